import type { Authority, Bundle, Region, ServiceItem } from '@yijian/core/contract';
import { notAdmitted, takes } from '@yijian/core/halls';
import { loadPublished, type PublishedCatalogue } from '#catalogue';
import { csvFile, type Queryable, type ServedFile } from '#platform';
import { applied, authorityName, levelNames, regionOf } from './applied-items.ts';
import { share } from './figures.ts';
import { refusals } from './refusals.ts';

/** 清单一行: `here` = decided here (办理), or only taken in here and decided above (收件). */
export type ListedItem = {
  item: string;
  name: string;
  authorityName: string;
  here: 'decided' | 'takenIn';
  place: string;
};
/** 一个区划: how many items its list has. */
export type ListedRegion = {
  code: string;
  name: string;
  level: number;
  levelName: string;
  parent: string | null;
  items: number;
};
/** 各层级清单 (CAT-11): all regions with the size of their lists; `chosen`: the list of one of them. */
export type LevelLists = { regions: ListedRegion[]; chosen: (ListedRegion & { list: ListedItem[] }) | null };

/** 各层级清单. Refuses `ledgers.unknown-region`. */
export async function readLevelLists(db: Queryable, region: string | undefined): Promise<LevelLists> {
  const published = await loadPublished(db);
  const regions = regionsOf(published).map((one) => ({ ...summary(one), items: listOf(one.code, published).length }));
  if (region === undefined) return { regions, chosen: null };
  const chosen = regions.find((one) => one.code === region);
  if (chosen === undefined) throw refusals.unknownRegion.with({ region });
  return { regions, chosen: { ...chosen, list: listOf(region, published) } };
}

/** 一个区划的清单 as a table. */
export async function exportLevelList(db: Queryable, region: string): Promise<ServedFile> {
  const { chosen } = await readLevelLists(db, region);
  return csvFile(`${chosen!.name}政务服务事项清单`, [
    ['事项', '实施部门', '在这里', '地点'],
    ...chosen!.list.map((one) => [one.name, one.authorityName, one.here === 'decided' ? '办理' : '收件', one.place]),
  ]);
}

const regionsOf = ({ byKind }: PublishedCatalogue): Region[] =>
  [...byKind.region.values()]
    .map(({ definition }) => definition as Region)
    .sort((one, other) => one.level - other.level || (one.code < other.code ? -1 : 1));

const summary = ({ code, name, level, parent }: Region): Omit<ListedRegion, 'items'> => ({
  code,
  name,
  level,
  levelName: levelNames[level] ?? '',
  parent: parent ?? null,
});

/** What can be done in a region: what is decided there, and what a hall there takes in for somebody else. Nothing of its neighbours. */
function listOf(region: string, published: PublishedCatalogue): ListedItem[] {
  const items = applied(published);
  const decided = items.filter(({ decidingRegion }) => decidingRegion === region);
  const codes = new Set(decided.map(({ code }) => code));
  const taken = takenIn(region, published);
  const elsewhere = items.filter(({ code }) => taken.has(code) && !codes.has(code));
  return [
    ...decided.map((item) => rowOf(item, 'decided', published)),
    ...elsewhere.map((item) => ({ ...rowOf(item, 'takenIn', published), place: taken.get(item.code)! })),
  ];
}

const rowOf = (item: ServiceItem, here: ListedItem['here'], published: PublishedCatalogue): ListedItem => ({
  item: item.code,
  name: item.name,
  authorityName: authorityName(published, item.authority),
  here,
  place: item.place,
});

/** Items that a window in this region takes in, alone or in a bundle, with the name of its hall; at a hall with admission only the admitted ones. */
function takenIn(region: string, { byKind, premises }: PublishedCatalogue): Map<string, string> {
  const found = new Map<string, string>();
  for (const hall of [...premises.halls.values()].filter((one) => one.region === region)) {
    const windows = premises.windows.get(hall.code) ?? [];
    const bundles = [...byKind.bundle.values()]
      .map(({ definition }) => definition as Bundle)
      .filter(({ code }) => windows.some((window) => takes(window, { bundle: code })));
    const items = [
      ...windows.flatMap((window) => window.items ?? []),
      ...bundles.flatMap(({ members }) => members.map(({ item }) => item)),
    ];
    const refused = new Set(notAdmitted(hall.code, items, premises));
    for (const item of items) if (!refused.has(item)) found.set(item, hall.name);
  }
  return found;
}

/** 覆盖率 (CAT-11): institutions with a list of their own, of all; `missing`: those without one. */
export type Coverage = {
  institutions: number;
  withList: number;
  share: number | null;
  levels: { level: number; name: string; institutions: number; withList: number; share: number | null }[];
  missing: { authority: string; name: string; regionName: string; level: number; levelName: string }[];
};

export async function readCoverage(db: Queryable): Promise<Coverage> {
  const published = await loadPublished(db);
  const listing = new Set(applied(published).map(({ authority }) => authority));
  const rows = [...published.byKind.authority.values()].map(({ definition }) => {
    const { code, name, region } = definition as Authority;
    const { name: regionName, level } = regionOf(published, region) ?? { name: region, level: 0 };
    return { authority: code, name, regionName, level, levelName: levelNames[level] ?? '', hasList: listing.has(code) };
  });
  const count = (of: typeof rows) => {
    const withList = of.filter((row) => row.hasList).length;
    return { institutions: of.length, withList, share: share(withList, of.length) };
  };
  const levels = [...new Set(rows.map(({ level }) => level))].sort((one, other) => one - other);
  return {
    ...count(rows),
    levels: levels.map((level) => ({
      level,
      name: levelNames[level] ?? '',
      ...count(rows.filter((row) => row.level === level)),
    })),
    missing: rows.filter((row) => !row.hasList).map(({ hasList: _, ...row }) => row),
  };
}
