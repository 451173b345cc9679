import { limitWords } from '@yijian/core/compile';
import type { Bundle, BundleRelease, ServiceItem } from '@yijian/core/contract';
import { type PublishedCatalogue, type SearchEntry, search } from '#catalogue';
import { type BundleCard, bundleCard } from '../bundle-card.ts';

/** 分面: by what results are narrowed, in the order in which a page shows them. */
export const facetNames = ['audience', 'stage', 'topic', 'group', 'department'] as const;
export type Facet = (typeof facetNames)[number];
export type Facets = Readonly<Record<Facet, readonly string[]>>;

/** 能办的事 as a result: a bundle or a single item. `partOf`: bundles in which the item is handled together with others. */
export type FoundThing = {
  kind: 'bundle' | 'item';
  code: string;
  name: string;
  note: string;
  departments: readonly string[];
  takes: string;
  partOf: { code: string; name: string }[];
};
export type PortalEntry = SearchEntry & { thing: FoundThing; facets: Facets };

/** 门户条目: bundles that are offered first, then every item that is handled on its own. */
export function portalEntries(published: PublishedCatalogue, releases: readonly BundleRelease[]): PortalEntry[] {
  const bundles = releases.map((release) => ({
    release,
    definition: published.byKind.bundle.get(release.bundle)?.definition as Bundle | undefined,
  }));
  const homes = new Map<string, OfBundle[]>();
  for (const bundle of bundles)
    for (const { item } of bundle.release.members) homes.set(item.code, [...(homes.get(item.code) ?? []), bundle]);
  const items = search.items(published).flatMap((entry) => {
    const item = published.catalogue.items.get(entry.id)!.definition;
    return item.node === 'strand' ? [itemEntry(entry, item, { published, homes: homes.get(item.code) ?? [] })] : [];
  });
  return [...bundles.map(bundleEntry), ...items];
}

type OfBundle = { release: BundleRelease; definition: Bundle | undefined };

function bundleEntry({ release, definition }: OfBundle): PortalEntry {
  const card = bundleCard(release, definition?.lifeStage ?? '');
  return {
    id: `bundle:${card.code}`,
    name: card.name,
    keywords: definition?.keywords ?? [],
    codes: [card.code],
    text: [card.summary, card.lifeStage, ...release.members.flatMap(({ item }) => [item.name, item.result.name])],
    thing: {
      kind: 'bundle',
      code: card.code,
      name: card.name,
      note: card.summary,
      departments: card.departments,
      takes: takesWords(card.promiseDays),
      partOf: [],
    },
    facets: {
      audience: [card.audience],
      stage: [card.lifeStage].filter(Boolean),
      topic: definition?.topics ?? [],
      group: definition?.groups ?? [],
      department: card.departments,
    },
  };
}

const takesWords = ({ least, most }: BundleCard['promiseDays']): string =>
  most === 0 ? '当场办结' : least === most ? `${most} 个工作日` : `${least}–${most} 个工作日`;

type Surroundings = { published: PublishedCatalogue; homes: readonly OfBundle[] };

/** An item is found in the life stages, topics and groups of the bundles it belongs to, besides its own. */
function itemEntry(entry: SearchEntry, item: ServiceItem, { published, homes }: Surroundings): PortalEntry {
  const authority = published.catalogue.authorities.get(item.authority);
  const department = authority?.shortName ?? item.authority;
  const all = (
    own: readonly string[] | undefined,
    ofHome: (home: Bundle) => readonly string[] | undefined,
  ): string[] => [
    ...new Set([...(own ?? []), ...homes.flatMap(({ definition }) => (definition && ofHome(definition)) ?? [])]),
  ];
  return {
    ...entry,
    id: `item:${item.code}`,
    thing: {
      kind: 'item',
      code: item.code,
      name: item.name,
      note: authority?.name ?? '',
      departments: [department],
      takes: limitWords(item.promised),
      partOf: homes.map(({ release }) => ({ code: release.bundle, name: release.name })),
    },
    facets: {
      audience: item.audience,
      stage: all(item.lifeStages, (home) => [home.lifeStage]),
      topic: all(item.topics, (home) => home.topics),
      group: all(item.groups, (home) => home.groups),
      department: [department],
    },
  };
}
