import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type LedList, type LedRow, listLedCases } from '../../api/lead.ts';
import { ApproverShell } from '../../ui/approver-shell.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { DueCell } from '../../ui/due-cell.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Light } from '../../ui/light.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { runningWords } from '../../ui/running/strings.ts';
import { TrialMark } from '../../ui/trial-mark.tsx';
import { WorkList } from '../../ui/work-list.tsx';
import styles from '../approver.module.css';
import { words } from './strings.ts';

const LISTS = Object.keys(words.lists) as LedList[];
const REFRESH_MS = 10_000;
const heading = words.column;

/** 牵头的件 (THG-09): every case of the bundles that the department leads, what is late first. */
export default function LedPage() {
  const list = useQueryText('list') === 'done' ? 'done' : 'open';
  const led = useQuery({
    queryKey: ['led', list],
    queryFn: () => listLedCases(list),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  return (
    <ApproverShell title={words.title}>
      <h1>{words.title}</h1>
      <p className={styles.listNote}>{words.note}</p>
      <Bundles rows={led.data?.rows ?? []} />
      <ListTabs
        label={words.listsLabel}
        tabs={LISTS.map((name) => ({
          to: `/approver/led?list=${name}`,
          label: words.lists[name],
          count: led.data?.counts[name] ?? null,
          isCurrent: name === list,
        }))}
      />
      <Problem problem={led.error} onRetry={() => void led.refetch()} />
      {led.isPending && <LoadingBlock lines={6} />}
      {led.data?.rows.length === 0 && <Empty title={words.empty[list].title}>{words.empty[list].text}</Empty>}
      {led.data && led.data.rows.length > 0 && (
        <div className={styles.limits}>
          <WorkList
            caption={words.lists[list]}
            columns={columns[list]}
            rows={led.data.rows}
            rowKey={(row) => row.caseId}
            rowTo={(row) => `/approver/led/${row.caseId}`}
          />
        </div>
      )}
    </ApproverShell>
  );
}

/** 运行情况 of each bundle that has cases in the list. */
function Bundles({ rows }: { rows: readonly LedRow[] }) {
  const names = new Map(rows.filter((row) => !row.trial).map((row) => [row.bundle, row.bundleName]));
  if (names.size === 0) return null;
  return (
    <p className={styles.runningLinks}>
      {[...names].map(([code, name]) => (
        <PageLink key={code} to={`/approver/led/bundles/${encodeURIComponent(code)}`}>
          {runningWords.heading(name)}
        </PageLink>
      ))}
    </p>
  );
}

const bundle: Column<LedRow> = {
  key: 'bundle',
  title: heading.bundle,
  show: (row) => row.bundleName,
  sortBy: (row) => row.bundleName,
};
const due: Column<LedRow> = {
  key: 'due',
  title: heading.due,
  show: (row) => (row.bundleDue ? <DueCell {...row} due={row.bundleDue} /> : row.statusName),
};
const status: Column<LedRow> = { key: 'status', title: heading.due, show: (row) => row.statusName };
const chain: Column<LedRow> = {
  key: 'chain',
  title: heading.chain,
  show: (row) => words.progress(row.done, row.total),
};
const alert: Column<LedRow> = { key: 'alert', title: heading.alert, show: (row) => <Alert row={row} /> };
const number: Column<LedRow> = {
  key: 'number',
  title: heading.number,
  show: (row) => (
    <>
      <span className={`number ${styles.small}`}>{row.receiptNo}</span>
      <TrialMark trial={row.trial} />
    </>
  ),
};
const received: Column<LedRow> = {
  key: 'received',
  title: heading.received,
  show: (row) => <span className="number">{row.receivedOn}</span>,
  sortBy: (row) => row.receivedOn,
};
const columns: Record<LedList, readonly Column<LedRow>[]> = {
  open: [bundle, alert, due, chain, received, number],
  done: [bundle, status, chain, received, number],
};

/** 要留意的: what is late anywhere in the chain, else what is near, and what was urged already. */
function Alert({ row }: { row: LedRow }) {
  const urged = row.urged > 0 && <span className="secondary">{words.urged(row.urged)}</span>;
  if (row.worst === 'red')
    return (
      <>
        <Light light="red" word={row.late > 0 ? words.late(row.late) : undefined} /> {urged}
      </>
    );
  if (row.worst === 'yellow')
    return (
      <>
        <Light light="yellow" word={words.near} /> {urged}
      </>
    );
  return urged || <span className="secondary">{words.fine}</span>;
}
