import {
  addCalendarDays,
  addWorkingDays,
  addWorkingHours,
  type Due,
  type LightReading,
  lightOf,
  lightOfHours,
  shanghaiDay,
  type WorkCalendar,
} from '@yijian/core/calendar';
import type { Duration, PlannedNode } from '@yijian/core/contract';
import type { CaseState, Dues, Stage } from './case-state.ts';

/** 一个子件的时限: limits in their own unit, and the office hours that working hours run in. */
type Limit = { n: number; unit: Duration['unit'] };
type Begun = { on: string; at: string };

/**
 * 到期日 of a strand (ENG-08): the day of start is not counted, hours run from the very minute (民法典 201, 203). A limit in hours also
 * has the instant it ends at, `dueAt`; a tighter limit that the department confirmed in days does not widen it.
 */
export function duesFrom(calendar: WorkCalendar, node: PlannedNode, started: Begun): Dues {
  const inDays = (n: number): Limit => ({ n, unit: 'workingDay' });
  const limits = node.limits ?? {
    promised: inDays(node.promisedDays),
    statutory: node.statutoryDays === null ? null : inDays(node.statutoryDays),
  };
  const end = (limit: Limit) => endOf(calendar, { limit, node, started });
  const [promised, statutory] = [end(limits.promised), limits.statutory && end(limits.statutory)];
  const planned = isHours(limits.promised) ? promised : end(inDays(node.plannedDays));
  return {
    startedOn: started.on,
    planned: planned.due < promised.due ? planned.due : promised.due,
    promised: promised.due,
    statutory: statutory?.due ?? null,
    calendarVersion: calendar.version,
    provisional: planned.provisional || promised.provisional || (statutory?.provisional ?? false),
    ...(promised.dueAt ? { startedAt: started.at, dueAt: promised.dueAt, hours: limits.promised.n } : {}),
  };
}

const isHours = (limit: Limit): boolean => limit.unit === 'workingHour';

function endOf(
  calendar: WorkCalendar,
  { limit, node, started }: { limit: Limit; node: PlannedNode; started: Begun },
): Due & { dueAt?: string } {
  if (isHours(limit)) return addWorkingHours(calendar, node.officeHours ?? [], { startAt: started.at, hours: limit.n });
  if (limit.unit === 'calendarDay') return addCalendarDays(calendar, started.on, limit.n);
  return addWorkingDays(calendar, started.on, limit.unit === 'instant' ? 0 : limit.n);
}

/** 灯 of a running clock: to the minute where it runs in hours, else by working days. */
export function lightOfDues(
  calendar: WorkCalendar,
  { dues, node, now }: { dues: Dues; node: PlannedNode | undefined; now: string },
): LightReading & { minutesLeft?: number; minutesOver?: number } {
  if (dues.dueAt && dues.hours !== undefined && node?.officeHours)
    return lightOfHours({ calendar, office: node.officeHours }, { dueAt: dues.dueAt, hours: dues.hours, now });
  return lightOf(calendar, { start: dues.startedOn, due: dues.planned, today: shanghaiDay(now) });
}

/**
 * 环节时限 (分阶段, ENG-08): until when the step in hand should be done, by the days its definition gives it; never after the strand's
 * own due day, and none for a clock in hours.
 */
export function stageFrom(
  calendar: WorkCalendar,
  { node, dues }: { node: PlannedNode; dues: Dues },
  stage: { kind: 'review' | 'decide'; level?: number; on: string },
): Stage | null {
  const step = node.steps.filter((one) => one.kind === stage.kind)[stage.level ?? 0];
  if (!step || dues.dueAt) return null;
  const { due } = addWorkingDays(calendar, stage.on, step.days);
  return { step: step.id, startedOn: stage.on, due: due < dues.planned ? due : dues.planned };
}

/**
 * 收件时限 (行政许可法 32(4)): since when the receipt clock runs (receipt, or the answer to the last supplement) and until when by
 * this calendar; null while it does not run. Reckoned anew, so that a calendar published or corrected since is heeded.
 */
export function receiptClock(state: CaseState, calendar: WorkCalendar): (Due & { startedOn: string }) | null {
  if (state.status !== 'received' || state.receiptDue === null || state.receiptDays === null) return null;
  const answeredAt = state.supplements.at(-1)?.answeredAt;
  const startedOn = answeredAt ? shanghaiDay(answeredAt) : state.receivedOn;
  return { startedOn, ...addWorkingDays(calendar, startedOn, state.receiptDays) };
}

/** 补正期满: the applicant's time to answer is over by this calendar. Never while no term is confirmed or holidays are not published. */
export function isAnswerOverdue(state: CaseState, calendar: WorkCalendar, today: string): boolean {
  const open = state.supplements.at(-1);
  if (state.status !== 'supplementing' || !open?.answerBy || state.answerDays === null) return false;
  const { due, provisional } = addWorkingDays(calendar, shanghaiDay(open.issuedAt), state.answerDays);
  return !provisional && today > due;
}
