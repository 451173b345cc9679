import { expect, it } from 'vitest';
import { definitionSchemas, patternWords } from './index.ts';

it('每一种写法都有给人看的说明', () => {
  const patterns = new Set<string>();
  JSON.stringify(definitionSchemas, (key, value) => {
    if (key === 'pattern' && typeof value === 'string') patterns.add(value);
    return value;
  });
  expect(patterns.size).toBeGreaterThan(8);
  expect([...patterns].filter((pattern) => patternWords(pattern) === undefined)).toEqual([]);
});
