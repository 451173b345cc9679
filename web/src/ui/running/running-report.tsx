import { useQuery } from '@tanstack/react-query';
import { type BundleRunning, readRunning, type RunningMonth } from '../../api/running.ts';
import { type Column, DataList } from '../data-list.tsx';
import { Empty } from '../empty.tsx';
import { LoadingBlock } from '../loading-block.tsx';
import { Problem } from '../problem.tsx';
import { Section } from '../section.tsx';
import styles from './running.module.css';
import { runningWords as words } from './strings.ts';

/** 运行情况 (THG-19): bars of what came and went, the numbers of each month below them, and how each is counted. */
export function RunningReport({ bundle }: { bundle: string }) {
  const found = useQuery({ queryKey: ['running', bundle], queryFn: () => readRunning(bundle) });
  if (found.isError) return <Problem isPage problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingBlock lines={8} />;
  const months = sinceFirst(found.data.months);
  return (
    <>
      <h1>{words.heading(found.data.name)}</h1>
      <p className={styles.note}>{words.note}</p>
      {months.length === 0 ? (
        <Empty title={words.none}>{words.noneText}</Empty>
      ) : (
        <>
          <Section title={words.chart} aside={<Legend />}>
            <Bars months={months} />
          </Section>
          <div className={styles.table}>
            <DataList
              caption={words.table}
              columns={columnsOf(found.data)}
              rows={months.toReversed()}
              rowKey={(row) => row.month}
            />
          </div>
          <details className={styles.formulas}>
            <summary>{words.formulas}</summary>
            <dl>
              {found.data.definitions.map((one) => (
                <div key={one.id}>
                  <dt>{one.name}</dt>
                  <dd>{one.formula}</dd>
                </div>
              ))}
            </dl>
          </details>
        </>
      )}
    </>
  );
}

/** Months before the first case say nothing. */
function sinceFirst(months: readonly RunningMonth[]): RunningMonth[] {
  const first = months.findIndex((one) => one.received + one.concluded + one.returned + one.rated > 0);
  return first === -1 ? [] : months.slice(first);
}

function Legend() {
  return (
    <span className={styles.legend} aria-hidden="true">
      <span data-bar="received">{words.legend.received}</span>
      <span data-bar="concluded">{words.legend.concluded}</span>
    </span>
  );
}

/** 柱图: a picture of the table below, which says the same to whoever cannot see it. */
function Bars({ months }: { months: readonly RunningMonth[] }) {
  const most = Math.max(1, ...months.flatMap((one) => [one.received, one.concluded]));
  return (
    <div className={styles.bars} aria-hidden="true">
      {months.map((one) => (
        <div key={one.month} className={styles.pair}>
          <div className={styles.columns}>
            <Bar bar="received" value={one.received} most={most} />
            <Bar bar="concluded" value={one.concluded} most={most} />
          </div>
          <span className={styles.month}>{one.month.slice(2)}</span>
        </div>
      ))}
    </div>
  );
}

function Bar({ bar, value, most }: { bar: string; value: number; most: number }) {
  return (
    <span className={styles.column}>
      <span className={styles.count}>{value}</span>
      <span className={styles.fill} data-bar={bar} style={{ height: `${(100 * value) / most}%` }} />
    </span>
  );
}

const shown: Record<string, (row: RunningMonth) => string> = {
  averageDays: (row) => words.days(row.averageDays),
  returnRate: (row) => words.rate(row.returnRate),
  received: (row) => words.cases(row.received),
  concluded: (row) => words.cases(row.concluded),
  savedMaterials: (row) => words.papers(row.savedMaterials),
  savedSteps: (row) => words.steps(row.savedSteps),
  savedTrips: (row) => words.trips(row.savedTrips),
  satisfaction: (row) => words.rated(words.rate(row.satisfaction), row.rated),
};

const columnsOf = ({ definitions }: BundleRunning): Column<RunningMonth>[] => [
  { key: 'month', title: words.month, show: (row) => <b className="number">{row.month}</b> },
  ...definitions.map(
    ({ id, name }): Column<RunningMonth> => ({
      key: id,
      title: name,
      show: (row) => <span className="number">{shown[id]?.(row) ?? String(row[id as keyof RunningMonth])}</span>,
    }),
  ),
];
