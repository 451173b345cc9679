import { expect, test } from 'vitest';
import { shanghaiTime } from './shanghai-time.ts';

test('时刻按北京时间显示，跨日也对', () => {
  expect(shanghaiTime('2026-03-25T18:05:00Z')).toBe('2026-03-26 02:05');
  expect(shanghaiTime('2026-12-31T16:00:00Z')).toBe('2027-01-01 00:00');
  expect(shanghaiTime('没有时间')).toBe('没有时间');
});
