import type { Synonyms } from '@yijian/core/contract';
import type { Queryable } from '#platform';
import { itemTypeName } from '../item-types.ts';
import { loadPublished, type PublishedCatalogue } from '../load-published.ts';
import { type Words, wordsOf } from './question.ts';
import { createSearch, type SearchEntry } from './search-index.ts';

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

const index = createSearch<SearchEntry>([], wordsOf([]));
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
    question.trim() === ''
      ? [...items.keys()]
      : upToDate(published)
          .search(question, options.limit * 3)
          .map(({ id }) => id);
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
function upToDate(published: PublishedCatalogue): typeof index {
  if (indexed !== published) index.renew(itemEntries(published), publishedWords(published));
  indexed = published;
  return index;
}

/** 说法 of all published lists of synonyms. */
export const publishedWords = ({ byKind }: PublishedCatalogue): Words =>
  wordsOf([...byKind.synonyms.values()].map(({ definition }) => definition as Synonyms));

/** 事项 as entries of a search: name, keywords, what it gives, who handles it, what is asked about it. */
export function itemEntries({ catalogue }: PublishedCatalogue): SearchEntry[] {
  return [...catalogue.items.values()].map(({ definition: item }) => ({
    id: item.code,
    name: item.name,
    keywords: item.keywords ?? [],
    codes: [item.code, item.baseCode ?? '', item.taskCode ?? ''],
    text: [
      item.result.name,
      catalogue.authorities.get(item.authority)?.name ?? '',
      itemTypeName(item.type),
      ...(item.faq ?? []).map((one) => one.question),
    ],
  }));
}
