import { useQuery } from '@tanstack/react-query';
import { type Attempt, listAttempts } from '../../api/oversight.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { caseAddress } from '../addresses.ts';
import { OverseerShell } from '../overseer-shell.tsx';
import styles from '../cards/cards.module.css';
import { words } from '../strings.ts';

const text = words.attempts;

/** 当场拒绝的 (CAT-10, ITK-09): what somebody tried outside the published list and guide, by post, time and item. */
export default function AttemptsPage() {
  return (
    <OverseerShell title={text.title}>
      <Attempts />
    </OverseerShell>
  );
}

function Attempts() {
  const kind = useQueryText('kind') ?? '';
  const attempts = useQuery({ queryKey: ['oversight', 'attempts'], queryFn: listAttempts });
  if (attempts.isError) return <Problem problem={attempts.error} onRetry={() => void attempts.refetch()} />;
  if (!attempts.data) return <LoadingBlock lines={5} />;
  const rows = attempts.data.filter((one) => kind === '' || one.kind === kind);
  const kinds = new Map(attempts.data.map((one) => [one.kind, one.kindName]));
  const tab = (id: string, label: string) => ({
    to: `/overseer/attempts${id === '' ? '' : `?kind=${id}`}`,
    label,
    count: attempts.data.filter((one) => id === '' || one.kind === id).length,
    isCurrent: kind === id,
  });
  return (
    <>
      <h1>{text.title}</h1>
      <p className={`secondary ${styles.lead}`}>{text.lead}</p>
      <ListTabs label={text.title} tabs={[tab('', text.all), ...[...kinds].map(([id, label]) => tab(id, label))]} />
      {rows.length === 0 ? (
        <Empty title={text.emptyTitle}>{text.emptyText}</Empty>
      ) : (
        <DataList caption={text.title} columns={columns} rows={rows} rowKey={(row) => row.attemptId} />
      )}
    </>
  );
}

const columns: readonly Column<Attempt>[] = [
  { key: 'kind', title: text.column.kind, show: (row) => row.kindName, sortBy: (row) => row.kindName, lead: true },
  {
    key: 'who',
    title: text.column.who,
    show: (row) => (
      <span>
        {row.who}
        {!row.byStaff && <span className="secondary"> {text.home}</span>}
      </span>
    ),
    sortBy: (row) => row.who,
  },
  { key: 'about', title: text.column.about, show: (row) => <About row={row} /> },
  { key: 'demanded', title: text.column.demanded, show: (row) => <code>{row.demanded.join('、')}</code> },
  {
    key: 'at',
    title: text.column.at,
    show: (row) => <span className="number">{shanghaiTime(row.at)}</span>,
    sortBy: (row) => row.at,
  },
];

function About({ row }: { row: Attempt }) {
  if (row.caseId === null) return <span className="secondary">—</span>;
  return (
    <span>
      {row.itemName} <PageLink to={caseAddress(row.caseId)}>{row.receiptNo}</PageLink>
    </span>
  );
}
