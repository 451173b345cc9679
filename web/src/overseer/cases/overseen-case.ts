import type { CaseView, LightName, StrandView } from '../../api/cases.ts';

/** 子件 with the days that its clock runs on. */
export type OverseenStrand = StrandView & {
  plannedDays?: number;
  promisedDays?: number;
  promisedDue?: string | null;
  statutoryDue?: string | null;
};
/** 办件 as a supervisor sees it. */
export type OverseenCase = Omit<CaseView, 'strands'> & { strands: OverseenStrand[] };

const rank: Readonly<Record<LightName, number>> = { grey: 0, green: 1, yellow: 2, red: 3 };

/** 最急的灯: the worst of the case's own light and those of its strands. */
export function worstLight(one: Pick<OverseenCase, 'light' | 'strands'>): LightName {
  const lights = [one.light, ...one.strands.flatMap((strand) => (strand.due ? [strand.due.light] : []))];
  return lights.reduce((worst, light) => (rank[light] > rank[worst] ? light : worst), 'grey');
}

/** 用时: working days used of those planned, and how much of the bar that is; null while no clock runs. */
export function usedOf(
  strand: Pick<OverseenStrand, 'due' | 'plannedDays'>,
): { used: number; planned: number; share: number } | null {
  const { due, plannedDays: planned } = strand;
  if (!due || planned === undefined || planned === 0 || due.light === 'grey') return null;
  const used = (due.overdue ?? 0) > 0 ? planned + due.overdue! : Math.max(0, planned - due.remaining);
  return { used, planned, share: Math.min(1, used / Math.max(planned, used)) };
}
