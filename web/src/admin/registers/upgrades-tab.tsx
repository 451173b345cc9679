import { useQuery } from '@tanstack/react-query';
import { readUpgrades, type UpgradeRow } from '../../api/programme.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import styles from './registers.module.css';
import { words } from './strings.ts';

const text = words.upgrades;

/** 升级评估 (THG-27): every bundle against the new model; what is below it stands in red, a click opens the workbench. */
export function UpgradesTab() {
  const read = useQuery({ queryKey: ['upgrades'], queryFn: readUpgrades });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const [first] = read.data;
  if (first === undefined) return <Empty title={text.none} />;
  const columns: Column<UpgradeRow>[] = [
    { key: 'name', title: text.bundle, show: (row) => row.name, sortBy: (row) => row.name },
    { key: 'below', title: text.standing, show: (row) => text.below(row.below), sortBy: (row) => row.below },
    ...first.checks.map(
      ({ id, name }, at): Column<UpgradeRow> => ({
        key: id,
        title: name,
        show: (row) => <Check check={row.checks[at]!} />,
      }),
    ),
  ];
  return (
    <>
      <p className={styles.tabNote}>{text.note}</p>
      <DataList
        caption={text.title}
        columns={columns}
        rows={read.data}
        rowKey={(row) => row.bundle}
        rowTo={(row) => `/admin/bundles/${encodeURIComponent(row.bundle)}`}
      />
    </>
  );
}

function Check({ check }: { check: UpgradeRow['checks'][number] }) {
  return (
    <div>
      <span className="secondary">{check.value}</span>
      {check.gaps.map((gap) => (
        <span key={gap} className={styles.gap}>
          {gap}
        </span>
      ))}
    </div>
  );
}
