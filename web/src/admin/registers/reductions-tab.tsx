import { useQuery } from '@tanstack/react-query';
import { readReductions } from '../../api/ledgers.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from './registers.module.css';
import { words } from './strings.ts';

const text = words.registers;

/** 五减 (CAT-17/18). */
export function ReductionsTab() {
  const read = useQuery({ queryKey: ['reductions'], queryFn: readReductions });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const { totals } = read.data;
  const [whole] = totals;
  if (whole === undefined || whole.withBaseline === 0)
    return <Empty title={text.noBaseline}>{text.noBaselineText}</Empty>;
  type Row = (typeof totals)[number];
  const columns: Column<Row>[] = [
    { key: 'name', title: text.department, show: (row) => row.name },
    { key: 'items', title: text.compared, show: (row) => text.of(row.withBaseline, row.items) },
    ...whole.reductions.map(({ figure, name }) => ({
      key: figure,
      title: name,
      show: (row: Row) => {
        const one = row.reductions.find((reduction) => reduction.figure === figure);
        return row.withBaseline === 0 || one === undefined ? '—' : text.rate(one.before, one.now, one.rate);
      },
    })),
  ];
  return (
    <>
      <DataList caption={text.reductions} columns={columns} rows={totals} rowKey={(row) => row.authority} />
      <p className="secondary">{text.sources(sourcesOf(read.data.rows))}</p>
      <p className={styles.bar}>
        <a href="/api/ledgers/reductions.csv" download>
          {text.download}
        </a>
      </p>
    </>
  );
}

/** Where the figures before the reform come from, each source once. */
const sourcesOf = (rows: readonly { source: string | null }[]): string[] => [
  ...new Set(rows.flatMap(({ source }) => source ?? [])),
];
