import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type ApproverList, type ApproverRow, readApproverQueue } from '../api/approver.ts';
import type { Column } from '../ui/data-list.tsx';
import { DueCell } from '../ui/due-cell.tsx';
import { Empty } from '../ui/empty.tsx';
import { ListTabs } from '../ui/list-tabs.tsx';
import { LoadingBlock } from '../ui/loading-block.tsx';
import { useQueryText } from '../ui/navigation.tsx';
import { Problem } from '../ui/problem.tsx';
import { shanghaiTime } from '../ui/shanghai-time.ts';
import { ShortcutHints } from '../ui/shortcut-hints.tsx';
import { useShortcuts } from '../ui/use-shortcuts.ts';
import { WorkList } from '../ui/work-list.tsx';
import { ApproverShell } from '../ui/approver-shell.tsx';
import styles from './approver.module.css';
import { byFinish, byUrgency } from './by-urgency.ts';
import { searchRows } from './search-rows.ts';
import { words } from './strings.ts';
import { TrialMark } from '../ui/trial-mark.tsx';

const LISTS = Object.keys(words.lists) as ApproverList[];
const REFRESH_MS = 10_000;

/** 我的工作: six lists, the most urgent first; one click opens a case. */
export default function QueuePage() {
  return (
    <ApproverShell title={words.queueTitle}>
      <Queue />
    </ApproverShell>
  );
}

function Queue() {
  const asked = useQueryText('list');
  const list = LISTS.find((name) => name === asked) ?? 'todo';
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  useShortcuts({ '/': () => box.current?.focus() });
  const queue = useQuery({
    queryKey: ['approver-queue', list],
    queryFn: () => readApproverQueue(list),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  return (
    <>
      <div className={styles.queueHead}>
        <h1>{words.queueTitle}</h1>
        <input
          ref={box}
          className={styles.search}
          type="search"
          value={text}
          placeholder={words.search}
          aria-label={words.search}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ListTabs
        label={words.listsLabel}
        tabs={LISTS.map((name) => ({
          to: `/approver?list=${name}`,
          label: words.lists[name],
          count: queue.data?.counts[name] ?? null,
          isCurrent: name === list,
        }))}
      />
      <p className={styles.listNote}>{words.listNotes[list]}</p>
      <Problem problem={queue.error} onRetry={() => void queue.refetch()} />
      {queue.isPending ? (
        <LoadingBlock lines={6} />
      ) : (
        queue.data && <Rows rows={searchRows(queue.data.rows, text)} list={list} q={text.trim()} />
      )}
      <ShortcutHints
        keys={[
          { key: '/', does: words.keys.search },
          { key: 'J / K', does: words.keys.move },
          { key: 'Enter', does: words.keys.open },
        ]}
      />
    </>
  );
}

const heading = words.column;
const item: Column<ApproverRow> = {
  key: 'item',
  title: heading.item,
  show: (row) => (
    <>
      {row.itemName}
      {row.urged && <span className={styles.urged}>{words.urged}</span>}
    </>
  ),
  sortBy: (row) => row.itemName,
};
const light: Column<ApproverRow> = { key: 'light', title: heading.light, show: (row) => <DueCell {...row} /> };
const bundle: Column<ApproverRow> = {
  key: 'bundle',
  title: heading.bundle,
  show: (row) => row.bundleName,
  sortBy: (row) => row.bundleName,
};
const applicant: Column<ApproverRow> = { key: 'applicant', title: heading.applicant, show: (row) => row.applicant };
const number: Column<ApproverRow> = {
  key: 'number',
  title: heading.number,
  show: (row) => (
    <>
      <span className={`number ${styles.small}`}>{row.number ?? row.receiptNo}</span>
      <TrialMark trial={row.trial} />
    </>
  ),
};
const status: Column<ApproverRow> = {
  key: 'status',
  title: heading.status,
  show: (row) => row.statusName,
  sortBy: (row) => row.statusName,
};
const receipt: Column<ApproverRow> = {
  key: 'receipt',
  title: heading.receipt,
  show: (row) => <DueCell light="grey" due={row.receiptDue} />,
  sortBy: (row) => row.receiptDue ?? '9',
};
const finished: Column<ApproverRow> = {
  key: 'finished',
  title: heading.finished,
  show: (row) => <span className="number">{row.finishedAt ? shanghaiTime(row.finishedAt) : ''}</span>,
};

const askedBy: Column<ApproverRow> = {
  key: 'askedBy',
  title: heading.askedBy,
  show: (row) => row.askedBy ?? '',
  sortBy: (row) => row.askedBy ?? '',
};

const running: readonly Column<ApproverRow>[] = [item, light, status, applicant, bundle, number];
const columnsOf: Record<ApproverList, readonly Column<ApproverRow>[]> = {
  todo: running,
  dueSoon: running,
  doing: running,
  invited: [item, light, askedBy, bundle, number],
  incoming: [item, receipt, applicant, bundle, number],
  done: [item, status, finished, applicant, bundle, number],
};

function Rows({ rows, list, q }: { rows: readonly ApproverRow[]; list: ApproverList; q: string }) {
  if (rows.length === 0 && q) return <Empty title={words.notFound(q)}>{words.notFoundText}</Empty>;
  if (rows.length === 0) {
    const { title, text: next } = words.empty[list];
    return <Empty title={title}>{next}</Empty>;
  }
  return (
    <WorkList
      caption={words.lists[list]}
      columns={columnsOf[list]}
      rows={list === 'done' ? byFinish(rows) : byUrgency(rows)}
      rowKey={(row) => `${row.caseId} ${row.conferralId ?? row.member}`}
      rowTo={(row) =>
        row.conferralId
          ? `/approver/conferrals/${row.caseId}/${row.conferralId}`
          : `/approver/cases/${row.caseId}/${row.member}?list=${list}`
      }
    />
  );
}
