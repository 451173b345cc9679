import { type CalendarYear, isWeekend } from './calendar-year.ts';
import { isDay } from './days.ts';
import { fallbackYear, isFallbackKnown } from './fallback.ts';

/** A finding about a year to be imported (年度日历校验发现): stable code, Chinese reason and remedy, the days concerned. */
export type CalendarYearFinding = { code: string; reason: string; remedy: string; days: string[] };

/**
 * Checks a year before import (导入前校验), all findings at once; an empty list means it can be imported. Codes:
 * calendar-day-form, calendar-day-year, calendar-off-and-worked, calendar-off-weekend, calendar-work-weekday,
 * calendar-statutory-day (a statutory day of 国令795 that is a weekday but not off).
 */
export function lintCalendarYear(year: CalendarYear): CalendarYearFinding[] {
  const all = [...year.offDays, ...year.workDays];
  const days = all.filter(isDay);
  const off = year.offDays.filter(isDay);
  const work = year.workDays.filter(isDay);
  const checks: CalendarYearFinding[] = [
    {
      code: 'calendar-day-form',
      days: all.filter((day) => !isDay(day)),
      reason: '有的日期写法不对或不存在',
      remedy: '请按“年-月-日”填写，例如 2027-02-06',
    },
    {
      code: 'calendar-day-year',
      days: days.filter((day) => !isNearYear(day, year.year)),
      reason: `有的日期不在 ${year.year} 年前后`,
      remedy: '通知可以涉及上年 12 月和次年 1 月，其余日期请核对年份',
    },
    {
      code: 'calendar-off-and-worked',
      days: work.filter((day) => off.includes(day)),
      reason: '同一天既放假又上班',
      remedy: '请对照放假通知，只保留一种',
    },
    {
      code: 'calendar-off-weekend',
      days: off.filter(isWeekend),
      reason: '放假日中列了周六、周日',
      remedy: '周末本来休息，放假日只列周一至周五',
    },
    {
      code: 'calendar-work-weekday',
      days: work.filter((day) => !isWeekend(day)),
      reason: '调休上班日中列了周一至周五',
      remedy: '调休上班日只列周六、周日',
    },
    {
      code: 'calendar-statutory-day',
      days: missingStatutoryDays(year),
      reason: '有法定节日没有列为放假日',
      remedy: '请对照《全国年节及纪念日放假办法》补上',
    },
  ];
  return checks.filter((check) => check.days.length > 0);
}

function isNearYear(day: string, year: number): boolean {
  return day >= `${year - 1}-12-01` && day <= `${year + 1}-01-31`;
}

function missingStatutoryDays(year: CalendarYear): string[] {
  if (!isFallbackKnown(year.year)) return [];
  return fallbackYear(year.year).offDays.filter((day) => !year.offDays.includes(day));
}
