import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  buildCalendar,
  addWorkingDays,
  compareDays,
  dayNumber,
  dayOfNumber,
  isDay,
  nationalYears,
  nextDay,
  shanghaiDay,
  shiftDay,
  weekdayName,
  weekdayOf,
} from './index.ts';

const anyNumber = fc.integer({ min: -200_000, max: 400_000 });

describe('days (日期)', () => {
  test('numbers and texts belong to each other, as the platform clock counts them (日序互换)', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const day = dayOfNumber(number);
        expect(dayNumber(day)).toBe(number);
        expect(day).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
        expect(weekdayOf(day) % 7).toBe(new Date(number * 86_400_000).getUTCDay());
      }),
    );
  });

  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '2026-01-32',
    ' 2026-01-01',
    '2026-01-01T00:00:00Z',
    '',
  ])('%j is not a day (无效日期)', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(RangeError);
  });

  test('steps over months, years and leap days (跨月跨年闰日)', () => {
    expect(['2026-12-31', '2028-02-28', '2100-02-28'].map(nextDay)).toEqual(['2027-01-01', '2028-02-29', '2100-03-01']);
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28');
    expect(weekdayName('2026-02-14')).toBe('周六');
    expect([
      compareDays('2026-01-01', '2026-01-02'),
      compareDays('2026-01-02', '2026-01-01'),
      compareDays('2026-01-01', '2026-01-01'),
    ]).toEqual([-1, 1, 0]);
  });
});

describe('day in China of an instant (北京时间日期)', () => {
  const cases: [instant: string, day: string][] = [
    ['2026-11-21T15:59:59.999Z', '2026-11-21'],
    ['2026-11-21T16:00:00.000Z', '2026-11-22'],
    ['2026-11-21T15:59:59.999999Z', '2026-11-21'],
    ['2026-12-31T16:00:00Z', '2027-01-01'],
    ['2026-11-21T23:59:59.999+08:00', '2026-11-21'],
    ['2026-11-22T00:00:00+08:00', '2026-11-22'],
    ['2026-11-21T11:30:00-04:30', '2026-11-22'],
    ['2028-02-28T20:00Z', '2028-02-29'],
  ];
  test.each(cases)('%s -> %s', (instant, day) => {
    expect(shanghaiDay(instant)).toBe(day);
  });

  test.each([
    '2026-11-21',
    '2026-11-21T10:00:00',
    '2026-11-21T24:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-11-21 10:00:00Z',
  ])('%j is refused (拒绝)', (text) => {
    expect(() => shanghaiDay(text)).toThrow(RangeError);
  });
});

describe("the machine's time zone changes nothing (与本机时区无关)", () => {
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  test.each([
    ['America/Los_Angeles', 480],
    ['Asia/Shanghai', -480],
    ['Pacific/Kiritimati', -840],
    ['UTC', 0],
  ])('%s', (zone, offset) => {
    process.env.TZ = zone;
    expect(new Date(2026, 0, 15).getTimezoneOffset()).toBe(offset);
    const calendar = buildCalendar(nationalYears());
    expect(shanghaiDay('2026-11-21T15:59:59.999Z')).toBe('2026-11-21');
    expect(shanghaiDay('2026-11-21T16:00:00Z')).toBe('2026-11-22');
    expect(weekdayOf('2026-02-14')).toBe(6);
    expect(addWorkingDays(calendar, '2026-02-12', 5).due).toBe('2026-02-26');
    expect(addWorkingDays(calendar, '2026-03-06', 1).due).toBe('2026-03-09');
    expect(calendar.version).toBe(buildCalendar(nationalYears()).version);
  });
});
