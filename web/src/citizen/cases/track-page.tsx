import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useState } from 'react';
import { type PublicProgress, track } from '../../api/bundles.ts';
import { DataList } from '../../ui/data-list.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { useGo, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { CitizenPage } from '../frame.tsx';
import { words } from '../strings.ts';
import styles from './cases.module.css';

const text = words.track;

/** 查进度: with number and code, without signing in. */
export default function TrackPage() {
  const go = useGo();
  const asked = { no: useQueryText('no') ?? '', code: useQueryText('code') ?? '' };
  const [no, setNo] = useState(asked.no);
  const [code, setCode] = useState(asked.code);
  const [slip, setSlip] = useState<string | null>(null);
  const isAsked = asked.no !== '' && asked.code !== '';
  const found = useQuery({
    queryKey: ['track', asked.no, asked.code],
    queryFn: () => track(asked.no, asked.code),
    enabled: isAsked,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const given = { no: no.replace(/\s/g, ''), code: code.replace(/\s/g, '') };
    setSlip(given.no && given.code ? null : text.both);
    if (given.no && given.code)
      go(`/citizen/track?no=${encodeURIComponent(given.no)}&code=${encodeURIComponent(given.code)}`);
  };
  return (
    <CitizenPage title={text.title} width="narrow">
      <h1>{text.title}</h1>
      <p className="secondary">{text.hint}</p>
      <form className={styles.trackForm} onSubmit={submit}>
        <label htmlFor="track-no">{text.number}</label>
        <Input
          id="track-no"
          inputMode="numeric"
          maxLength={40}
          autoComplete="off"
          value={no}
          onChange={(event) => setNo(event.target.value)}
        />
        <label htmlFor="track-code">{text.code}</label>
        <Input
          id="track-code"
          maxLength={20}
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        {slip && (
          <p role="alert" className={styles.slip}>
            {slip}
          </p>
        )}
        <Button type="primary" htmlType="submit">
          {text.submit}
        </Button>
      </form>
      {isAsked && found.isPending && <LoadingBlock />}
      <Problem problem={found.error} />
      {found.data && <Progress progress={found.data} />}
      {found.data && <Received materials={found.data.materials} />}
    </CitizenPage>
  );
}

/** 收件清单: what came in and what is still missing, the same as on the receipt. */
function Received({ materials }: { materials: PublicProgress['materials'] }) {
  if (materials.received.length + materials.missing.length === 0) return null;
  return (
    <Section title={text.materials}>
      <DataList
        caption={text.materials}
        rows={[
          ...materials.received.map((one) => ({ name: one.name, state: text.received(one.copies), how: one.form })),
          ...materials.missing.map((one) => ({
            name: one.name,
            state: one.required ? text.missing : text.optional,
            how: one.how,
          })),
        ]}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', title: text.material, show: (row) => row.name },
          { key: 'state', title: text.state, show: (row) => row.state },
          { key: 'how', title: text.form, show: (row) => row.how },
        ]}
      />
    </Section>
  );
}

function Progress({ progress }: { progress: PublicProgress }) {
  return (
    <Section
      title={`${progress.bundleName}：${progress.statusName}`}
      note={progress.bundleDue ? `${text.due} ${progress.bundleDue}` : undefined}
    >
      <DataList
        caption={text.items}
        rows={progress.strands}
        rowKey={(strand) => strand.name}
        columns={[
          { key: 'name', title: text.item, show: (strand) => strand.name },
          { key: 'by', title: text.by, show: (strand) => strand.authorityName },
          { key: 'status', title: text.status, show: (strand) => strand.statusName },
          { key: 'due', title: text.due, show: (strand) => strand.due },
        ]}
      />
    </Section>
  );
}
