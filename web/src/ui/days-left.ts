import type { LightName } from '../api/cases.ts';
import { staffWords } from './staff-strings.ts';

/** 剩余天数 in words; undefined where the server told no number: the light's own word then stands. */
export function leftText(at: {
  light: LightName;
  remaining?: number | null;
  overdue?: number | null;
  minutesLeft?: number;
  minutesOver?: number;
}): string | undefined {
  // A clock in working hours tells the time, while it is a matter of hours.
  if (at.minutesOver) return staffWords.timeOver(at.minutesOver);
  if (at.minutesLeft !== undefined) return staffWords.timeLeft(at.minutesLeft);
  if (at.overdue) return staffWords.daysOver(at.overdue);
  if (at.remaining === null || at.remaining === undefined) return undefined;
  if (at.remaining < 0) return staffWords.daysOver(-at.remaining);
  if (at.light === 'red') return undefined;
  return at.remaining === 0 ? staffWords.lastDay : staffWords.daysLeft(at.remaining);
}
