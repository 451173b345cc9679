import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { lintCatalogue } from '../../api/catalogue.ts';
import { Empty } from '../../ui/empty.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { Findings } from '../findings.tsx';
import { placeAddress, placeWords } from '../place-words.ts';
import { words } from '../strings.ts';
import styles from './lint.module.css';
import { groupedFindings } from './lint-groups.ts';
import { useKind } from './use-names.ts';

const PAGE = 100;
const text = words.lint;

/** 目录体检: everything found in what is in force, what blocks first. */
export default function LintPage() {
  return (
    <AdminShell title={text.title}>
      <Lint />
    </AdminShell>
  );
}

function Lint() {
  const lint = useQuery({ queryKey: ['lint'], queryFn: lintCatalogue });
  const items = useKind('item');
  const severity = useQueryText('severity') ?? 'all';
  const [most, setMost] = useState(PAGE);
  if (lint.isError) return <Problem problem={lint.error} onRetry={() => void lint.refetch()} />;
  if (!lint.data) return <LoadingBlock lines={8} />;
  const { checked, blocked, warned, findings } = lint.data;
  const shown = findings.filter((finding) => severity === 'all' || finding.severity === severity);
  const names = new Map(items.map((item) => [`item:${item.code}`, item.name]));
  const tabs = [
    { to: '/admin/lint?severity=all', label: text.all, count: findings.length, isCurrent: severity === 'all' },
    { to: '/admin/lint?severity=block', label: text.blocked, count: blocked, isCurrent: severity === 'block' },
    { to: '/admin/lint?severity=warn', label: text.warned, count: warned, isCurrent: severity === 'warn' },
  ];
  return (
    <>
      <h1>{text.title}</h1>
      <p className="secondary">{text.lead}</p>
      <dl className={styles.counts}>
        <Count name={text.checked} count={checked} />
        <Count name={text.blocked} count={blocked} tone={blocked > 0 ? 'red' : undefined} />
        <Count name={text.warned} count={warned} />
      </dl>
      <ListTabs label={text.title} tabs={tabs} />
      <div className={styles.findings}>
        {shown.length === 0 && <Empty title={text.allClear}>{text.allClearText}</Empty>}
        {groupedFindings(shown.slice(0, most)).map((group) => (
          <section key={group.place} className={styles.group} aria-label={placeWords(group.place, '', names)}>
            <h2>
              <Where place={group.place} names={names} />
            </h2>
            <Findings findings={group.findings} where={(finding) => placeWords(finding.place, group.place, names)} />
          </section>
        ))}
        {shown.length > most && <Button onClick={() => setMost(most + PAGE)}>{text.more(shown.length - most)}</Button>}
      </div>
    </>
  );
}

function Count({ name, count, tone }: { name: string; count: number; tone?: 'red' }) {
  return (
    <div data-tone={tone}>
      <dt>{name}</dt>
      <dd>
        <b className="number">{count}</b> {text.unit}
      </dd>
    </div>
  );
}

function Where({ place, names }: { place: string; names: ReadonlyMap<string, string> }) {
  const to = placeAddress(place);
  const told = placeWords(place, '', names);
  return to === null ? told : <PageLink to={to}>{told}</PageLink>;
}
