import { describe, expect, it } from 'vitest';
import { periodsBefore } from './periods.ts';

const spans = (today: string) =>
  Object.fromEntries(periodsBefore(today).map(({ id, from, to }) => [id, `${from}~${to}`]));

describe('统计时段', () => {
  it('年初的上月在去年', () => {
    expect(spans('2026-01-15')).toEqual({
      recent: '~',
      month: '2026-01-01~2026-01-15',
      lastMonth: '2025-12-01~2025-12-31',
      quarter: '2026-01-01~2026-01-15',
      year: '2026-01-01~2026-01-15',
    });
  });
  it('闰年二月有 29 天,季度从季度第一个月起', () => {
    expect(spans('2028-03-31')).toMatchObject({ lastMonth: '2028-02-01~2028-02-29', quarter: '2028-01-01~2028-03-31' });
    expect(spans('2026-08-02').quarter).toBe('2026-07-01~2026-08-02');
  });
});
