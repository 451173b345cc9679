import { shanghaiDay } from './days.ts';
import { type OfficeHours, workingMinutesBetween } from './office-hours.ts';
import { workingDaysBetween } from './period.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** Light of a clock (红黄绿灯). `grey`: no date runs (not begun, suspended, or concluded). */
export type Light = 'green' | 'yellow' | 'red' | 'grey';

/**
 * Light, working days left and working days overdue (预警状态). `overdue` is 0 on the weekend right after the date although
 * the light is red already.
 */
export type LightReading = { light: Light; remaining: number; overdue: number };

/**
 * Reads the light of a clock (判定红黄灯): past the date red; on the last day, or with at most `yellowAtRemaining` of the
 * period's working days left (default 0.2), yellow. `due: null` or `suspended` gives grey.
 * `days`: the promised working days, when suspensions make start to due longer than the promise.
 */
export function lightOf(
  calendar: WorkCalendar,
  clock: {
    start: string;
    due: string | null;
    today: string;
    yellowAtRemaining?: number;
    days?: number;
    suspended?: boolean;
  },
): LightReading {
  const { start, due, today, yellowAtRemaining = 0.2 } = clock;
  if (due === null) return { light: 'grey', remaining: 0, overdue: 0 };
  const left = workingDaysBetween(calendar, today, due);
  const reading = { remaining: Math.max(0, left), overdue: Math.max(0, -left) };
  if (clock.suspended) return { light: 'grey', ...reading };
  if (today > due) return { light: 'red', ...reading };
  const total = clock.days ?? workingDaysBetween(calendar, start, due);
  const late = left <= 0 || left <= total * yellowAtRemaining;
  return { light: late ? 'yellow' : 'green', ...reading };
}

/** 小时级的灯: `remaining` and `overdue` in working days as elsewhere, and to the minute. */
export type HourLightReading = LightReading & { minutesLeft: number; minutesOver: number };

/** Reads the light of a clock in working hours (小时级红黄灯): past the minute red, with at most a fifth of its minutes left yellow. */
export function lightOfHours(
  { calendar, office }: { calendar: WorkCalendar; office: OfficeHours },
  clock: { dueAt: string; hours: number; now: string; yellowAtRemaining?: number },
): HourLightReading {
  const { dueAt, hours, now, yellowAtRemaining = 0.2 } = clock;
  const left = workingMinutesBetween(calendar, office, now, dueAt);
  const days = workingDaysBetween(calendar, shanghaiDay(now), shanghaiDay(dueAt));
  const reading = {
    remaining: Math.max(0, days),
    overdue: Math.max(0, -days),
    minutesLeft: Math.max(0, left),
    minutesOver: Math.max(0, -left),
  };
  if (now > dueAt) return { light: 'red', ...reading };
  return { light: left <= hours * 60 * yellowAtRemaining ? 'yellow' : 'green', ...reading };
}
