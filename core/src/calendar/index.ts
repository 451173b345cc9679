/**
 * Working-day calendar (工作日历): pure, time-zone free, one look-up per question. Days are `YYYY-MM-DD` strings.
 * The server keeps the years in a table (seeded from `nationalYears`), builds the calendar once and passes it in.
 */
import type { CalendarYear } from './calendar-year.ts';
import { fallbackYear } from './fallback.ts';
import { lastPublishedYear, publishedYears } from './seed.ts';

export { type CalendarYear, daysOf, type Holiday, isWeekend, yearFromNotice } from './calendar-year.ts';
export {
  compareDays,
  dayNumber,
  dayOfNumber,
  isDay,
  monthsLater,
  nextDay,
  shanghaiDay,
  shiftDay,
  type Weekday,
  weekdayName,
  weekdayOf,
} from './days.ts';
export { type DueExplanation, type ExplainedPeriod, explainDue } from './explain.ts';
export { fallbackYear } from './fallback.ts';
export { type HourLightReading, type Light, lightOf, lightOfHours, type LightReading } from './light.ts';
export { type CalendarYearFinding, lintCalendarYear } from './lint-year.ts';
export {
  addWorkingHours,
  clockOf,
  type CountedSpan,
  explainHours,
  type HourDue,
  type HourExplanation,
  type HourTerm,
  lintOfficeHours,
  NoOfficeHoursError,
  type OfficeHours,
  type OfficeSpan,
  spansOn,
  workingMinutesBetween,
} from './office-hours.ts';
export {
  addCalendarDays,
  addWorkingDays,
  type CalendarDue,
  type Due,
  type PeriodUnit,
  projectDue,
  type ProjectedDue,
  type Suspension,
  workingDaysBetween,
} from './period.ts';
export { lastPublishedYear, publishedYears } from './seed.ts';
export {
  buildCalendar,
  findRestReason,
  isMakeUpDay,
  isProvisional,
  isWorkingDay,
  OutsideCalendarError,
  type WorkCalendar,
} from './work-calendar.ts';

/** Published years and, after them, unpublished ones through `through` (全国日历年度): what a new installation starts with. */
export function nationalYears(through = 2030): CalendarYear[] {
  const unpublished = Array.from({ length: Math.max(0, through - lastPublishedYear) }, (_, index) =>
    fallbackYear(lastPublishedYear + 1 + index),
  );
  return [...publishedYears().filter((year) => year.year <= through), ...unpublished];
}
