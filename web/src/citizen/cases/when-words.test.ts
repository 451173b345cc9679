import { expect, test } from 'vitest';
import { whenWords } from './when-words.ts';

test.each([
  ['2026-11-23T01:30:00Z', '2026-11-23 09:30'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01 00:00'],
])('%s 是北京时间 %s', (instant, words) => {
  expect(whenWords(instant)).toBe(words);
});
