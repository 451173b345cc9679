import { useQuery } from '@tanstack/react-query';
import { type CleanUpRow, readCleanUps } from '../../api/ledgers.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './registers.module.css';
import { words } from './strings.ts';

const text = words.cleanUps;

/** 清理台账 (CAT-14): how many items before and now, and batch by batch what the catalogue has carried out already. */
export function CleanUpsTab() {
  const read = useQuery({ queryKey: ['clean-ups'], queryFn: readCleanUps });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const { before, now, filings, open, batches } = read.data;
  if (batches.length === 0) return <Empty title={text.none}>{text.noneText}</Empty>;
  return (
    <>
      <p className={styles.compared}>
        <b>{text.compared(before, now)}</b>
        <span className="secondary">{[text.filings(filings), text.open(open)].join('，')}</span>
      </p>
      {batches.map((batch) => (
        <Section
          key={batch.code}
          title={batch.name}
          aside={text.done(batch.done, batch.rows.length)}
          note={text.decided(batch.on, batch.basis)}
        >
          <DataList caption={batch.name} columns={columns} rows={batch.rows} rowKey={(row) => row.item} />
        </Section>
      ))}
    </>
  );
}

const columns: Column<CleanUpRow>[] = [
  { key: 'name', title: text.item, show: (row) => <Item row={row} />, lead: true },
  {
    key: 'outcome',
    title: text.outcome,
    show: (row) =>
      row.intoName === null ? <span className={styles.cell}>{row.outcomeName}</span> : text.into(row.intoName),
  },
  { key: 'reason', title: text.reason, show: (row) => row.reason },
  { key: 'by', title: text.reviewedBy, show: (row) => <span className={styles.cell}>{row.reviewedBy}</span> },
  {
    key: 'state',
    title: text.state,
    show: (row) => (row.isDone ? text.carriedOut : <span className={styles.alarm}>{row.remedy}</span>),
  },
];

function Item({ row }: { row: CleanUpRow }) {
  if (row.authorityName === null) return row.name;
  return (
    <span>
      <PageLink to={`/admin/catalogue/item/${encodeURIComponent(row.item)}`}>{row.name}</PageLink>{' '}
      <span className="secondary">{row.authorityName}</span>
    </span>
  );
}
