import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { channelNames } from '@yijian/core/channel';
import Button from 'antd/es/button';
import {
  type Board,
  listOversightCases,
  type OversightCase,
  type OversightFilter,
  readBoard,
} from '../../api/oversight.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Light } from '../../ui/light.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useGo, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { caseAddress, casesAddress, exportAddress } from '../addresses.ts';
import { OverseerShell } from '../overseer-shell.tsx';
import { REFRESH_MS } from '../refresh.ts';
import { words } from '../strings.ts';
import styles from './cases.module.css';

const text = words.list;

/** 监察办件: what stands behind the board's numbers; filters stand in the address. */
export default function CasesPage() {
  return (
    <OverseerShell title={text.title}>
      <Cases />
    </OverseerShell>
  );
}

function Cases() {
  const filter: OversightFilter = {
    light: useQueryText('light') ?? '',
    authority: useQueryText('authority') ?? '',
    bundle: useQueryText('bundle') ?? '',
    status: useQueryText('status') ?? '',
    channel: useQueryText('channel') ?? '',
    month: useQueryText('month') ?? '',
  };
  const board = useQuery({ queryKey: ['oversight', 'board'], queryFn: readBoard });
  const pages = useInfiniteQuery({
    queryKey: ['oversight', 'cases', filter],
    queryFn: ({ pageParam }) => listOversightCases({ ...filter, after: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <h1>{text.title}</h1>
      <p className="secondary">{text.lead}</p>
      <Filters filter={filter} board={board.data} />
      <p className={styles.export}>
        <a href={exportAddress(filter)} download>
          {text.export}
        </a>
      </p>
      <Problem problem={pages.error} onRetry={() => void pages.refetch()} />
      {pages.isPending && <LoadingBlock lines={8} />}
      {pages.data && rows.length === 0 && (
        <Empty title={text.emptyTitle} next={<PageLink to="/overseer/cases">{text.clear}</PageLink>}>
          {text.emptyText}
        </Empty>
      )}
      {rows.length > 0 && (
        <>
          <DataList
            caption={text.title}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.caseId}
            rowTo={(row) => caseAddress(row.caseId)}
          />
          <p className={styles.more}>
            <span className="secondary">{text.shown(rows.length, pages.hasNextPage)}</span>
            {pages.hasNextPage && (
              <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {text.more}
              </Button>
            )}
          </p>
          <p className="secondary">{text.legend}</p>
        </>
      )}
    </>
  );
}

const columns: readonly Column<OversightCase>[] = [
  {
    key: 'receiptNo',
    title: text.column.receiptNo,
    show: (row) => <span className="number">{row.receiptNo}</span>,
    sortBy: (row) => row.receiptNo,
  },
  { key: 'bundle', title: text.column.bundle, show: (row) => row.bundleName, sortBy: (row) => row.bundleName },
  { key: 'status', title: text.column.status, show: (row) => row.statusName, sortBy: (row) => row.statusName },
  { key: 'light', title: text.column.light, show: (row) => <Standing row={row} />, sortBy: (row) => row.overdueDays },
  { key: 'strands', title: text.column.strands, show: (row) => <Strands strands={row.strands} /> },
  {
    key: 'receivedOn',
    title: text.column.receivedOn,
    show: (row) => <span className="number">{row.receivedOn}</span>,
    sortBy: (row) => row.receivedOn,
  },
  { key: 'channel', title: text.column.channel, show: (row) => row.channelName, sortBy: (row) => row.channelName },
];

function Standing({ row }: { row: OversightCase }) {
  if (row.concludedOn) return <span className="secondary number">{text.concludedOn(row.concludedOn)}</span>;
  return (
    <span className={styles.standing}>
      <Light
        light={row.light}
        word={row.overdueDays > 0 ? `${words.lights.red} ${words.days(row.overdueDays)}` : words.lights[row.light]}
      />
      {row.bundleDue && <span className="secondary number">{row.bundleDue}</span>}
    </span>
  );
}

/** One small piece per strand, so that a whole page can be looked over. */
function Strands({ strands }: { strands: OversightCase['strands'] }) {
  return (
    <ul className={styles.strands}>
      {strands.map((strand) => (
        <li
          key={strand.member}
          data-light={strand.light}
          title={`${strand.itemName}，${strand.authorityName}，${words.lights[strand.light]}`}
        >
          <span className="visually-hidden">{`${strand.itemName}，${words.lights[strand.light]}`}</span>
        </li>
      ))}
    </ul>
  );
}

function Filters({ filter, board }: { filter: OversightFilter; board: Board | undefined }) {
  const named = (record: Readonly<Record<string, string>>): [string, string][] => Object.entries(record);
  return (
    <form className={styles.filters} aria-label={text.title}>
      <Filter label={text.light} name="light" filter={filter} options={named(words.lights)} />
      <Filter label={text.status} name="status" filter={filter} options={named(text.statuses)} />
      <Filter
        label={text.authority}
        name="authority"
        filter={filter}
        options={board?.byAuthority.map((row) => [row.authority, row.name]) ?? []}
      />
      <Filter
        label={text.bundle}
        name="bundle"
        filter={filter}
        options={board?.byBundle.map((row) => [row.bundle, row.name]) ?? []}
      />
      <Filter label={text.channel} name="channel" filter={filter} options={named(channelNames)} />
      <Filter label={text.month} name="month" filter={filter} options={monthsUntil(board?.today, filter.month)} />
      {Object.values(filter).some((value) => value !== '') && <PageLink to="/overseer/cases">{text.clear}</PageLink>}
    </form>
  );
}

/** The last twelve months with the newest first; the chosen one is always among them. */
function monthsUntil(today: string | undefined, chosen = ''): [string, string][] {
  const [year = 0, month = 0] = (today ?? '').split('-').map(Number);
  const recent = Array.from({ length: today ? 12 : 0 }, (_, back) => year * 12 + month - 1 - back).map(
    (count) => `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`,
  );
  const all = chosen === '' || recent.includes(chosen) ? recent : [...recent, chosen];
  return all.map((one) => [one, text.monthOf(one)]);
}

type FilterProps = { label: string; name: keyof OversightFilter; filter: OversightFilter; options: [string, string][] };

function Filter({ label, name, filter, options }: FilterProps) {
  const go = useGo();
  return (
    <label className={styles.filter} data-set={filter[name] !== ''}>
      {label}
      <select value={filter[name]} onChange={(event) => go(casesAddress({ ...filter, [name]: event.target.value }))}>
        <option value="">{text.any}</option>
        {options.map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
