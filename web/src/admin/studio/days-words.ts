import type { Standing } from './plan-standing.ts';
import { words } from './strings.ts';

/** 天数的说法: the promise, and what is planned where a department confirmed less. */
export function daysWords({ promisedDays, plannedDays }: Pick<Standing, 'promisedDays' | 'plannedDays'>): string {
  return plannedDays === promisedDays
    ? words.plan.promised(promisedDays)
    : words.plan.planned(promisedDays, plannedDays);
}
