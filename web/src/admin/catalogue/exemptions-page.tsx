import { useQuery } from '@tanstack/react-query';
import { type ExemptionShare, listExemptions } from '../../api/catalogue.ts';
import { DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ListTabs } from '../../ui/list-tabs.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { words } from '../strings.ts';
import styles from './lint.module.css';

const text = words.exemptions;
const address = '/admin/exemptions';

/** 免提交 (FRM-09): which share of all materials of the district need not be handed in, and the list behind the figure. */
export default function ExemptionsPage() {
  return (
    <AdminShell title={text.title}>
      <Exemptions />
    </AdminShell>
  );
}

function Exemptions() {
  const found = useQuery({ queryKey: ['exemptions'], queryFn: listExemptions });
  const way = useQueryText('way') ?? 'all';
  if (found.isError) return <Problem problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingBlock lines={8} />;
  const { rows, ...share } = found.data;
  const shown = rows.filter((row) => way === 'all' || (row.way ?? 'none') === way);
  return (
    <>
      <h1>{text.title}</h1>
      <p className="secondary">{text.lead}</p>
      <dl className={styles.counts}>
        <Count name={text.share} count={share.percent} unit="%" />
        <Count name={text.spared} count={share.spared} unit={text.unit} />
        <Count name={text.total} count={share.total} unit={text.unit} />
      </dl>
      <ListTabs label={text.title} tabs={tabsOf(share, way)} />
      {shown.length === 0 && <Empty title={text.none} />}
      {shown.length > 0 && (
        <DataList
          caption={text.title}
          rows={shown}
          rowKey={(row) => `${row.item}/${row.material}`}
          rowTo={(row) => `/admin/catalogue/item/${encodeURIComponent(row.item)}`}
          columns={[
            { key: 'item', title: text.item, show: (row) => row.itemName, sortBy: (row) => row.itemName, lead: true },
            {
              key: 'authority',
              title: text.authority,
              show: (row) => row.authorityName,
              sortBy: (row) => row.authorityName,
            },
            { key: 'name', title: text.material, show: (row) => row.name, sortBy: (row) => row.name },
            {
              key: 'mark',
              title: text.mark,
              show: (row) => <span className={styles.mark}>{text.ways[row.way ?? 'none']}</span>,
            },
            { key: 'words', title: text.how, show: (row) => row.words },
          ]}
        />
      )}
    </>
  );
}

const tabsOf = (share: Omit<ExemptionShare, 'rows'>, way: string) => [
  { to: `${address}?way=all`, label: text.all, count: share.total, isCurrent: way === 'all' },
  ...Object.entries({ ...share.ways, none: share.total - share.spared }).map(([kind, count]) => ({
    to: `${address}?way=${kind}`,
    label: text.ways[kind] ?? kind,
    count,
    isCurrent: way === kind,
  })),
];

const Count = ({ name, count, unit }: { name: string; count: number; unit: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <b className="number">{count}</b> {unit}
    </dd>
  </div>
);
