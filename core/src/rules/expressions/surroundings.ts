import {
  addWorkingDays,
  isProvisional,
  isWorkingDay,
  OutsideCalendarError,
  type WorkCalendar,
  workingDaysBetween,
} from '../../calendar/index.ts';

/**
 * 规则的环境: what a rule may ask for beyond the facts. Whatever is not given, or lies in a year whose holidays are not
 * published yet, is unknown (`undefined`), never guessed.
 */
export type Surroundings = { today?: string; calendar?: RuleCalendar };

/** 工作日历, as rules see it: every answer may be unknown. */
export type RuleCalendar = {
  /** The n-th working day after `from`, which itself does not count; n is a whole number from 0 on. */
  addWorkingDays: (from: string, days: number) => string | undefined;
  /** Working days in (from, to]; negative when `to` is the earlier day. */
  workingDaysBetween: (from: string, to: string) => number | undefined;
  isWorkingDay: (day: string) => boolean | undefined;
};

/** 由工作日历得规则日历: days of unpublished years and days outside the calendar are unknown. */
export function ruleCalendar(calendar: WorkCalendar): RuleCalendar {
  const known = <T>(days: readonly string[], answer: () => T): T | undefined => {
    try {
      return days.some((day) => isProvisional(calendar, day)) ? undefined : answer();
    } catch (error) {
      if (error instanceof OutsideCalendarError || error instanceof RangeError) return undefined;
      throw error;
    }
  };
  return {
    addWorkingDays: (from, days) =>
      known([from], () => {
        const { due, provisional } = addWorkingDays(calendar, from, days);
        return provisional ? undefined : due;
      }),
    workingDaysBetween: (from, to) => known([from, to], () => workingDaysBetween(calendar, from, to)),
    isWorkingDay: (day) => known([day], () => isWorkingDay(calendar, day)),
  };
}
