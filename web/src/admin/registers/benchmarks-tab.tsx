import { useQuery } from '@tanstack/react-query';
import { type Comparison, readBenchmarks } from '../../api/ledgers.ts';
import { DefinitionPicker } from '../../ui/definition-picker.tsx';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { useGo, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { AspectGridOf } from './benchmark/aspect-grid.tsx';
import styles from './registers.module.css';
import { words } from './strings.ts';

const text = words.registers;

const address = '/admin/registers?list=benchmarks';
const gridOf = (item: string): string => `${address}&item=${encodeURIComponent(item)}`;

/** 对标 (CAT-19…21): frequent or compared items; one of them aspect by aspect beside the cities. */
export function BenchmarksTab() {
  const asked = useQueryText('item');
  const go = useGo();
  if (asked) return <AspectGridOf item={asked} back={address} />;
  return (
    <>
      <Compared />
      <Section title={text.compareOther} note={text.compareOtherNote}>
        <DefinitionPicker kind="item" label={text.item} onPick={(picked) => picked && go(gridOf(picked.code))} />
      </Section>
    </>
  );
}

function Compared() {
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
    {
      key: 'adopted',
      title: text.adopted,
      show: (row) => text.adoptedAspects(row.adopted),
      sortBy: (row) => row.adopted,
    },
    { key: 'verdict', title: text.verdict, show: (row) => <Verdict row={row} /> },
  ];
  return (
    <>
      <p className={styles.bar}>
        {text.best(items.filter((one) => one.cities.length > 0).length, items.filter((one) => one.adopted > 0).length)}
      </p>
      <DataList
        caption={text.benchmarks}
        columns={columns}
        rows={items}
        rowKey={(row) => row.item}
        rowTo={(row) => gridOf(row.item)}
      />
    </>
  );
}

function Verdict({ row }: { row: Comparison }) {
  if (row.alarm) return <span className={styles.alarm}>{row.alarm.remedy}</span>;
  if (row.cities.length === 0) return text.notCompared;
  return row.isOver ? text.overButRare : text.fine;
}
