import { partNames } from '@yijian/core/definitions';
import { useQuery } from '@tanstack/react-query';
import { type DriftReport, readDrift } from '../../api/levels.ts';
import { DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { LevelTabs } from './level-tabs.tsx';
import styles from './levels.module.css';
import { words } from './strings.ts';

const text = words.drift;

/** 要素一致率 (CAT-03/04): per element, per level, and every place that departs. */
export default function DriftPage() {
  return (
    <AdminShell title={text.title}>
      <h1>{text.title}</h1>
      <p className="secondary">{text.lead}</p>
      <LevelTabs current="drift" />
      <Report />
    </AdminShell>
  );
}

const rate = ({ compared, same }: { compared: number; same: number }): string =>
  compared === 0 ? text.none : `${((same / compared) * 100).toFixed(1)}%`;

function Report() {
  const found = useQuery({ queryKey: ['drift'], queryFn: readDrift });
  if (found.isError) return <Problem problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingBlock lines={8} />;
  const { list, common, compared, drifts, elements, levels } = found.data;
  if (list === null) return <Empty title={text.noList}>{text.noListText}</Empty>;
  return (
    <>
      <dl className={styles.figures}>
        <Figure name={text.share} value={rate(common)} />
        <Figure name={text.compared} value={`${compared} ${text.items}`} />
        <Figure name={text.drifts} value={`${drifts.length} ${text.unit}`} />
      </dl>
      <Section title={text.list}>
        {drifts.length === 0 ? <p className={styles.clear}>{text.clear}</p> : <Drifts drifts={drifts} />}
      </Section>
      <Section title={text.levels}>
        <DataList
          caption={text.levels}
          rows={levels}
          rowKey={(row) => String(row.level)}
          columns={[
            { key: 'level', title: text.column.level, show: (row) => text.level[row.level] ?? row.level, lead: true },
            { key: 'same', title: text.column.same, show: (row) => `${row.same} / ${row.compared}`, align: 'right' },
            { key: 'rate', title: text.column.rate, show: rate, align: 'right' },
          ]}
        />
      </Section>
      <Section title={`${text.elements}（${list.name}，${list.elements}）`}>
        <DataList
          caption={text.elements}
          rows={elements}
          rowKey={(row) => row.element}
          columns={[
            {
              key: 'name',
              title: text.column.element,
              show: (row) => (row.sameSource ? `${row.name}（${text.eight}）` : row.name),
              sortBy: (row) => row.name,
              lead: true,
            },
            {
              key: 'class',
              title: text.column.class,
              show: (row) => text.classes[row.class],
              sortBy: (row) => row.class,
            },
            { key: 'same', title: text.column.same, show: (row) => `${row.same} / ${row.compared}`, align: 'right' },
            {
              key: 'rate',
              title: text.column.rate,
              show: rate,
              sortBy: (row) => (row.compared === 0 ? 2 : row.same / row.compared),
              align: 'right',
            },
          ]}
        />
      </Section>
    </>
  );
}

const Drifts = ({ drifts }: Pick<DriftReport, 'drifts'>) => (
  <DataList
    caption={text.list}
    rows={drifts}
    rowKey={(row) => `${row.item} ${row.element}`}
    rowTo={(row) => `/admin/catalogue/item/${encodeURIComponent(row.item)}`}
    columns={[
      { key: 'item', title: text.column.item, show: (row) => row.itemName, sortBy: (row) => row.itemName, lead: true },
      { key: 'where', title: text.column.where, show: (row) => row.region, sortBy: (row) => row.level },
      { key: 'element', title: text.column.element, show: (row) => row.name, sortBy: (row) => row.name },
      {
        key: 'places',
        title: text.column.places,
        show: (row) => [...new Set(row.places.map(placeWords))].join('、'),
      },
    ]}
  />
);

const placeWords = (place: string): string =>
  place
    .split('/')
    .map((part) => partNames[part] ?? part)
    .join(' › ');

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd className="number">{value}</dd>
  </div>
);
