import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { channelName } from '@yijian/core/channel';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type CounterList, type CounterRow, readCounterQueue } from '../api/counter.ts';
import type { Column } from '../ui/data-list.tsx';
import { DueCell } from '../ui/due-cell.tsx';
import { Empty } from '../ui/empty.tsx';
import { ListTabs } from '../ui/list-tabs.tsx';
import { LoadingBlock } from '../ui/loading-block.tsx';
import { PageLink, useGo, useQueryText } from '../ui/navigation.tsx';
import { NotReachedList } from '../ui/not-reached.tsx';
import { Problem } from '../ui/problem.tsx';
import { shanghaiTime } from '../ui/shanghai-time.ts';
import { ShortcutHints } from '../ui/shortcut-hints.tsx';
import { useShortcuts } from '../ui/use-shortcuts.ts';
import { WorkList } from '../ui/work-list.tsx';
import { CounterShell } from './counter-shell.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';
import { WindowDevice } from './window-device.tsx';
import { TrialMark } from '../ui/trial-mark.tsx';

const LISTS = Object.keys(words.lists) as CounterList[];
const SEARCH_PAUSE_MS = 250;
const REFRESH_MS = 15_000;

/** 今日办件: the window's home; four lists with counts, search by receipt number, everything reachable by key. */
export default function QueuePage() {
  return (
    <CounterShell title={words.queueTitle}>
      <Queue />
      <NotReachedList />
    </CounterShell>
  );
}

const addressOf = (list: CounterList, q: string): string =>
  `/counter?list=${list}${q ? `&q=${encodeURIComponent(q)}` : ''}`;

function Queue() {
  const go = useGo();
  const asked = useQueryText('list');
  const list = LISTS.find((name) => name === asked) ?? 'received';
  const q = useQueryText('q') ?? '';
  const queue = useQuery({
    queryKey: ['counter-queue', list, q],
    queryFn: () => readCounterQueue(list, q),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const openOnly = (): void => {
    const rows = queue.data?.rows ?? [];
    if (rows.length === 1) go(`/counter/cases/${rows[0]!.caseId}`);
  };
  return (
    <>
      <div className={styles.queueHead}>
        <h1>{words.queueTitle}</h1>
        <SearchBox list={list} q={q} onEnter={openOnly} />
        <PageLink to="/counter/new" className={styles.newButton}>
          {words.newIntake}
        </PageLink>
      </div>
      <WindowDevice />
      <ListTabs
        label={words.listsLabel}
        tabs={LISTS.map((name) => ({
          to: addressOf(name, q),
          label: words.lists[name],
          count: queue.data?.counts[name] ?? null,
          isCurrent: name === list,
        }))}
      />
      <Problem problem={queue.error} onRetry={() => void queue.refetch()} />
      {queue.isPending ? <LoadingBlock lines={6} /> : queue.data && <Rows rows={queue.data.rows} list={list} q={q} />}
      <ShortcutHints
        keys={[
          { key: '/', does: words.keys.search },
          { key: 'N', does: words.keys.newIntake },
          { key: 'J / K', does: words.keys.move },
          { key: 'Enter', does: words.keys.open },
        ]}
      />
    </>
  );
}

function SearchBox({ list, q, onEnter }: { list: CounterList; q: string; onEnter: () => void }) {
  const go = useGo();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(q);
  useShortcuts({ '/': () => box.current?.focus(), n: () => go('/counter/new') });
  useEffect(() => {
    if (text.trim() === q) return undefined;
    const timer = setTimeout(() => go(addressOf(list, text.trim()), { replace: true }), SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, q, list, go]);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setText('');
    if (event.key === 'Enter' && text.trim() === q) onEnter();
  };
  return (
    <search className={styles.search}>
      <label htmlFor="counter-search" className="visually-hidden">
        {words.search}
      </label>
      <input
        id="counter-search"
        ref={box}
        type="search"
        value={text}
        placeholder={words.search}
        title={words.searchHint}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
      />
    </search>
  );
}

const text = words.column;
const receiptNo: Column<CounterRow> = {
  key: 'receiptNo',
  title: text.receiptNo,
  show: (row) => (
    <>
      <span className="number">{row.receiptNo}</span>
      <TrialMark trial={row.trial} />
    </>
  ),
  sortBy: (row) => row.receiptNo,
};
const bundle: Column<CounterRow> = {
  key: 'bundle',
  title: text.bundle,
  show: (row) => row.bundleName,
  sortBy: (row) => row.bundleName,
};
const applicant: Column<CounterRow> = { key: 'applicant', title: text.applicant, show: (row) => row.applicant };
const channel: Column<CounterRow> = {
  key: 'channel',
  title: text.channel,
  show: (row) => channelName(row.channel),
  sortBy: (row) => row.channel,
};
const receivedAt: Column<CounterRow> = {
  key: 'receivedAt',
  title: text.receivedAt,
  show: (row) => <span className="number">{shanghaiTime(row.receivedAt)}</span>,
  sortBy: (row) => row.receivedAt,
};
const receiptDue: Column<CounterRow> = {
  key: 'receiptDue',
  title: text.receiptDue,
  show: (row) => <DueCell light="grey" due={row.receiptDue} />,
  sortBy: (row) => row.receiptDue ?? '9',
};
const points: Column<CounterRow> = {
  key: 'points',
  title: text.points,
  show: (row) => words.pointsCell(row.points, row.silent),
  sortBy: (row) => row.points,
};
const due: Column<CounterRow> = {
  key: 'due',
  title: text.due,
  show: (row) => <DueCell {...row} due={row.bundleDue} />,
  sortBy: (row) => row.bundleDue ?? '9',
};
const progress: Column<CounterRow> = {
  key: 'progress',
  title: text.progress,
  align: 'right',
  show: (row) => words.doneOf(row.done, row.total),
  sortBy: (row) => row.done / row.total,
};
const status: Column<CounterRow> = {
  key: 'status',
  title: text.status,
  show: (row) => row.statusName,
  sortBy: (row) => row.statusName,
};

/** Each list shows what is worked with in it. */
const columnsOf: Record<CounterList, readonly Column<CounterRow>[]> = {
  received: [receiptNo, bundle, applicant, channel, receivedAt, receiptDue, points],
  supplementing: [receiptNo, bundle, applicant, channel, receivedAt, status],
  accepted: [receiptNo, bundle, applicant, channel, receivedAt, progress, due],
  toHandOver: [receiptNo, bundle, applicant, channel, status, progress, due],
  done: [receiptNo, bundle, applicant, channel, receivedAt, status],
};

function Rows({ rows, list, q }: { rows: readonly CounterRow[]; list: CounterList; q: string }) {
  if (rows.length === 0 && q) return <Empty title={words.notFound(q)}>{words.notFoundText}</Empty>;
  if (rows.length === 0) {
    const { title, text } = words.queueEmpty[list];
    return (
      <Empty
        title={title}
        next={list === 'received' ? <PageLink to="/counter/new">{words.newIntake}</PageLink> : undefined}
      >
        {text}
      </Empty>
    );
  }
  return (
    <WorkList
      caption={words.lists[list]}
      columns={columnsOf[list]}
      rows={rows}
      rowKey={(row) => row.caseId}
      rowTo={(row) => `/counter/cases/${row.caseId}`}
    />
  );
}
