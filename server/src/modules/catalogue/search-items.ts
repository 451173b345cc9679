import type { Queryable } from '#platform';
import { itemTypeName } from './item-types.ts';
import { loadPublished, type PublishedCatalogue } from './load-published.ts';
import { createSearch, type Search } from './search-index.ts';

/** 事项搜索结果: what a list shows of an item. */
export type FoundItem = {
  code: string;
  name: string;
  authority: string;
  typeName: string;
  audience: readonly string[];
  promisedDays: number;
  promisedUnit: string;
  visits: number;
};

let built: { hashes: string; search: Search } | undefined;
const searches = new WeakMap<PublishedCatalogue, Search>();

/**
 * 搜索事项 over everything published and handled as an item of its own: names, authorities, types, codes, pinyin, everyday words.
 * Without a question: the first ones by name.
 */
export async function searchItems(
  db: Queryable,
  question: string,
  options: { limit: number; audience?: 'person' | 'enterprise' },
): Promise<FoundItem[]> {
  const published = await loadPublished(db);
  const { items, authorities } = published.catalogue;
  const found =
    question.trim() === ''
      ? [...items.keys()]
      : itemSearch(published)(question, options.limit * 3).map((hit) => hit.id);
  return found
    .map((code) => items.get(code)!.definition)
    .filter(
      (item) => item.node === 'strand' && (options.audience === undefined || item.audience.includes(options.audience)),
    )
    .slice(0, options.limit)
    .map((item) => ({
      code: item.code,
      name: item.name,
      authority: authorities.get(item.authority)?.name ?? item.authority,
      typeName: itemTypeName(item.type),
      audience: item.audience,
      promisedDays: item.promised.n,
      promisedUnit: item.promised.unit,
      visits: item.visits.times,
    }));
}

/** Built again only when an item or an authority changed. */
function itemSearch(published: PublishedCatalogue): Search {
  const known = searches.get(published) ?? buildSearch(published);
  searches.set(published, known);
  return known;
}

function buildSearch({ byKind, catalogue }: PublishedCatalogue): Search {
  const hashes = [...byKind.item.values(), ...byKind.authority.values()].map((entry) => entry.hash).join();
  if (built?.hashes !== hashes) {
    const entries = [...catalogue.items.values()].map(({ definition: item }) => ({
      id: item.code,
      name: item.name,
      keywords: [item.result.name],
      codes: [item.code, item.baseCode ?? '', item.taskCode ?? ''],
      text: [
        catalogue.authorities.get(item.authority)?.name ?? '',
        itemTypeName(item.type),
        ...(item.faq ?? []).map((one) => one.question),
      ],
    }));
    built = { hashes, search: createSearch(entries) };
  }
  return built.search;
}
