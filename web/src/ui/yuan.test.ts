import { expect, it } from 'vitest';
import { yuanOf } from './yuan.ts';

it('分写成元，总是两位小数', () => {
  expect([0, 5, 1250, 12_000].map(yuanOf)).toEqual(['0.00', '0.05', '12.50', '120.00']);
});
