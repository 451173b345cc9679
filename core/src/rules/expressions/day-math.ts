/** 日期计算: days, months and ages on `YYYY-MM-DD` strings; `null` where there is no such day. */
import { dayNumber, dayOfNumber, isDay } from '../../calendar/index.ts';

/** 加若干天: `null` outside the years 0001 to 9999. */
export function addDays(day: string, count: string): string | null {
  if (!isDay(day)) return null;
  const shift = Number(count);
  if (!Number.isInteger(shift) || Math.abs(shift) > 4_000_000) return null;
  return existing(dayOfNumber(dayNumber(day) + shift));
}

/** 加若干月: where the month has no such day, its last day (民法典 202). */
export function addMonths(day: string, count: string): string | null {
  if (!isDay(day)) return null;
  const shift = Number(count);
  if (!Number.isInteger(shift) || Math.abs(shift) > 120_000) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const months = year * 12 + month - 1 + shift;
  const [inYear, inMonth] = [Math.floor(months / 12), (months % 12) + 1];
  if (inYear < 1 || inYear > 9999) return null;
  const first = `${String(inYear).padStart(4, '0')}-${String(inMonth).padStart(2, '0')}`;
  for (let last = date; last > 28; last -= 1) {
    const found = `${first}-${last}`;
    if (isDay(found)) return found;
  }
  return `${first}-${String(Math.min(date, 28)).padStart(2, '0')}`;
}

/** 相差几天: negative when `left` is the earlier day. */
export function daysBetween(left: string, right: string): string | null {
  return isDay(left) && isDay(right) ? String(dayNumber(left) - dayNumber(right)) : null;
}

/** 满几个月: whole months from `from` to `to`, negative when `to` is earlier. */
export function monthsBetween(from: string, to: string): string | null {
  if (!isDay(from) || !isDay(to)) return null;
  if (to < from) return negated(monthsBetween(to, from));
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  const reached = addMonths(from, String(months));
  return String(reached !== null && reached <= to ? months : months - 1);
}

/** 周岁: full years of age on a day, a year is full on the birthday (民法典 200 to 202); before birth there is no age. */
export function ageOn(birth: string, on: string): string | null {
  const months = monthsBetween(birth, on);
  return months === null || months.startsWith('-') ? null : String(Math.floor(Number(months) / 12));
}

function negated(count: string | null): string | null {
  if (count === null || count === '0') return count;
  return count.startsWith('-') ? count.slice(1) : `-${count}`;
}

function existing(day: string): string | null {
  return isDay(day) && day >= '0001-01-01' ? day : null;
}
