import { describe, expect, test } from 'vitest';
import {
  buildCalendar,
  type CalendarYear,
  isProvisional,
  isWorkingDay,
  lintCalendarYear,
  nationalYears,
  publishedYears,
  yearFromNotice,
} from './index.ts';

const bare = (year: number, more: Partial<CalendarYear> = {}): CalendarYear => ({
  year,
  published: true,
  source: '测试',
  offDays: [],
  workDays: [],
  ...more,
});

describe('building a calendar (生成工作日历)', () => {
  test('the order of the years does not matter, the content decides the version (版本由内容决定)', () => {
    const years = nationalYears(2028);
    const version = buildCalendar(years).version;
    expect(buildCalendar(years.toReversed()).version).toBe(version);
    expect(version).toMatch(/^2004-2028\.[0-9a-f]{12}$/);
    const published = years.map((year) => (year.year === 2027 ? { ...year, published: true } : year));
    expect(buildCalendar(published).version).not.toBe(version);
    const renamed = years.map((year) => ({ ...year, source: '另一来源' }));
    expect(buildCalendar(renamed).version).toBe(version);
  });

  test('a gap, a doubled year or no year at all is refused (年份须连续)', () => {
    expect(() => buildCalendar([])).toThrow(RangeError);
    expect(() => buildCalendar([bare(2026), bare(2028)])).toThrow(/2027/);
    expect(() => buildCalendar([bare(2026), bare(2026)])).toThrow(RangeError);
  });

  test("a later year's notice wins over an earlier one's about the same day (后发通知优先)", () => {
    const calendar = buildCalendar([
      bare(2030, { workDays: ['2030-12-29'] }),
      bare(2031, { offDays: ['2030-12-31', '2030-12-29'] }),
    ]);
    expect(isWorkingDay(calendar, '2030-12-31')).toBe(false);
    expect(isWorkingDay(calendar, '2030-12-29')).toBe(false);
  });

  test('a year that calls a day both off and worked, or speaks of a distant year, is refused (自相矛盾)', () => {
    expect(() => buildCalendar([bare(2026, { offDays: ['2026-01-05'], workDays: ['2026-01-05'] })])).toThrow(
      RangeError,
    );
    expect(() => buildCalendar([bare(2026, { offDays: ['2062-01-05'] })])).toThrow(RangeError);
  });

  test('everything is firm when every year is published; a gap in publication makes all later days provisional (暂定范围)', () => {
    expect(isProvisional(buildCalendar(publishedYears()), '2026-12-31')).toBe(false);
    const calendar = buildCalendar([bare(2026), bare(2027, { published: false }), bare(2028)]);
    expect(['2026-12-31', '2027-01-01', '2028-03-01'].map((day) => isProvisional(calendar, day))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('check of a year before import (导入前校验)', () => {
  const notice = { year: 2027, published: true, source: '通知', workDays: ['2027-02-20'] };
  const holidays = [
    { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
    { name: '春节', from: '2027-02-05', to: '2027-02-12' },
    { name: '清明节', from: '2027-04-03', to: '2027-04-05' },
    { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
    { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
    { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
    { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
  ];

  test('a complete year passes; weekdays off follow from the spans (完整年度)', () => {
    const year = yearFromNotice({ ...notice, holidays });
    expect(lintCalendarYear(year)).toEqual([]);
    expect(year.offDays.slice(0, 3)).toEqual(['2027-01-01', '2027-02-05', '2027-02-08']);
  });

  test('all findings come at once, each with its days (一次性告知)', () => {
    const year = yearFromNotice({
      ...notice,
      holidays: holidays.slice(0, 6),
      workDays: ['2027-02-20', '2027-02-09', '2026-02-01', '2027-02-30'],
    });
    const found = lintCalendarYear({ ...year, offDays: [...year.offDays, '2027-03-06'] });
    expect(Object.fromEntries(found.map((each) => [each.code, each.days]))).toEqual({
      'calendar-day-form': ['2027-02-30'],
      'calendar-day-year': ['2026-02-01'],
      'calendar-off-and-worked': ['2027-02-09'],
      'calendar-off-weekend': ['2027-03-06'],
      'calendar-work-weekday': ['2027-02-09'],
      'calendar-statutory-day': ['2027-10-01'],
    });
    expect(found.every((each) => each.reason && each.remedy)).toBe(true);
  });
});
