import type { Queryable } from '#platform';
import { itemTypeName } from './item-types.ts';
import { loadPublished, type PublishedCatalogue } from './load-published.ts';
import { createSearch, type Search, type SearchEntry } from './search-index.ts';

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

const index = createSearch([]);
let indexed: PublishedCatalogue | undefined;

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
    question.trim() === '' ? [...items.keys()] : searchOf(published)(question, options.limit * 3).map((hit) => hit.id);
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

/** Brought up to date when the catalogue is another one: only items that differ are read again. */
function searchOf(published: PublishedCatalogue): Search {
  if (indexed !== published) index.renew(entriesOf(published));
  indexed = published;
  return index.search;
}

function entriesOf({ catalogue }: PublishedCatalogue): SearchEntry[] {
  return [...catalogue.items.values()].map(({ definition: item }) => ({
    id: item.code,
    name: item.name,
    keywords: [],
    codes: [item.code, item.baseCode ?? '', item.taskCode ?? ''],
    text: [
      item.result.name,
      catalogue.authorities.get(item.authority)?.name ?? '',
      itemTypeName(item.type),
      ...(item.faq ?? []).map((one) => one.question),
    ],
  }));
}
