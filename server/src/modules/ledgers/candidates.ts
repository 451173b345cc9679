import type { Bundle } from '@yijian/core/contract';
import type { PublishedCatalogue } from '#catalogue';
import { authorityName } from './applied-items.ts';

/** 同办的事项对, as counts (`cases.v_item_pair`). */
export type ItemPair = { one: string; other: string; together: number; applicants: number };
export type CandidateItem = { code: string; name: string; authorityName: string; volume: number };
/** 候选组合: two items and how often, and by how many different applicants, they were asked for one after the other. */
export type Candidate = { items: CandidateItem[]; together: number; applicants: number; demand: number };

/** 排序, pure: what joins items of one bundle or names one that is no longer published is left out. */
export function rankCandidates(
  pairs: readonly ItemPair[],
  volumes: ReadonlyMap<string, number>,
  published: PublishedCatalogue,
): Candidate[] {
  const joined = [...published.byKind.bundle.values()].map(
    ({ definition }) => new Set((definition as Bundle).members.map(({ item }) => item)),
  );
  return pairs
    .filter(({ one, other }) => !joined.some((items) => items.has(one) && items.has(other)))
    .flatMap(({ one, other, together, applicants }): Candidate[] => {
      const items = [one, other].flatMap((code) => itemOf(code, volumes, published));
      const demand = items.reduce((sum, { volume }) => sum + volume, 0);
      return items.length === 2 ? [{ items, together, applicants, demand }] : [];
    })
    .toSorted((a, b) => b.together - a.together || b.applicants - a.applicants || b.demand - a.demand)
    .slice(0, 50);
}

function itemOf(code: string, volumes: ReadonlyMap<string, number>, published: PublishedCatalogue): CandidateItem[] {
  const item = published.catalogue.items.get(code)?.definition;
  if (item === undefined) return [];
  const { name, authority } = item;
  return [{ code, name, authorityName: authorityName(published, authority), volume: volumes.get(code) ?? 0 }];
}
