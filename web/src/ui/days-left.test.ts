import { expect, test } from 'vitest';
import { leftText } from './days-left.ts';

test.each([
  [{ light: 'green', remaining: 3 }, '还剩 3 个工作日'],
  [{ light: 'yellow', remaining: 0 }, '今天到期'],
  [{ light: 'red', remaining: 0, overdue: 2 }, '已超 2 个工作日'],
  [{ light: 'red', remaining: -1 }, '已超 1 个工作日'],
  [{ light: 'red', remaining: 0, overdue: 0 }, undefined],
  [{ light: 'green' }, undefined],
] as const)('%o：%s', (at, text) => {
  expect(leftText(at)).toBe(text);
});
