import type { DefinitionState, PublishedCatalogue } from '#catalogue';
import type { Entry, Given, Mapping } from '../batch.ts';
import { judgeEntries } from '../judge-entries.ts';
import { mapGiven } from './map-given.ts';

/** 对应后的检查结果 of a pack, in the order of `given`; each keeps its definition as it was given. */
export function mappedEntries(
  given: readonly Given[],
  around: { mapping: Mapping; published: PublishedCatalogue; states: readonly DefinitionState[] },
): Entry[] {
  const { mapping, published, states } = around;
  const entries = judgeEntries(mapGiven(given, mapping, published), { published, states, list: undefined });
  return entries.map((entry, at) => ({ ...entry, definition: given[at]!.definition }));
}
