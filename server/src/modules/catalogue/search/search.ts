import { createSearch } from './search-index.ts';
import { itemEntries, publishedWords } from './search-items.ts';

/** 检索: an index of entries; the entries of the items in force; the synonyms in force. */
export const search = { create: createSearch, items: itemEntries, words: publishedWords } as const;
