import { useQuery } from '@tanstack/react-query';
import { type Comparison, readBenchmarks, readCoverage, readReductions } from '../../api/ledgers.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { StandardBehind, StandardFigures } from '../../ui/standards/standard-figures.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { CleanUpsTab } from './clean-ups-tab.tsx';
import { HallsTab } from './halls-tab.tsx';
import { OneWindowTab } from './one-window-tab.tsx';
import { ProgrammeTab } from './programme-tab.tsx';
import styles from './registers.module.css';
import { words } from './strings.ts';

const text = words.registers;
const lists = [
  'reductions',
  'benchmarks',
  'online',
  'cleanUps',
  'coverage',
  'halls',
  'oneWindow',
  'programme',
] as const;

/** 台账: reductions, comparison, online depth and channels, all counted from what is published. */
export default function RegistersPage() {
  const asked = useQueryText('list') ?? 'reductions';
  const tabs = lists.map((list) => ({
    to: `/admin/registers?list=${list}`,
    label: text[list],
    count: null,
    isCurrent: list === asked,
  }));
  return (
    <AdminShell title={text.title}>
      <h1>{text.title}</h1>
      <p className="secondary">{text.lead}</p>
      <ListTabs label={text.title} tabs={tabs} />
      {asked === 'benchmarks' && <Benchmarks />}
      {asked === 'online' && <Online />}
      {asked === 'cleanUps' && <CleanUpsTab />}
      {asked === 'coverage' && <CoverageOf />}
      {asked === 'halls' && <HallsTab />}
      {asked === 'oneWindow' && <OneWindowTab />}
      {asked === 'programme' && <ProgrammeTab />}
      {(asked === 'reductions' || !(lists as readonly string[]).includes(asked)) && <Reductions />}
    </AdminShell>
  );
}

function Reductions() {
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

function Benchmarks() {
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

function Online() {
  const asked = useQueryText('cut');
  const at = (cut: string): string => `/admin/registers?list=online&cut=${cut}`;
  if (asked)
    return (
      <StandardBehind
        cut={asked}
        back="/admin/registers?list=online"
        itemAt={(code) => `/admin/catalogue/item/${encodeURIComponent(code)}`}
      />
    );
  return <StandardFigures at={at} agreementAt="/admin/levels/drift" />;
}

/** 清单覆盖率 (CAT-11): by level, and the institutions without a list. */
function CoverageOf() {
  const read = useQuery({ queryKey: ['coverage'], queryFn: readCoverage });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const { institutions, withList, share, levels, missing } = read.data;
  return (
    <>
      <Section title={text.coverageShare(withList, institutions, share)}>
        <DataList
          caption={text.coverage}
          columns={[
            { key: 'name', title: text.level, show: (row) => row.name },
            { key: 'count', title: text.withList, show: (row) => text.of(row.withList, row.institutions) },
            { key: 'share', title: text.coverage, show: (row) => (row.share === null ? '—' : `${row.share}%`) },
          ]}
          rows={levels}
          rowKey={(row) => String(row.level)}
        />
      </Section>
      <Section title={text.missing(missing.length)}>
        {missing.length > 0 && (
          <DataList
            caption={text.missing(missing.length)}
            columns={[
              { key: 'name', title: text.institution, show: (row) => row.name },
              { key: 'region', title: text.region, show: (row) => row.regionName },
              { key: 'level', title: text.level, show: (row) => row.levelName },
            ]}
            rows={missing}
            rowKey={(row) => row.authority}
          />
        )}
      </Section>
    </>
  );
}
