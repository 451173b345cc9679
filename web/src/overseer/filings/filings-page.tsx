import { useQuery } from '@tanstack/react-query';
import { type Filing, listFilings } from '../../api/oversight.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { caseAddress } from '../addresses.ts';
import styles from '../cards/cards.module.css';
import { OverseerShell } from '../overseer-shell.tsx';
import { words } from '../strings.ts';

const text = words.filings;

/** 备案监管 (CAT-15): what was filed without approval and is to be supervised now, newest first. */
export default function FilingsPage() {
  return (
    <OverseerShell title={text.title}>
      <h1>{text.title}</h1>
      <p className={`secondary ${styles.lead}`}>{text.lead}</p>
      <Filings />
    </OverseerShell>
  );
}

function Filings() {
  const filings = useQuery({ queryKey: ['oversight', 'filings'], queryFn: listFilings });
  if (filings.isError) return <Problem problem={filings.error} onRetry={() => void filings.refetch()} />;
  if (!filings.data) return <LoadingBlock lines={5} />;
  if (filings.data.length === 0) return <Empty title={text.emptyTitle}>{text.emptyText}</Empty>;
  return (
    <DataList
      caption={text.title}
      columns={columns}
      rows={filings.data}
      rowKey={(row) => `${row.caseId}/${row.member}`}
    />
  );
}

const columns: readonly Column<Filing>[] = [
  {
    key: 'item',
    title: text.column.item,
    show: (row) => (
      <span>
        {row.itemName} <span className="secondary">{row.basis}</span>
      </span>
    ),
    sortBy: (row) => row.itemName,
    lead: true,
  },
  { key: 'number', title: text.column.number, show: (row) => <span className="number">{row.number}</span> },
  {
    key: 'filedOn',
    title: text.column.filedOn,
    show: (row) => <span className="number">{row.filedOn}</span>,
    sortBy: (row) => row.filedOn,
  },
  { key: 'taken', title: text.column.authority, show: (row) => row.authorityName, sortBy: (row) => row.authorityName },
  {
    key: 'supervisor',
    title: text.column.supervisor,
    show: (row) => row.supervisorName,
    sortBy: (row) => row.supervisorName,
  },
  {
    key: 'case',
    title: text.column.receiptNo,
    show: (row) => <PageLink to={caseAddress(row.caseId)}>{row.receiptNo}</PageLink>,
  },
];
