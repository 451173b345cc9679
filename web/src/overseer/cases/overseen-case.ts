import type { CaseView, StrandView } from '../../api/cases.ts';

/** 子件 with the days that its clock runs on. */
export type OverseenStrand = StrandView & {
  plannedDays?: number;
  promisedDays?: number;
  promisedDue?: string | null;
  statutoryDue?: string | null;
};
/** 办件 as a supervisor sees it. */
export type OverseenCase = Omit<CaseView, 'strands'> & { strands: OverseenStrand[] };

/** 用时: working days used of those planned, and how much of the bar that is; null while no clock runs. */
export function usedOf(strand: Pick<OverseenStrand, 'due' | 'plannedDays'>): { used: number; planned: number; share: number } | null {
  const { due, plannedDays: planned } = strand;
  if (!due || planned === undefined || planned === 0 || due.light === 'grey') return null;
  const used = (due.overdue ?? 0) > 0 ? planned + due.overdue! : Math.max(0, planned - due.remaining);
  return { used, planned, share: Math.min(1, used / Math.max(planned, used)) };
}
