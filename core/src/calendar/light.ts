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
