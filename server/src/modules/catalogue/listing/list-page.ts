import type { Queryable } from '#platform';
import {
  countFacets,
  type DefinitionFilter,
  type DefinitionRow,
  type FacetName,
  listDefinitionRows,
  type Page,
} from './listing.store.ts';

/** 目录清单: one page by kind and code; `next` is the place to go on from, null at the end. */
export async function listDefinitions(
  db: Queryable,
  filter: DefinitionFilter,
  page: Page,
): Promise<{ definitions: DefinitionRow[]; next: string | null }> {
  const rows = await listDefinitionRows(db, filter, { ...page, limit: page.limit + 1 });
  const definitions = rows.slice(0, page.limit);
  const last = definitions.at(-1);
  return { definitions, next: rows.length > page.limit && last ? `${last.kind}:${last.code}` : null };
}

/** 分面: of each filter its values with how many definitions they would leave, most first; `total`: how many there are now. */
export type Facets = { total: number; facets: Record<FacetName, { value: string; count: number }[]> };

/** 目录清单的分面计数; each facet is counted under all other filters, so that a choice can be changed. */
export async function countDefinitions(db: Queryable, filter: DefinitionFilter): Promise<Facets> {
  const facets: Facets['facets'] = { kind: [], owner: [], status: [], region: [], type: [], finding: [] };
  let total = 0;
  for (const { facet, value, count } of await countFacets(db, filter)) {
    if (facet === 'total') total = count;
    else facets[facet].push({ value, count });
  }
  return { total, facets };
}
