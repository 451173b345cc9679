import { useQuery } from '@tanstack/react-query';
import { type Comparison, readBenchmarks } from '../../api/ledgers.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from './registers.module.css';
import { words } from './strings.ts';

const text = words.registers;

/** 对标 (CAT-19…21). */
export function BenchmarksTab() {
  const read = useQuery({ queryKey: ['benchmarks'], queryFn: readBenchmarks });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const { items } = read.data;
  if (items.length === 0) return <Empty title={text.noBenchmark}>{text.noBenchmarkText}</Empty>;
  const columns: Column<Comparison>[] = [
    { key: 'name', title: text.item, show: (row) => row.name },
    { key: 'authority', title: text.department, show: (row) => row.authorityName },
    {
      key: 'volume',
      title: text.volume,
      show: (row) => `${row.volume}${row.isFrequent ? `（${text.frequent}）` : ''}`,
      sortBy: (row) => row.volume,
    },
    { key: 'promised', title: text.promised, show: (row) => text.days(row.promised) },
    {
      key: 'cities',
      title: text.cities,
      show: (row) => row.cities.map((one) => `${one.city} ${text.days(one.promised)}`).join('，') || '—',
    },
    { key: 'verdict', title: text.verdict, show: (row) => <Verdict row={row} /> },
  ];
  return <DataList caption={text.benchmarks} columns={columns} rows={items} rowKey={(row) => row.item} />;
}

function Verdict({ row }: { row: Comparison }) {
  if (row.alarm) return <span className={styles.alarm}>{row.alarm.remedy}</span>;
  if (row.cities.length === 0) return text.notCompared;
  return row.isOver ? text.overButRare : text.fine;
}
