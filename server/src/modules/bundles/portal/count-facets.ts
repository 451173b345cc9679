import { type Facet, facetNames, type PortalEntry } from './portal-entries.ts';

export type Chosen = Partial<Record<Facet, string>>;
export type FacetCount = { facet: Facet; values: { value: string; count: number }[] };
/** 筛过的: entries that fit every choice; per facet how many would fit each of its values with the other choices as they are. */
export type Narrowed = { docs: number[]; facets: FacetCount[] };

/** 分面计数 over entries in the order given. */
export function countFacets(docs: Uint32Array, entryOf: (doc: number) => PortalEntry, chosen: Chosen): Narrowed {
  const wanted = facetNames.filter((facet) => chosen[facet] !== undefined);
  const counts = facetNames.map(() => new Map<string, number>());
  const kept: number[] = [];
  for (const doc of docs) {
    const { facets } = entryOf(doc);
    const missed = wanted.filter((facet) => !facets[facet].includes(chosen[facet]!));
    if (missed.length > 1) continue;
    if (missed.length === 0) kept.push(doc);
    facetNames.forEach((facet, at) => {
      if (missed.length === 0 || missed[0] === facet) countValues(counts[at]!, facets[facet]);
    });
  }
  return {
    docs: kept,
    facets: facetNames.map((facet, at) => ({
      facet,
      values: [...counts[at]!]
        .map(([value, count]) => ({ value, count }))
        .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1)),
    })),
  };
}

function countValues(counts: Map<string, number>, values: readonly string[]): void {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
}
