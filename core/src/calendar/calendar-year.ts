import { dayNumber, dayOfNumber, weekdayOfNumber } from './days.ts';

/** One holiday of a notice (一个假期): first and last day off, weekends inside included. */
export type Holiday = { name: string; from: string; to: string };

/**
 * One year's arrangement of rest and work (年度放假调休安排). `offDays`: weekdays that are off; `workDays`: weekend days that
 * are worked (调休上班). Days may lie in the neighbouring year when the notice says so. `holidays` carries the names.
 * `published: false`: the State Council has not spoken yet, dates in the year are provisional.
 */
export type CalendarYear = {
  year: number;
  published: boolean;
  source: string;
  offDays: string[];
  workDays: string[];
  holidays?: Holiday[];
};

/** Makes a year from a notice's wording (录入放假通知): spans off, weekend days worked. Weekdays off follow from the spans. */
export function yearFromNotice(notice: {
  year: number;
  published: boolean;
  source: string;
  holidays: Holiday[];
  workDays: string[];
}): CalendarYear {
  const offDays = notice.holidays.flatMap((holiday) => daysOf(holiday).filter((day) => !isWeekend(day)));
  return { ...notice, offDays };
}

/** Days of a holiday, first to last (假期各日). Throws RangeError when it ends before it begins or lasts over 30 days. */
export function daysOf(holiday: Holiday): string[] {
  const from = dayNumber(holiday.from);
  const length = dayNumber(holiday.to) - from + 1;
  if (length < 1 || length > 30) throw new RangeError(`holiday ${holiday.name} from ${holiday.from} to ${holiday.to}`);
  return Array.from({ length }, (_, index) => dayOfNumber(from + index));
}

/** Saturday or Sunday (周末). */
export function isWeekend(day: string): boolean {
  return weekdayOfNumber(dayNumber(day)) >= 6;
}
