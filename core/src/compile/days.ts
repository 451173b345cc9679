import type { Duration } from '../contract/index.ts';

/**
 * 工作日折算: the working days a limit stands for when plans are compared. Calendar days count 5 of 7, rounded up: a
 * planning figure only; the clock of a case runs on the calendar in the limit's own unit.
 */
export function workingDaysOf(limit: Pick<Duration, 'n'> & { unit: Duration['unit'] }): number {
  if (limit.unit === 'instant') return 0;
  return limit.unit === 'workingDay' ? limit.n : Math.ceil((limit.n * 5) / 7);
}

/** 期限的说法: 「5 个工作日」「30 日」「即办」. */
export function limitWords(limit: Duration): string {
  if (limit.unit === 'instant' || limit.n === 0) return '即办';
  return limit.unit === 'workingDay' ? `${limit.n} 个工作日` : `${limit.n} 日（自然日）`;
}
