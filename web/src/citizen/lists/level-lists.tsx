import { useQuery } from '@tanstack/react-query';
import { type ListedRegion, readLevelLists } from '../../api/ledgers.ts';
import { DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './level-lists.module.css';
import { words as text } from './strings.ts';

const at = (region: string): string => `/citizen/lists?list=levels&region=${region}`;

/** 各层级清单 (CAT-11): what can be done at one place, and nothing of its neighbours. */
export function LevelLists() {
  const region = useQueryText('region');
  const read = useQuery({ queryKey: ['level-lists', region], queryFn: () => readLevelLists(region) });
  if (read.isError) return <Problem problem={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <LoadingBlock lines={6} />;
  const { regions, chosen } = read.data;
  return (
    <>
      {chosen && (
        <Section
          title={text.chosen(chosen.name, chosen.items)}
          aside={
            chosen.list.length > 0 && (
              <a href={`/api/level-lists.csv?region=${chosen.code}`} download>
                {text.download}
              </a>
            )
          }
        >
          {chosen.list.length === 0 ? (
            <Empty title={text.nothingThere}>{text.nothingThereText}</Empty>
          ) : (
            <DataList
              caption={text.chosen(chosen.name, chosen.items)}
              columns={[
                { key: 'name', title: text.item, show: (row) => row.name },
                { key: 'authority', title: text.department, show: (row) => row.authorityName },
                { key: 'here', title: text.here, show: (row) => text.hereWords[row.here] },
                { key: 'place', title: text.place, show: (row) => row.place },
              ]}
              rows={chosen.list}
              rowKey={(row) => row.item}
              rowTo={(row) => `/citizen/items/${encodeURIComponent(row.item)}`}
            />
          )}
        </Section>
      )}
      <Section title={text.choose}>
        {[...new Set(regions.map((one) => one.level))].map((level) => (
          <Level key={level} regions={regions.filter((one) => one.level === level)} chosen={chosen?.code ?? null} />
        ))}
      </Section>
    </>
  );
}

function Level({ regions, chosen }: { regions: readonly ListedRegion[]; chosen: string | null }) {
  return (
    <div className={styles.level}>
      <h3>{regions[0]?.levelName}</h3>
      <ul>
        {regions.map((one) => (
          <li key={one.code}>
            <PageLink to={at(one.code)} aria-current={one.code === chosen ? 'page' : undefined}>
              {text.region(one.name, one.items)}
            </PageLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
