import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type IndicatorReport, type Indicators, readIndicators } from '../../api/oversight.ts';
import { useClock } from '../../api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { useGo, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { OverseerShell } from '../overseer-shell.tsx';
import { words } from '../strings.ts';
import styles from './indicators.module.css';
import { periodsBefore } from './periods.ts';

const text = words.indicators;
type Asked = { by: string; from: string; to: string };

/** 办件质效 (OVS-29): the published indicators of a period, by department, item or channel, each with its formula. */
export default function IndicatorsPage() {
  return (
    <OverseerShell title={text.title}>
      <Report />
    </OverseerShell>
  );
}

const addressOf = (asked: Asked): string =>
  `/overseer/indicators?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString()}`;

function Report() {
  const asked: Asked = {
    by: useQueryText('by') ?? 'authority',
    from: useQueryText('from') ?? '',
    to: useQueryText('to') ?? '',
  };
  const go = useGo();
  const report = useQuery({
    queryKey: ['oversight', 'indicators', asked],
    queryFn: () => readIndicators(asked),
    placeholderData: keepPreviousData,
  });
  const today = useClock().data?.today;
  const periods = today === undefined ? [] : periodsBefore(today);
  const current = periods.find((one) => one.from === asked.from && one.to === asked.to) ?? periods[0];
  return (
    <>
      <div className={styles.head}>
        <h1>{text.title}</h1>
        <label className={styles.day}>
          {text.periods}
          <select
            value={current?.id ?? ''}
            onChange={(event) => {
              const chosen = periods.find((one) => one.id === event.target.value);
              go(addressOf({ ...asked, from: chosen?.from ?? '', to: chosen?.to ?? '' }));
            }}
          >
            {periods.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ListTabs
        label={text.title}
        tabs={Object.entries(text.by).map(([by, label]) => ({
          to: addressOf({ ...asked, by }),
          label,
          count: null,
          isCurrent: asked.by === by,
        }))}
      />
      <Problem problem={report.error} onRetry={() => void report.refetch()} />
      {report.isPending && <LoadingBlock lines={6} />}
      {report.data &&
        (report.data.rows.length === 0 ? (
          <Empty title={text.emptyTitle}>{text.emptyText}</Empty>
        ) : (
          <Table report={report.data} />
        ))}
      {report.data && <Formulas report={report.data} />}
    </>
  );
}

function Table({ report }: { report: IndicatorReport }) {
  const most = Math.max(1, ...report.rows.map((row) => row.received));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>{text.period(report.from, report.to)}</caption>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            {report.definitions.map((one) => (
              <th key={one.id} scope="col" title={one.formula}>
                {one.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...report.rows]
            .sort((one, other) => other.received - one.received)
            .map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                <Cells row={row} definitions={report.definitions} most={most} />
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            <Cells row={report.total} definitions={report.definitions} most={0} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Cells({
  row,
  definitions,
  most,
}: {
  row: Indicators;
  definitions: IndicatorReport['definitions'];
  most: number;
}) {
  return definitions.map(({ id, name }) => {
    const value = row[id as keyof Indicators];
    const isRate = id.endsWith('Rate');
    const share = isRate ? (value ?? 0) : id === 'received' && most > 0 ? (value ?? 0) / most : 0;
    return (
      <td key={id} data-title={name} data-bad={id === 'overdueRate' && (value ?? 0) > 0}>
        <span className={styles.value}>
          {isRate ? words.percent(value) : value === null ? '—' : `${value} ${text.units[id] ?? ''}`}
        </span>
        {share > 0 && (
          <span className={styles.bar} aria-hidden="true">
            <span style={{ width: `${100 * Math.min(1, share)}%` }} />
          </span>
        )}
      </td>
    );
  });
}

function Formulas({ report }: { report: IndicatorReport }) {
  return (
    <details className={styles.formulas}>
      <summary>{text.formulas}</summary>
      <dl>
        {report.definitions.map((one) => (
          <div key={one.id}>
            <dt>{one.name}</dt>
            <dd>{one.formula}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
