import { expect, test } from 'vitest';
import { joinDate, splitDate } from './date-parts.ts';

test.each([
  [['2026', '5', '1'], '2026-05-01'],
  [['2026', '12', '31'], '2026-12-31'],
  [['2026', '5', ''], '2026-5-'],
  [['', '', ''], null],
])('%j 合成 %s', (parts, value) => {
  expect(joinDate(parts)).toBe(value);
});

test.each(['2026-05-01', '2026-5-', '--'])('%s 拆开再合成不变', (value) => {
  if (value === '--') expect(joinDate(splitDate(value))).toBeNull();
  else expect(joinDate(splitDate(value))).toBe(value);
});

test('不是日期的，三个格子都空', () => {
  expect(splitDate('明天')).toEqual(['', '', '']);
});
