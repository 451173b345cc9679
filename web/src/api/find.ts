import { isPhone } from './is-phone.ts';
import { read } from './client.ts';

/** 分面 in the order in which they are shown. */
export const facetNames = ['audience', 'stage', 'topic', 'group', 'department'] as const;
export type Facet = (typeof facetNames)[number];
export type Chosen = Partial<Record<Facet, string>>;

/** 能办的事: a bundle or a single item. `partOf`: bundles in which the item is handled together with others. */
export type FoundThing = {
  kind: 'bundle' | 'item';
  code: string;
  name: string;
  note: string;
  departments: string[];
  takes: string;
  partOf: { code: string; name: string }[];
};
/** 找到的: `total` fits question and choices, `unnarrowed` the question alone; `nearest` where nothing fits (`isNear`: they are close); `hall`: whom to ask. */
export type Found = {
  total: number;
  unnarrowed: number;
  things: FoundThing[];
  facets: { facet: Facet; values: { value: string; count: number }[] }[];
  nearest: FoundThing[];
  isNear: boolean;
  hall: { name: string; phone: string } | null;
};
export type Asked = { q: string; chosen?: Chosen; limit?: number };

/** 找事 over bundles and single items in one ranking. */
export const find = ({ q, chosen = {}, limit }: Asked): Promise<Found> =>
  read('/api/search', { q, ...chosen, limit, mobile: isPhone() });

/** The page of what was found. */
export const addressOf = ({ kind, code }: Pick<FoundThing, 'kind' | 'code'>): string =>
  `/citizen/${kind === 'bundle' ? 'bundles' : 'items'}/${encodeURIComponent(code)}`;

/** The address of a search: question and choices, so that it can be kept and passed on. */
export function searchAddress(q: string, chosen: Chosen): string {
  const query = new URLSearchParams({ ...(q && { q }) });
  for (const facet of facetNames) if (chosen[facet]) query.set(facet, chosen[facet]);
  return `/citizen/search?${query}`;
}
