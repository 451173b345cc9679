import type { Duration } from '../contract/index.ts';

/**
 * 工作日折算: the working days a limit stands for when plans are compared. Calendar days count 5 of 7 and
 * working hours 6 a day (halls open 6 to 8), rounded up: a planning figure only; a case's clock runs in the limit's own unit.
 */
export function workingDaysOf(limit: Pick<Duration, 'n'> & { unit: Duration['unit'] }): number {
  if (limit.unit === 'instant') return 0;
  if (limit.unit === 'workingHour') return Math.ceil(limit.n / 6);
  return limit.unit === 'workingDay' ? limit.n : Math.ceil((limit.n * 5) / 7);
}

/** 期限的说法: 「5 个工作日」「2 个工作小时」「30 日」「即办」. */
export function limitWords(limit: Duration): string {
  if (limit.unit === 'instant' || limit.n === 0) return '即办';
  if (limit.unit === 'workingHour') return `${limit.n} 个工作小时`;
  return limit.unit === 'workingDay' ? `${limit.n} 个工作日` : `${limit.n} 日（自然日）`;
}
