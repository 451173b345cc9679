import { describe, expect, test } from 'vitest';
import { fullDays, noticeDays } from './holiday-notices.fixture.ts';
import {
  buildCalendar,
  findRestReason,
  isMakeUpDay,
  isWeekend,
  isWorkingDay,
  lintCalendarYear,
  nextDay,
  publishedYears,
} from './index.ts';

const years = publishedYears();
const calendar = buildCalendar(years);

function daysOfYear(year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = nextDay(day)) days.push(day);
  return days;
}

describe('published years (已公布年度)', () => {
  test.each(noticeDays)('%i agrees with a second transcription of the notices on every day (逐日一致)', (year) => {
    // A notice may speak about days of the neighbouring year, so all notices are laid over each other first.
    const off = new Set(noticeDays.flatMap(([of, days]) => fullDays(of, days)));
    const worked = new Set(noticeDays.flatMap(([of, , days]) => fullDays(of, days)));
    const differing = daysOfYear(year).filter(
      (day) => isWorkingDay(calendar, day) !== (worked.has(day) || (!off.has(day) && !isWeekend(day))),
    );
    expect(differing).toEqual([]);
  });

  test('2026 has 248 working days, 19 weekdays off and 6 make-up days (2026 年总数)', () => {
    const days = daysOfYear(2026);
    expect(days.filter((day) => isWorkingDay(calendar, day))).toHaveLength(248);
    expect(days.filter((day) => !isWorkingDay(calendar, day) && !isWeekend(day))).toHaveLength(19);
    expect(days.filter((day) => isMakeUpDay(calendar, day))).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });

  test('every year from 2004 on passes the check for imports, and names its holidays (逐年校验)', () => {
    expect(years.map((year) => year.year)).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
    expect(years.flatMap(lintCalendarYear)).toEqual([]);
    expect(findRestReason(calendar, '2026-02-21')).toBe('春节');
    expect(findRestReason(calendar, '2026-03-07')).toBe('周末');
    expect(findRestReason(calendar, '2026-02-14')).toBeUndefined();
  });
});
