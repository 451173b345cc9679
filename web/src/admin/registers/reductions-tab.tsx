import { useQuery } from '@tanstack/react-query';
import { readReductions, type Reduction, type Reductions, type ReductionTotal } from '../../api/ledgers.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './registers.module.css';
import { words } from './strings.ts';

const text = words.registers;

/** 五减 (CAT-17/18): what was reduced against the baseline, by department and by topic, with the mark of the target. */
export function ReductionsTab() {
  const read = useQuery({ queryKey: ['reductions'], queryFn: readReductions });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const [whole] = read.data.totals;
  if (whole === undefined || whole.withBaseline === 0)
    return <Empty title={text.noBaseline}>{text.noBaselineText}</Empty>;
  return (
    <>
      <Target whole={whole} target={read.data.materialsTarget} />
      <Section title={text.byDepartment}>
        <Totals caption={text.byDepartment} group={text.department} totals={read.data.totals} />
      </Section>
      <Section title={text.byTopic} note={text.byTopicNote}>
        <Totals caption={text.byTopic} group={text.topic} totals={read.data.topics.slice(1)} />
      </Section>
      <p className="secondary">{text.sources(sourcesOf(read.data.rows))}</p>
      <p className={styles.bar}>
        <a href="/api/ledgers/reductions.csv" download>
          {text.download}
        </a>
      </p>
    </>
  );
}

/** 材料总数 against its target, in one sentence. */
function Target({ whole, target }: { whole: ReductionTotal; target: number }) {
  const materials = whole.reductions.find(({ figure }) => figure === 'materials');
  if (materials === undefined || materials.met === null) return null;
  return (
    <p className={styles.target} data-met={materials.met}>
      <b>{materials.met ? text.met : text.notMet}</b>{' '}
      {text.materialsTarget(materials.before, materials.now, materials.rate, target)}
    </p>
  );
}

type TotalsProps = { caption: string; group: string; totals: readonly ReductionTotal[] };

function Totals({ caption, group, totals }: TotalsProps) {
  const compared = totals.filter((row) => row.reductions.some(({ before }) => before > 0));
  const columns: Column<ReductionTotal>[] = [
    { key: 'name', title: group, show: (row) => row.name, lead: true },
    { key: 'items', title: text.compared, show: (row) => text.of(row.withBaseline, row.items) },
    ...(totals[0]?.reductions ?? []).map(({ figure, name }) => ({
      key: figure,
      title: name,
      show: (row: ReductionTotal) => <Reduced one={row.reductions.find((reduction) => reduction.figure === figure)} />,
    })),
  ];
  const without = totals.length - compared.length;
  return (
    <>
      <DataList caption={caption} columns={columns} rows={compared} rowKey={(row) => row.key} />
      {without > 0 && <p className="secondary">{text.without(without)}</p>}
    </>
  );
}

function Reduced({ one }: { one: Reduction | undefined }) {
  if (one === undefined || (one.before === 0 && one.now === 0)) return '—';
  return (
    <>
      {text.rate(one.before, one.now, one.rate)}{' '}
      {one.met !== null && (
        <span className={styles.met} data-met={one.met}>
          {one.met ? text.met : text.notMet}
        </span>
      )}
    </>
  );
}

/** Where the figures before the reform come from, each source once. */
const sourcesOf = (rows: Reductions['rows']): string[] => [...new Set(rows.flatMap(({ source }) => source ?? []))];
