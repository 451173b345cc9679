import { contentHash, type Definition } from '@yijian/core/contract';
import { placeOf } from './definitions.ts';
import type { PublishedCatalogue } from './load-published.ts';
import { referencesOf } from './references/references-of.ts';

/**
 * 所用内容的摘要: one hash over a definition and every published definition it leads to, with the exceptions for them. Equal as long as compiling it would read
 * the same.
 */
export function inputsHash(definition: Definition, { byKind, catalogue }: PublishedCatalogue): string {
  const met = new Map<string, string>([[placeOf(definition), contentHash(definition)]]);
  const open: Definition[] = [definition];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const ref of referencesOf(next)) {
      const place = placeOf(ref);
      if (met.has(place)) continue;
      const used = byKind[ref.kind].get(ref.code);
      met.set(place, used?.hash ?? 'missing');
      if (used !== undefined) open.push(used.definition);
    }
  }
  for (const key of catalogue.silenced ?? [])
    if (met.has(key.slice(key.indexOf('|') + 1).split('/')[0]!)) met.set(key, 'excepted');
  return contentHash([...met].sort(([one], [other]) => (one < other ? -1 : 1)));
}
