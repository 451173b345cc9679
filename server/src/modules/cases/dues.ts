import { addWorkingDays, type Due, shanghaiDay, type WorkCalendar } from '@yijian/core/calendar';
import type { CaseState, Dues } from './case-state.ts';

/** Due days of a strand that starts today: day of start not counted, working days of the given calendar. */
export function duesFrom(
  calendar: WorkCalendar,
  startedOn: string,
  days: { planned: number; promised: number; statutory: number | null },
): Dues {
  const planned = addWorkingDays(calendar, startedOn, days.planned);
  const promised = addWorkingDays(calendar, startedOn, days.promised);
  const statutory = days.statutory === null ? null : addWorkingDays(calendar, startedOn, days.statutory);
  return {
    startedOn,
    planned: planned.due,
    promised: promised.due,
    statutory: statutory?.due ?? null,
    calendarVersion: calendar.version,
    provisional: planned.provisional || promised.provisional || (statutory?.provisional ?? false),
  };
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
