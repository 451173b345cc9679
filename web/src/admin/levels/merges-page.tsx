import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { newKey } from '../../api/client.ts';
import { listMerges, type MergeOffer, takeOver } from '../../api/levels.ts';
import { useWrite } from '../../api/use-write.ts';
import { DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { AdminShell } from '../admin-shell.tsx';
import { useCatalogueRefresh } from '../life/refresh.ts';
import { LevelTabs } from './level-tabs.tsx';
import styles from './levels.module.css';
import { words } from './strings.ts';

const text = words.merges;

/** 上级变更 (CAT-03/05): items behind the level above; clean ones are taken over at once, several together. */
export default function MergesPage() {
  return (
    <AdminShell title={text.title}>
      <h1>{text.title}</h1>
      <p className="secondary">{text.lead}</p>
      <LevelTabs current="merges" />
      <Offers />
    </AdminShell>
  );
}

function Offers() {
  const found = useQuery({ queryKey: ['merges'], queryFn: listMerges });
  const refresh = useCatalogueRefresh();
  const [done, setDone] = useState(0);
  const take = useWrite(
    async (offers: readonly MergeOffer[]) => {
      for (const { code, above } of offers) await takeOver(code, { to: above.to }, newKey());
      return offers.length;
    },
    {
      onDone: async (count) => {
        setDone(done + count);
        await refresh();
      },
      onProblem: () => void refresh(),
    },
  );
  if (found.isError) return <Problem problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingBlock lines={6} />;
  const clean = found.data.filter((offer) => offer.conflicts === 0);
  return (
    <>
      <div className={styles.actions}>
        {clean.length > 1 && (
          <Button type="primary" loading={take.isBusy} onClick={() => void take.run(clean)}>
            {text.takeAll(clean.length)}
          </Button>
        )}
        {done > 0 && <output className={styles.told}>{text.taken(done)}</output>}
      </div>
      <Problem problem={take.problem} />
      {found.data.length === 0 && <Empty title={text.emptyTitle}>{text.emptyText}</Empty>}
      {found.data.length > 0 && (
        <DataList
          caption={text.title}
          rows={found.data}
          rowKey={(offer) => offer.code}
          rowTo={(offer) => `/admin/levels/${encodeURIComponent(offer.code)}`}
          columns={[
            {
              key: 'item',
              title: text.column.item,
              show: (offer) => offer.name,
              sortBy: (offer) => offer.name,
              lead: true,
            },
            {
              key: 'region',
              title: text.column.region,
              show: (offer) => offer.regionName,
              sortBy: (offer) => offer.region,
            },
            {
              key: 'above',
              title: text.column.above,
              show: ({ above }) => `${above.name} ${text.versions(above.from, above.to)}`,
            },
            { key: 'taken', title: text.column.taken, show: (offer) => text.places(offer.taken), align: 'right' },
            {
              key: 'conflicts',
              title: text.column.conflicts,
              show: (offer) => (offer.conflicts === 0 ? text.none : text.places(offer.conflicts)),
              sortBy: (offer) => offer.conflicts,
              align: 'right',
            },
            {
              key: 'move',
              title: text.take,
              show: (offer) =>
                offer.conflicts === 0 ? (
                  <Button size="small" disabled={take.isBusy} onClick={() => void take.run([offer])}>
                    {text.take}
                  </Button>
                ) : (
                  <PageLink to={`/admin/levels/${encodeURIComponent(offer.code)}`}>{text.choose}</PageLink>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
