import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { listOversightFindings, type OversightFinding } from '../../api/oversight.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { caseAddress, orderAddress } from '../addresses.ts';
import { OverseerShell } from '../overseer-shell.tsx';
import { REFRESH_MS } from '../refresh.ts';
import { words } from '../strings.ts';
import styles from './cards.module.css';
import { UrgeDialog } from './urge-dialog.tsx';

const text = words.cards;

/** 黄红牌: what oversight found by itself, red first; each leads to the very step it rests on. */
export default function CardsPage() {
  return (
    <OverseerShell title={text.title}>
      <Cards />
    </OverseerShell>
  );
}

function Cards() {
  const kind = useQueryText('kind') ?? 'all';
  const cache = useQueryClient();
  const [urging, setUrging] = useState<OversightFinding | null>(null);
  const findings = useQuery({
    queryKey: ['oversight', 'findings'],
    queryFn: listOversightFindings,
    refetchInterval: REFRESH_MS,
  });
  if (findings.isError) return <Problem problem={findings.error} onRetry={() => void findings.refetch()} />;
  if (!findings.data) return <LoadingBlock lines={6} />;
  const { counts, rows } = findings.data;
  const total = counts.reduce((sum, one) => sum + one.count, 0);
  const shown = rows.filter((one) => kind === 'all' || one.kind === kind);
  const tab = (id: string, label: string, count: number) => ({
    to: `/overseer/cards?kind=${id}`,
    label,
    count,
    isCurrent: kind === id,
  });
  return (
    <>
      <h1>{text.title}</h1>
      <p className={`secondary ${styles.lead}`}>{text.lead}</p>
      <ListTabs
        label={text.title}
        tabs={[
          tab('all', text.all, total),
          ...counts.filter((one) => one.count > 0).map((one) => tab(one.kind, one.kindName, one.count)),
        ]}
      />
      {shown.length === 0 ? (
        <Empty title={text.emptyTitle}>{text.emptyText}</Empty>
      ) : (
        <DataList
          caption={text.title}
          columns={[...columns, orderColumn(setUrging)]}
          rows={shown}
          rowKey={(one) => `${one.kind} ${one.id}`}
          rowTo={addressOf}
        />
      )}
      {urging && (
        <UrgeDialog
          card={urging}
          onClose={() => setUrging(null)}
          onDone={async () => {
            setUrging(null);
            await cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
          }}
        />
      )}
    </>
  );
}

const addressOf = (one: OversightFinding): string =>
  one.caseId === null
    ? one.workorderId === null
      ? `/overseer/attempts?kind=${one.kind}`
      : orderAddress(one.workorderId)
    : `${caseAddress(one.caseId)}${one.seq === null ? '' : `#event-${one.seq}`}`;

const columns: readonly Column<OversightFinding>[] = [
  { key: 'kind', title: text.column.kind, show: (one) => <Kind one={one} />, sortBy: (one) => one.card },
  { key: 'about', title: text.column.about, show: (one) => <About one={one} /> },
  {
    key: 'authority',
    title: text.column.authority,
    show: (one) => one.authorityName,
    sortBy: (one) => one.authorityName ?? '',
  },
  {
    key: 'day',
    title: text.column.day,
    show: (one) => <span className="number">{one.day}</span>,
    sortBy: (one) => one.day,
  },
  {
    key: 'overdue',
    title: text.column.overdue,
    align: 'right',
    show: (one) => (one.overdueDays > 0 ? words.days(one.overdueDays) : null),
    sortBy: (one) => one.overdueDays,
  },
];

const orderColumn = (onUrge: (one: OversightFinding) => void): Column<OversightFinding> => ({
  key: 'order',
  title: text.order,
  show: (one) =>
    one.order ? (
      <PageLink to={orderAddress(one.order.workorderId)}>
        {one.order.statusName} <span className="number">{one.order.number}</span>
      </PageLink>
    ) : (
      <Button size="small" onClick={() => onUrge(one)}>
        {text.urge}
      </Button>
    ),
});

function Kind({ one }: { one: OversightFinding }) {
  return (
    <span className={styles.kind}>
      <span className={styles.card} data-card={one.card}>
        {one.card === 'red' ? text.red : text.yellow}
      </span>
      {one.areaName} · {one.kindName}
    </span>
  );
}

function About({ one }: { one: OversightFinding }) {
  return (
    <span>
      {[one.bundleName, one.itemName].filter(Boolean).join(' · ')}{' '}
      <span className="secondary number">{one.receiptNo}</span>
      <small className={styles.rule}>
        {one.detail && <b>{one.detail} </b>}
        {one.rule}（{one.basis}）
      </small>
    </span>
  );
}
