import { shiftDay } from '@yijian/core/calendar';
import type { Actor } from '#platform';

/** 监察范围: region prefixes that the reader oversees. */
export type Scope = { regions: readonly string[] };

/** Regions of the reader's supervising posts; the code of a city covers its districts. */
export const scopeOf = (actor: Actor): Scope => ({
  regions: [
    ...new Set(
      actor.posts.filter((post) => post.role === 'supervisor').map((post) => post.region.replace(/(00)+$/, '')),
    ),
  ],
});

/** Region prefixes as patterns for `like any`: a tenth of the cost of a correlated search for each row. */
export const scopePatterns = (regions: readonly string[]): string[] => regions.map((prefix) => `${prefix}%`);

/** What counts as recent on the board: one year back. */
export const recentSince = (today: string): string => shiftDay(today, -365);
