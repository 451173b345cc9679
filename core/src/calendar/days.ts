/**
 * Days (日期) as strings `YYYY-MM-DD`, and as day numbers counted from 1970-01-01. All arithmetic is on integers:
 * no Date object, no time zone of the machine, proleptic Gregorian calendar.
 */

/** ISO weekday (星期): 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const shanghaiOffsetMinutes = 8 * 60;
const minutesPerDay = 24 * 60;

/** Day number of a day (日序). Throws RangeError when the text is not an existing day in the form YYYY-MM-DD. */
export function dayNumber(day: string): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const number = parts ? numberOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : Number.NaN;
  if (dayOfNumber(number) !== day) throw new RangeError(`not a day: ${JSON.stringify(day)}`);
  return number;
}

/** Day of a day number (由日序得日期). The inverse of `dayNumber`. */
export function dayOfNumber(number: number): string {
  // Howard Hinnant's civil_from_days: years begin in March, eras have 400 years.
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfYear - Math.floor((153 * march + 2) / 5) + 1, 2)}`;
}

/** Whether a text is an existing day in the form YYYY-MM-DD (是否为有效日期). */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && dayOfNumber(numberOf(Number(parts[1]), Number(parts[2]), Number(parts[3]))) === text;
}

/** Weekday of a day (星期几): 1 Monday … 7 Sunday. */
export function weekdayOf(day: string): Weekday {
  return weekdayOfNumber(dayNumber(day));
}

/** Weekday of a day number. 1970-01-01 was a Thursday. */
export function weekdayOfNumber(number: number): Weekday {
  return (((((number + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Chinese name of a day's weekday (周一 … 周日). */
export function weekdayName(day: string): string {
  return `周${'一二三四五六日'.charAt(weekdayOf(day) - 1)}`;
}

/** The day after (次日). */
export function nextDay(day: string): string {
  return dayOfNumber(dayNumber(day) + 1);
}

/** The day `count` days later, earlier when negative (推移若干自然日), without regard to rest days. */
export function shiftDay(day: string, count: number): string {
  return dayOfNumber(dayNumber(day) + count);
}

/** The same day `months` months later, else the last day of that month (推移若干月, 民法典 202). */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}

/** Negative when `a` is the earlier day, positive when the later, 0 when equal (日期先后). */
export function compareDays(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Day in China of an instant (北京时间日期): ISO instant with `Z` or an offset -> YYYY-MM-DD at UTC+8.
 * Valid from 1992 on: earlier summers had daylight saving time. Throws RangeError for anything but an ISO instant.
 */
export function shanghaiDay(instant: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|([+-])(\d{2}):(\d{2}))$/.exec(instant);
  if (!parts) throw new RangeError(`not an ISO instant: ${JSON.stringify(instant)}`);
  const [, day = '', hour = '', minute = '', second = '0', sign, offsetHour = '0', offsetMinute = '0'] = parts;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    throw new RangeError(`not a time of day: ${JSON.stringify(instant)}`);
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1);
  const minutes = Number(hour) * 60 + Number(minute) - offset + shanghaiOffsetMinutes;
  return dayOfNumber(dayNumber(day) + Math.floor(minutes / minutesPerDay));
}

function numberOf(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
