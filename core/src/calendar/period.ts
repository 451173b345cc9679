import { compareDays, dayNumber } from './days.ts';
import {
  dayOfIndex,
  indexOfDay,
  isProvisional,
  isWorkingIndex,
  ordinalAt,
  OutsideCalendarError,
  type WorkCalendar,
} from './work-calendar.ts';

/** Unit of a period (时限单位): 工作日 or 自然日. */
export type PeriodUnit = 'workingDay' | 'calendarDay';

/** A stop of the clock (中止计时): first and last day that do not count; `to: null` while it lasts. */
export type Suspension = { from: string; to: string | null; reason?: string };

/** End of a period (到期日). `provisional`: it lies in a year whose holidays are not published. */
export type Due = { due: string; provisional: boolean };

/** End of a period in calendar days; `rolledFrom`: its last day before it moved off a rest day. */
export type CalendarDue = Due & { rolledFrom?: string };

/**
 * Projected end of a period (推算到期日). `suspendedDays`: days of the period's unit that suspensions took out;
 * `open`: a suspension still lasts, the date supposes that today is its last day.
 */
export type ProjectedDue = CalendarDue & { suspendedDays: number; open: boolean };

/** Half-resolved period: indexes of the start and of the suspensions, merged and clipped to the days after the start. */
type Resolved = { start: number; days: number; pauses: { from: number; to: number }[] };

/**
 * The n-th working day after a day (加工作日); the day itself is not counted (民法典 201; 行政许可法 82). 0 gives the day itself.
 * Throws RangeError when n is not a whole number ≥ 0, OutsideCalendarError when the calendar ends before.
 */
export function addWorkingDays(calendar: WorkCalendar, day: string, days: number): Due {
  const due = workingDue(calendar, { start: indexOfDay(calendar, day), days: wholeDays(days), pauses: [] }).due;
  return withProvisional(calendar, due);
}

/**
 * The n-th calendar day after a day (加自然日); when it is a rest day, the next working day (民法典 203). 0 gives the day itself.
 */
export function addCalendarDays(calendar: WorkCalendar, day: string, days: number): CalendarDue {
  const { last, due } = calendarDue(calendar, { start: indexOfDay(calendar, day), days: wholeDays(days), pauses: [] });
  return { ...withProvisional(calendar, due), ...(last === due ? {} : { rolledFrom: dayOfIndex(calendar, last) }) };
}

/** Working days in (from, to] (期间工作日数); negative when `to` is the earlier day. */
export function workingDaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  return ordinalAt(calendar, indexOfDay(calendar, to)) - ordinalAt(calendar, indexOfDay(calendar, from));
}

/**
 * End of a period with stops of the clock (扣除中止后的到期日). Every suspension takes out exactly the days of the unit that lie
 * inside it and inside the period; overlapping ones count once. An open one is taken as ending today.
 * Throws RangeError when a suspension ends before it begins.
 */
export function projectDue(
  calendar: WorkCalendar,
  period: { start: string; days: number; unit: PeriodUnit; suspensions: Suspension[] },
  today: string,
): ProjectedDue {
  const start = indexOfDay(calendar, period.start);
  const resolved = {
    start,
    days: wholeDays(period.days),
    pauses: mergePauses(calendar, period.suspensions, { start, today }),
  };
  const open = period.suspensions.some((suspension) => suspension.to === null && suspension.from <= today);
  if (period.unit === 'workingDay') {
    const { due, removed } = workingDue(calendar, resolved);
    return { ...withProvisional(calendar, due), suspendedDays: removed, open };
  }
  const { last, due, removed } = calendarDue(calendar, resolved);
  return {
    ...withProvisional(calendar, due),
    suspendedDays: removed,
    open,
    ...(last === due ? {} : { rolledFrom: dayOfIndex(calendar, last) }),
  };
}

function workingDue(calendar: WorkCalendar, { start, days, pauses }: Resolved): { due: number; removed: number } {
  if (days === 0) return { due: start, removed: 0 };
  const base = ordinalAt(calendar, start) + days;
  let removed = 0;
  let due = workingIndexAt(calendar, base);
  for (const pause of pauses) {
    if (pause.from > due) break;
    removed += ordinalAt(calendar, pause.to) - ordinalAt(calendar, pause.from - 1);
    due = workingIndexAt(calendar, base + removed);
  }
  return { due, removed };
}

function calendarDue(
  calendar: WorkCalendar,
  { start, days, pauses }: Resolved,
): { last: number; due: number; removed: number } {
  if (days === 0) return { last: start, due: start, removed: 0 };
  let last = start + days;
  let removed = 0;
  for (const pause of pauses) {
    if (pause.from > last) break;
    removed += pause.to - pause.from + 1;
    last = start + days + removed;
  }
  let due = last;
  dayOfIndex(calendar, due);
  // A period that ends on the next working day cannot end on one that is itself suspended.
  while (!isWorkingIndex(calendar, due) || pauses.some((pause) => pause.from <= due && due <= pause.to)) {
    due += 1;
    dayOfIndex(calendar, due);
  }
  return { last, due, removed };
}

/** Sorted, merged, clipped to the days after the start. */
function mergePauses(
  calendar: WorkCalendar,
  suspensions: Suspension[],
  at: { start: number; today: string },
): { from: number; to: number }[] {
  const pauses: { from: number; to: number }[] = [];
  for (const suspension of suspensions.toSorted((a, b) => compareDays(a.from, b.from))) {
    const to = suspension.to ?? at.today;
    if (suspension.to !== null && suspension.to < suspension.from) {
      throw new RangeError(`suspension from ${suspension.from} ends before it begins`);
    }
    // Only the part after the start counts, so either end may lie outside the calendar.
    const pause = {
      from: Math.max(dayNumber(suspension.from) - calendar.origin, at.start + 1),
      to: dayNumber(to) - calendar.origin,
    };
    const last = pauses.at(-1);
    if (pause.to < pause.from) continue;
    if (last && pause.from <= last.to) last.to = Math.max(last.to, pause.to);
    else pauses.push(pause);
  }
  return pauses;
}

/** Index of the k-th working day of the calendar, counted from 1. */
function workingIndexAt(calendar: WorkCalendar, ordinal: number): number {
  const index = calendar.workingDays[ordinal - 1];
  if (index === undefined) throw new OutsideCalendarError(calendar, `working day ${ordinal}`);
  return index;
}

function withProvisional(calendar: WorkCalendar, index: number): Due {
  const due = dayOfIndex(calendar, index);
  return { due, provisional: isProvisional(calendar, due) };
}

function wholeDays(days: number): number {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`a period has a whole number of days, not ${days}`);
  return days;
}
