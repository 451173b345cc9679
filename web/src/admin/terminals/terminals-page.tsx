import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useState } from 'react';
import { listTerminals, registerTerminal, revokeTerminal, type Terminal } from '../../api/terminals.ts';
import { useWrite } from '../../api/use-write.ts';
import { DataList } from '../../ui/data-list.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { AdminShell } from '../admin-shell.tsx';
import { words } from './strings.ts';
import styles from './terminals.module.css';

const key = ['terminals'] as const;

/** 自助终端: registered here, activated at the device, revoked here. */
export default function TerminalsPage() {
  return (
    <AdminShell title={words.title}>
      <h1>{words.title}</h1>
      <p className="secondary">{words.lead}</p>
      <Registration />
      <Terminals />
    </AdminShell>
  );
}

function slipOf(code: string, name: string): string | null {
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(code)) return words.badCode;
  return name.trim() === '' ? words.badName : null;
}

function Registration() {
  const cache = useQueryClient();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [slip, setSlip] = useState<string | null>(null);
  const send = useWrite((sent: { code: string; name: string }) => registerTerminal(sent), {
    onDone: () => cache.invalidateQueries({ queryKey: key }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wrong = slipOf(code, name);
    setSlip(wrong);
    if (wrong === null) void send.run({ code, name: name.trim() });
  };
  return (
    <Section title={words.register} note={words.renewHint}>
      <form className={styles.form} onSubmit={submit}>
        <label htmlFor="terminal-code">{words.code}</label>
        <Input
          id="terminal-code"
          placeholder={words.codeHelp}
          maxLength={40}
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <label htmlFor="terminal-name">{words.name}</label>
        <Input
          id="terminal-name"
          maxLength={40}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {slip && <p role="alert">{slip}</p>}
        <Problem problem={send.problem} />
        <Button type="primary" htmlType="submit" loading={send.isBusy}>
          {words.register}
        </Button>
      </form>
      {send.result && (
        <output className={styles.given}>
          {words.once(send.result.code)}
          <b className="number">{send.result.activation.replaceAll(/(.{4})(?=.)/g, '$1-')}</b>
        </output>
      )}
    </Section>
  );
}

function Terminals() {
  const found = useQuery({ queryKey: key, queryFn: listTerminals });
  return (
    <Section title={words.list}>
      {found.isPending && <LoadingBlock />}
      <Problem problem={found.error} onRetry={() => void found.refetch()} />
      {found.data?.length === 0 && <p className="secondary">{words.none}</p>}
      {found.data && found.data.length > 0 && (
        <DataList
          caption={words.list}
          rows={found.data}
          rowKey={(row) => row.code}
          columns={[
            { key: 'code', title: words.code, show: (row) => row.code },
            { key: 'name', title: words.name, show: (row) => row.name },
            { key: 'state', title: words.state, show: stateOf },
            { key: 'at', title: words.registeredAt, show: (row) => shanghaiTime(row.registeredAt) },
            { key: 'act', title: words.act, show: (row) => row.revokedAt === null && <Revoke code={row.code} /> },
          ]}
        />
      )}
    </Section>
  );
}

function stateOf(row: Terminal): string {
  if (row.revokedAt !== null) return words.revoked;
  return row.activatedAt === null ? words.waiting : words.active;
}

function Revoke({ code }: { code: string }) {
  const cache = useQueryClient();
  const send = useWrite((_: null, sendKey) => revokeTerminal(code, sendKey), {
    onDone: () => cache.invalidateQueries({ queryKey: key }),
  });
  return (
    <>
      <Button danger size="small" loading={send.isBusy} onClick={() => void send.run(null)}>
        {words.revoke}
      </Button>
      <Problem problem={send.problem} />
    </>
  );
}
