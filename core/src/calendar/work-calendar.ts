import { type CalendarYear, daysOf } from './calendar-year.ts';
import { dayNumber, dayOfNumber, weekdayOfNumber } from './days.ts';

/**
 * Working-day calendar (工作日历), built once and only read. `ordinals[i]` counts the working days from `from` to the
 * i-th day inclusive, `workingDays[k]` is the index of the k-th working day: every question is one look-up.
 * `version` follows from the content alone. Days from `provisionalFrom` on belong to a year not yet published.
 */
export type WorkCalendar = {
  readonly version: string;
  readonly from: string;
  readonly to: string;
  readonly provisionalFrom: string;
  /** Day number of `from`. */
  readonly origin: number;
  readonly ordinals: Int32Array;
  readonly workingDays: Int32Array;
  /** Holiday names by index of the day. */
  readonly names: ReadonlyMap<number, string>;
};

/** A day that the calendar does not reach (超出日历范围): further years have to be imported first. */
export class OutsideCalendarError extends RangeError {
  readonly calendarVersion: string;

  constructor(calendar: WorkCalendar, wanted: string) {
    super(`${wanted} is outside the calendar ${calendar.version} (${calendar.from} to ${calendar.to})`);
    this.name = 'OutsideCalendarError';
    this.calendarVersion = calendar.version;
  }
}

/**
 * Builds the calendar from contiguous years (生成工作日历). A later year's notice wins over an earlier one's about the same
 * day. Throws RangeError when years are missing or twice, or when one year calls a day both off and worked.
 */
export function buildCalendar(years: CalendarYear[]): WorkCalendar {
  const sorted = years.toSorted((a, b) => a.year - b.year);
  refuseGaps(sorted);
  const from = `${sorted[0]?.year}-01-01`;
  const to = `${sorted.at(-1)?.year}-12-31`;
  const origin = dayNumber(from);
  const length = dayNumber(to) - origin + 1;
  const rests = restFlags(sorted, origin, length);
  const ordinals = new Int32Array(length);
  const workingDays: number[] = [];
  for (let index = 0; index < length; index += 1) {
    if (!rests[index]) workingDays.push(index);
    ordinals[index] = workingDays.length;
  }
  const firstUnpublished = sorted.find((year) => !year.published);
  return {
    version: versionOf(sorted),
    from,
    to,
    provisionalFrom: firstUnpublished ? `${firstUnpublished.year}-01-01` : dayOfNumber(origin + length),
    origin,
    ordinals,
    workingDays: Int32Array.from(workingDays),
    names: holidayNames(sorted, origin),
  };
}

/** Whether the authorities work that day (是否工作日). Throws OutsideCalendarError. */
export function isWorkingDay(calendar: WorkCalendar, day: string): boolean {
  return isWorkingIndex(calendar, indexOfDay(calendar, day));
}

/** Why a day is off (休息原因): the holiday's name or 周末; undefined on a working day. */
export function findRestReason(calendar: WorkCalendar, day: string): string | undefined {
  const index = indexOfDay(calendar, day);
  return isWorkingIndex(calendar, index) ? undefined : (calendar.names.get(index) ?? '周末');
}

/** Whether a weekend day is worked (是否调休上班). */
export function isMakeUpDay(calendar: WorkCalendar, day: string): boolean {
  const index = indexOfDay(calendar, day);
  return isWorkingIndex(calendar, index) && weekdayOfNumber(calendar.origin + index) >= 6;
}

/** Whether a day's year is not yet published (是否暂定). */
export function isProvisional(calendar: WorkCalendar, day: string): boolean {
  return day >= calendar.provisionalFrom;
}

/** Index of a day in the calendar's arrays. Throws OutsideCalendarError. */
export function indexOfDay(calendar: WorkCalendar, day: string): number {
  const index = dayNumber(day) - calendar.origin;
  if (index < 0 || index >= calendar.ordinals.length) throw new OutsideCalendarError(calendar, day);
  return index;
}

/** Day of an index. Throws OutsideCalendarError. */
export function dayOfIndex(calendar: WorkCalendar, index: number): string {
  const day = dayOfNumber(calendar.origin + index);
  if (index < 0 || index >= calendar.ordinals.length) throw new OutsideCalendarError(calendar, day);
  return day;
}

/** Working days from the calendar's first day to an index, inclusive; 0 before the first day. */
export function ordinalAt(calendar: WorkCalendar, index: number): number {
  return calendar.ordinals[Math.min(index, calendar.ordinals.length - 1)] ?? 0;
}

/** Whether the day of an index is worked. */
export function isWorkingIndex(calendar: WorkCalendar, index: number): boolean {
  return ordinalAt(calendar, index) > ordinalAt(calendar, index - 1);
}

function refuseGaps(sorted: CalendarYear[]): void {
  if (sorted.length === 0) throw new RangeError('a calendar needs at least one year');
  for (const [index, year] of sorted.entries()) {
    const expected = (sorted[0]?.year ?? 0) + index;
    if (year.year !== expected)
      throw new RangeError(`years must be contiguous: expected ${expected}, found ${year.year}`);
  }
}

function restFlags(sorted: CalendarYear[], origin: number, length: number): Uint8Array {
  const rests = Uint8Array.from({ length }, (_, index) => (weekdayOfNumber(origin + index) >= 6 ? 1 : 0));
  for (const year of sorted) {
    const off = new Set(year.offDays);
    for (const day of [...year.offDays, ...year.workDays]) {
      if (Math.abs(Number(day.slice(0, 4)) - year.year) > 1)
        throw new RangeError(`${day} does not belong to ${year.year}`);
      const index = dayNumber(day) - origin;
      if (index >= 0 && index < length) rests[index] = off.has(day) ? 1 : 0;
    }
    const both = year.workDays.find((day) => off.has(day));
    if (both) throw new RangeError(`${both} is both off and worked in ${year.year}`);
  }
  return rests;
}

function holidayNames(sorted: CalendarYear[], origin: number): Map<number, string> {
  const holidays = sorted.flatMap((year) => year.holidays ?? []);
  return new Map(
    holidays.flatMap((holiday) => daysOf(holiday).map((day) => [dayNumber(day) - origin, holiday.name] as const)),
  );
}

/** FNV-1a, 64 bits, over the content that decides answers and wording; the source line is not part of it. */
function versionOf(sorted: CalendarYear[]): string {
  let hash = 0xcbf29ce484222325n;
  const content = sorted.map((year) => [
    year.year,
    year.published,
    year.offDays.toSorted(),
    year.workDays.toSorted(),
    (year.holidays ?? []).map(({ name, from, to }) => [name, from, to]),
  ]);
  for (const byte of new TextEncoder().encode(JSON.stringify(content))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return `${sorted[0]?.year}-${sorted.at(-1)?.year}.${hash.toString(16).padStart(16, '0').slice(0, 12)}`;
}
