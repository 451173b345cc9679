import { expect, test } from 'vitest';
import { stagesOf } from './stages.ts';

test('前置一步，其余同时办', () => {
  const edges = [
    { from: 'check', to: 'food' },
    { from: 'check', to: 'sign' },
    { from: 'food', to: 'done' },
    { from: 'sign', to: 'done' },
  ];
  expect(stagesOf(['check', 'food', 'sign', 'done'], edges)).toEqual([['check'], ['food', 'sign'], ['done']]);
});

test('没有先后的都在第一步；指向未包含事项的先后不算', () => {
  expect(stagesOf(['a', 'b'], [{ from: 'x', to: 'b' }])).toEqual([['a', 'b']]);
  expect(stagesOf([], [])).toEqual([]);
});

test('先后成环也会结束，一个不丢', () => {
  const stages = stagesOf(
    ['a', 'b', 'c'],
    [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ],
  );
  expect(stages.flat().sort()).toEqual(['a', 'b', 'c']);
});
