import type { Light, LightReading } from '@yijian/core/calendar';
import { lightOf, type WorkCalendar } from '@yijian/core/calendar';

/**
 * 监察事实: what every figure is counted from, made from the published views or from the events themselves. `count`: rows that
 * are alike are counted together (concluded ones); open ones stand alone with their case.
 */
export type CaseFact = {
  count: number;
  caseId: string | null;
  bundle: string;
  channel: string;
  status: string;
  outcome: string | null;
  receivedOn: string;
  receiptDue: string | null;
  acceptedOn: string | null;
  bundleDue: string | null;
  concludedOn: string | null;
  deemed: boolean;
  supplements: number;
};
export type StrandFact = {
  count: number;
  caseId: string | null;
  member: string | null;
  authority: string;
  status: string;
  startedOn: string | null;
  plannedDue: string | null;
  promisedDue: string | null;
  finishedOn: string | null;
};
export type Facts = { cases: readonly CaseFact[]; strands: readonly StrandFact[] };

/** The day everything is read on, and the first day of what counts as recent. */
export type Reading = { calendar: WorkCalendar; today: string; since: string };

export const openCaseStatuses = ['received', 'supplementing', 'accepted'] as const;
export const openStrandStatuses = ['received', 'waiting', 'reviewing', 'deciding'] as const;
export const isOpenCase = (fact: CaseFact): boolean => (openCaseStatuses as readonly string[]).includes(fact.status);
export const isOpenStrand = (fact: StrandFact): boolean =>
  (openStrandStatuses as readonly string[]).includes(fact.status);

const none: LightReading = { light: 'grey', remaining: 0, overdue: 0 };

/** 子件的灯: by its planned due day; grey while its clock does not run. */
export const strandLight = (fact: StrandFact, { calendar, today }: Reading): LightReading =>
  isOpenStrand(fact) && fact.startedOn !== null && fact.plannedDue !== null
    ? lightOf(calendar, { start: fact.startedOn, due: fact.plannedDue, today })
    : none;

/** 办件自己的灯: the receipt clock until accepted, then the bundle's; grey while the applicant supplements. */
export function ownLight(fact: CaseFact, { calendar, today }: Reading): LightReading {
  if (fact.status === 'received')
    return fact.receiptDue === null
      ? { ...none, light: 'green' }
      : lightOf(calendar, { start: fact.receivedOn, due: fact.receiptDue, today });
  if (fact.status !== 'accepted' || fact.bundleDue === null || fact.acceptedOn === null) return none;
  return lightOf(calendar, { start: fact.acceptedOn, due: fact.bundleDue, today });
}

const rank: Readonly<Record<Light, number>> = { grey: 0, green: 1, yellow: 2, red: 3 };

/** 最急的灯: the worst of a case's own light and those of its strands. */
export const worstLight = (lights: readonly Light[]): Light =>
  lights.reduce<Light>((worst, light) => (rank[light] > rank[worst] ? light : worst), 'grey');
