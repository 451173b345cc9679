import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { countDefinitions, type DefinitionRow, listDefinitions } from '../../api/catalogue.ts';
import { type Column, DataList } from '../../ui/data-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadingBlock } from '../../ui/loading-block.tsx';
import { PageLink, useQueryText } from '../../ui/navigation.tsx';
import { Problem } from '../../ui/problem.tsx';
import { shanghaiTime } from '../../ui/shanghai-time.ts';
import { AdminShell } from '../admin-shell.tsx';
import { words } from '../strings.ts';
import { words as tables } from '../tables/strings.ts';
import styles from './catalogue.module.css';
import { type CatalogueQuery, catalogueAddress, unfiltered } from './catalogue-address.ts';
import { Facets } from './facets.tsx';
import { useOwnerNames } from './use-names.ts';

const PAGE = 50;
const text = words.list;

/** 目录清单: thousands of definitions by kind, status and owner; more are fetched as one goes on. */
export default function CataloguePage() {
  return (
    <AdminShell title={text.title}>
      <Catalogue />
    </AdminShell>
  );
}

function Catalogue() {
  const query: CatalogueQuery = {
    kind: useQueryText('kind') ?? 'item',
    status: useQueryText('status') ?? '',
    owner: useQueryText('owner') ?? '',
    q: useQueryText('q') ?? '',
    region: useQueryText('region') ?? '',
    type: useQueryText('type') ?? '',
    finding: useQueryText('finding') ?? '',
  };
  const filter = { ...query, kind: query.kind === 'all' ? '' : query.kind };
  const counted = useQuery({
    queryKey: ['catalogue', 'facets', query],
    queryFn: () => countDefinitions(filter),
    placeholderData: keepPreviousData,
  });
  const owners = useOwnerNames();
  const pages = useInfiniteQuery({
    queryKey: ['catalogue', query],
    queryFn: ({ pageParam }) => listDefinitions({ ...filter, after: pageParam, limit: PAGE }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = pages.data?.pages.flatMap((page) => page.definitions) ?? [];
  return (
    <>
      <h1>{text.title}</h1>
      {query.kind === 'decisionTable' && (
        <p>
          <PageLink to="/admin/tables/new">{tables.newOpen}</PageLink>
        </p>
      )}
      <div className={styles.page}>
        <Facets query={query} owners={owners} counted={counted.data ?? null} />
        <div className={styles.list} aria-busy={pages.isFetching}>
          <Problem problem={pages.error} onRetry={() => void pages.refetch()} />
          {pages.isPending && <LoadingBlock lines={8} />}
          {pages.data && rows.length === 0 && (
            <Empty
              title={text.emptyTitle}
              next={<PageLink to={catalogueAddress({ ...query, ...unfiltered })}>{text.clear}</PageLink>}
            >
              {text.emptyText}
            </Empty>
          )}
          {rows.length > 0 && (
            <>
              <DataList
                caption={text.title}
                columns={columnsFor(query.kind, owners)}
                rows={rows}
                rowKey={keyOf}
                rowTo={addressOf}
              />
              <p className={styles.more}>
                <span className="secondary">{text.shown(rows.length, counted.data?.total ?? rows.length)}</span>
                {pages.hasNextPage && (
                  <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                    {text.more}
                  </Button>
                )}
              </p>
            </>
          )}
        </div>
      </div>
    </>
  );
}

const keyOf = (row: DefinitionRow): string => `${row.kind}:${row.code}`;
const addressOf = (row: DefinitionRow): string =>
  row.kind === 'bundle'
    ? `/admin/bundles/${encodeURIComponent(row.code)}`
    : `/admin/catalogue/${row.kind}/${encodeURIComponent(row.code)}`;

function columnsFor(kind: string, owners: ReadonlyMap<string, string>): Column<DefinitionRow>[] {
  return [
    { key: 'name', title: text.column.name, show: (row) => row.name, sortBy: (row) => row.name },
    {
      key: 'code',
      title: text.column.code,
      show: (row) => <span className={styles.code}>{row.code}</span>,
      sortBy: (row) => row.code,
    },
    ...(kind === 'all'
      ? [{ key: 'kind', title: text.column.kind, show: (row: DefinitionRow) => words.kinds[row.kind] ?? row.kind }]
      : []),
    {
      key: 'owner',
      title: text.column.owner,
      show: (row) => owners.get(row.owner) ?? row.owner,
      sortBy: (row) => owners.get(row.owner) ?? row.owner,
    },
    {
      key: 'version',
      title: text.column.version,
      show: (row) => <VersionCell row={row} />,
      sortBy: (row) => row.publishedVersion ?? 0,
    },
    {
      key: 'since',
      title: text.column.since,
      show: (row) => row.publishedAt && <span className="number">{shanghaiTime(row.publishedAt).slice(0, 10)}</span>,
      sortBy: (row) => row.publishedAt ?? '',
    },
    {
      key: 'findings',
      title: text.finding,
      show: (row) => <FindingCell row={row} />,
      sortBy: (row) => row.blocked * 1000 + row.warned,
    },
    {
      key: 'draft',
      title: text.column.draft,
      show: (row) =>
        row.draftSavedAt && (
          <span className={styles.draft}>{text.draft(shanghaiTime(row.draftSavedAt).slice(0, 10))}</span>
        ),
      sortBy: (row) => row.draftSavedAt ?? '',
    },
  ];
}

function FindingCell({ row: { blocked, warned } }: { row: DefinitionRow }) {
  if (blocked + warned === 0) return null;
  return (
    <span className={styles.finding} data-severity={blocked > 0 ? 'block' : 'warn'}>
      {blocked > 0 ? text.blocked(blocked) : text.warned(warned)}
    </span>
  );
}

function VersionCell({ row }: { row: DefinitionRow }) {
  if (row.status === 'withdrawn') return <span className={styles.gone}>{words.statuses.withdrawn}</span>;
  return row.publishedVersion === null ? null : <>{text.version(row.publishedVersion)}</>;
}
