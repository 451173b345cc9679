import { shanghaiDay, shiftDay } from '@yijian/core/calendar';
import type { Baseline, Benchmark, Bundle, ServiceItem } from '@yijian/core/contract';
import { frequentItems, overBenchmark } from '@yijian/core/lint';
import { findDefinition, loadPublished, type PublishedCatalogue } from '#catalogue';
import { csvFile, type Environment, type Queryable, type ServedFile } from '#platform';
import { applied, authorityName } from './applied-items.ts';
import {
  byAuthority,
  byTopic,
  type Figure,
  type Gone,
  type LedgerRow,
  ledgerRows,
  type LedgerTotal,
  ledgerTotals,
  reductionNames,
  reductionRate,
  reductionTargets,
  share,
} from './figures.ts';
import { countVolumes } from './ledgers.store.ts';

/** 五减台账 (CAT-17/18): totals of all and by department, of all and by topic, then each item. `materialsTarget`: the percentage that 000 行8 asks for. */
export type Reductions = {
  totals: (LedgerTotal & { name: string })[];
  topics: (LedgerTotal & { name: string })[];
  rows: (LedgerRow & { authorityName: string })[];
  materialsTarget: number;
};

export async function readReductions(db: Queryable): Promise<Reductions> {
  const published = await loadPublished(db);
  const baselines = [...published.byKind.baseline.values()].map(({ definition }) => definition as Baseline);
  const items = applied(published);
  const topicsOf = topicsOfItems(published);
  const rows = ledgerRows(items, new Map(baselines.map((one) => [one.item, one])), topicsOf);
  const still = new Set(items.map(({ code }) => code));
  const gone: Gone[] = [];
  for (const { item } of baselines.filter((one) => !still.has(one.item))) {
    // A cancelled item keeps its owner in the catalogue's history.
    const state = await findDefinition(db, { kind: 'item', code: item });
    gone.push({ item, authority: state?.owner ?? '', topics: topicsOf(item) });
  }
  const named = (totals: LedgerTotal[], nameOf: (key: string) => string) =>
    totals.map((one) => ({ ...one, name: one.key === '' ? '全区' : nameOf(one.key) }));
  return {
    totals: named(ledgerTotals(rows, gone, byAuthority), (key) => authorityName(published, key)),
    topics: named(ledgerTotals(rows, gone, byTopic), (key) => key),
    rows: rows.map((row) => ({ ...row, authorityName: authorityName(published, row.authority) })),
    materialsTarget: reductionTargets.materials ?? 0,
  };
}

/** 事项的主题: its own, and those of the bundles that contain it. */
function topicsOfItems({ byKind }: PublishedCatalogue): (item: string) => string[] {
  const bundles = [...byKind.bundle.values()].map(({ definition }) => definition as Bundle);
  const byItem = new Map<string, Set<string>>();
  const add = (item: string, topics: readonly string[] = []): void => {
    byItem.set(item, new Set([...(byItem.get(item) ?? []), ...topics]));
  };
  for (const { definition } of byKind.item.values()) add(definition.code, (definition as ServiceItem).topics);
  for (const { members, topics } of bundles) for (const { item } of members) add(item, topics);
  return (item) => {
    const topics = [...(byItem.get(item) ?? [])];
    return topics.length > 0 ? topics : ['没有登记主题'];
  };
}

/** 五减台账 as a table. */
export async function exportReductions(db: Queryable): Promise<ServedFile> {
  const { rows } = await readReductions(db);
  const names = Object.entries(reductionNames) as [Figure, string][];
  return csvFile('五减台账', [
    [
      '事项',
      '部门',
      '主题',
      '基线日',
      '基线出处',
      ...names.flatMap(([, name]) => [`${name}基线`, `${name}现值`, `${name}压减率%`]),
    ],
    ...rows.map((row) => [
      row.name,
      row.authorityName,
      row.topics.join('、'),
      row.baselineOn ?? '',
      row.source ?? '',
      ...names.flatMap(([figure]) => {
        const before = row.before?.[figure];
        return [
          before ?? '',
          row.now[figure],
          before === undefined ? '' : (reductionRate(before, row.now[figure]) ?? ''),
        ];
      }),
    ]),
  ]);
}

/** 对标 (CAT-19…21): items that are frequent or compared, each with its cities; `isOver` = longer than the best, `alarm` = that where frequent. */
export type Comparison = {
  item: string;
  name: string;
  authorityName: string;
  volume: number;
  isFrequent: boolean;
  promised: ServiceItem['promised'];
  cities: Pick<Benchmark, 'city' | 'promised' | 'source' | 'collectedOn'>[];
  /** how many aspects of the cities became the standard here */
  adopted: number;
  isOver: boolean;
  alarm: { message: string; remedy: string } | null;
};

export async function readBenchmarks(
  env: Pick<Environment, 'db' | 'now'>,
): Promise<{ since: string; items: Comparison[] }> {
  const published = await loadPublished(env.db);
  const since = shiftDay(shanghaiDay(await env.now()), -365);
  const volumes = await countVolumes(env.db, since);
  const frequent = frequentItems(volumes);
  const rows = [...published.byKind.benchmark.values()].map(({ definition }) => definition as Benchmark);
  const items = applied(published).flatMap((item): Comparison[] => {
    const cities = rows.filter((row) => row.item === item.code);
    const isFrequent = frequent.has(item.code);
    if (!isFrequent && cities.length === 0) return [];
    const [over] = overBenchmark(item, cities);
    const alarm = isFrequent ? over : undefined;
    return [
      {
        item: item.code,
        name: item.name,
        authorityName: authorityName(published, item.authority),
        volume: volumes.get(item.code) ?? 0,
        isFrequent,
        promised: item.promised,
        cities: cities.map(({ city, promised, source, collectedOn }) => ({ city, promised, source, collectedOn })),
        adopted: new Set(cities.flatMap((one) => (one.adopted ?? []).map(({ aspect }) => aspect))).size,
        isOver: over !== undefined,
        alarm: alarm === undefined ? null : { message: alarm.message, remedy: alarm.remedy },
      },
    ];
  });
  return { since, items: items.sort((one, other) => other.volume - one.volume || (one.item < other.item ? -1 : 1)) };
}

/** 最多跑一次清单 (CAT-25): every item with its visits; `share` in percent of items that need one visit at most. */
export type AtMostOnce = {
  share: number | null;
  items: { item: string; name: string; authorityName: string; visits: number; reason: string | null }[];
};

export async function readAtMostOnce(db: Queryable): Promise<AtMostOnce> {
  const published = await loadPublished(db);
  const items = applied(published).map((item) => ({
    item: item.code,
    name: item.name,
    authorityName: authorityName(published, item.authority),
    visits: item.visits.times,
    reason: item.visits.reason ?? null,
  }));
  const once = items.filter((item) => item.visits <= 1).length;
  return { share: share(once, items.length), items: items.sort((one, other) => one.visits - other.visits) };
}

/** 最多跑一次清单 as a table. */
export async function exportAtMostOnce(db: Queryable): Promise<ServedFile> {
  const { items } = await readAtMostOnce(db);
  return csvFile('最多跑一次事项清单', [
    ['事项', '部门', '到现场次数', '必须到场的原因'],
    ...items.map((one) => [one.name, one.authorityName, one.visits, one.reason ?? '']),
  ]);
}
