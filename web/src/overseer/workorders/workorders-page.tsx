import { useQuery } from '@tanstack/react-query';
import { listWorkOrders, type WorkOrderRow } from '../../api/oversight.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { DueCell } from '../../ui/due-cell.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { NotReachedList } from '../../ui/not-reached.tsx';
import { useGo, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { orderAddress } from '../addresses.ts';
import { REFRESH_MS } from '../refresh.ts';
import { words } from '../strings.ts';
import { isIn, type OrderList, orderLists } from './order-lists.ts';
import { OrderShell } from './order-shell.tsx';
import styles from './order.module.css';

const text = words.orders;

/** 工单: what ratings, supervisors and the calendar opened, by where it stands. */
export default function WorkOrdersPage() {
  return (
    <OrderShell title={text.title}>
      <Orders />
      <NotReachedList />
    </OrderShell>
  );
}

function Orders() {
  const asked = useQueryText('list');
  const kind = useQueryText('kind') ?? '';
  const go = useGo();
  const list: OrderList = orderLists.find((one) => one === asked) ?? 'open';
  const orders = useQuery({
    queryKey: ['workorders'],
    queryFn: () => listWorkOrders({}),
    refetchInterval: REFRESH_MS,
  });
  if (orders.isError) return <Problem problem={orders.error} onRetry={() => void orders.refetch()} />;
  if (!orders.data) return <LoadingBlock lines={6} />;
  const all = orders.data.filter((row) => kind === '' || row.kind === kind);
  const rows = all.filter((row) => isIn(list, row));
  return (
    <>
      <h1>{text.title}</h1>
      <p className={`secondary ${styles.lead}`}>{text.lead}</p>
      <ListTabs
        label={text.title}
        tabs={orderLists.map((one) => ({
          to: addressOf(one, kind),
          label: text[one],
          count: all.filter((row) => isIn(one, row)).length,
          isCurrent: one === list,
        }))}
      />
      <label className={styles.kind}>
        {text.kind}
        <select value={kind} onChange={(event) => go(addressOf(list, event.target.value))}>
          <option value="">{text.all}</option>
          {Object.entries(text.kinds).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {rows.length === 0 ? (
        <Empty title={text.emptyTitle}>{text.emptyText}</Empty>
      ) : (
        <DataList
          caption={text.title}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowTo={(row) => orderAddress(row.id)}
        />
      )}
    </>
  );
}

const addressOf = (list: OrderList, kind: string): string =>
  `/overseer/workorders?list=${list}${kind === '' ? '' : `&kind=${kind}`}`;

const columns: readonly Column<WorkOrderRow>[] = [
  { key: 'title', title: text.column.title, show: (row) => row.title, sortBy: (row) => row.title },
  {
    key: 'number',
    title: text.column.number,
    show: (row) => <span className="number">{row.number}</span>,
    sortBy: (row) => row.number,
  },
  { key: 'kind', title: text.kind, show: (row) => row.kindName, sortBy: (row) => row.kindName },
  {
    key: 'authority',
    title: text.column.authority,
    show: (row) => row.authorityName,
    sortBy: (row) => row.authorityName,
  },
  { key: 'status', title: text.column.status, show: (row) => <Standing row={row} />, sortBy: (row) => row.statusName },
  {
    key: 'due',
    title: text.column.due,
    show: (row) => <DueCell light={row.light} due={row.dueOn} remaining={row.remaining} overdue={row.overdue} />,
    sortBy: (row) => row.dueOn ?? '9',
  },
  {
    key: 'opened',
    title: text.column.opened,
    show: (row) => <span className="number">{shanghaiTime(row.openedAt).slice(0, 10)}</span>,
    sortBy: (row) => row.openedAt,
  },
];

function Standing({ row }: { row: WorkOrderRow }) {
  return (
    <span>
      {row.outcome ? (text.outcomes[row.outcome] ?? row.statusName) : row.statusName}
      {row.escalations > 0 && <span className={styles.escalated}>{text.escalations(row.escalations)}</span>}
    </span>
  );
}
