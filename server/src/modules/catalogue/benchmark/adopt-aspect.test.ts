import type { Benchmark, ComparedAspect } from '@yijian/core/contract';
import { expect, test } from 'vitest';
import { lanternItem } from '../testing-lantern.ts';
import { adopted } from './adopt-aspect.ts';

const item = lanternItem('trade-licence');
const city = (change: Partial<Benchmark>): Benchmark => ({
  kind: 'benchmark',
  code: 'city',
  name: '对标',
  item: item.code,
  city: '某市',
  promised: { n: 1, unit: 'workingDay' },
  source: '办事指南',
  collectedOn: '2026-01-05',
  ...change,
});

test('采纳更短的时限：环节压缩到放得下，总天数不超过；不更短的不变', () => {
  const long = {
    ...item,
    promised: { n: 9, unit: 'workingDay' as const },
    steps: [2, 5, 2].map((days, at) => ({ ...item.steps[0]!, id: `s${at}`, days })),
  };
  const taken = adopted(long, city({ promised: { n: 4, unit: 'workingDay' } }), 'promised')!;
  expect(taken.promised.n).toBe(4);
  expect(taken.steps.map(({ days }) => days)).toEqual([2, 1, 1]);
  const instant = adopted(long, city({ promised: { n: 0, unit: 'instant' } }), 'promised')!;
  expect(instant.steps.every(({ days }) => days === 0)).toBe(true);
  expect(adopted(taken, city({ promised: { n: 5, unit: 'workingDay' } }), 'promised')).toBeNull();
});

test.each<[ComparedAspect, Benchmark['aspects'], unknown]>([
  ['filing', { filing: '网上申报，全程网办，也收邮寄' }, { filing: ['online', 'post'], onlineDepth: 'whole' }],
  ['issuing', { issuing: '窗口领取，或者邮寄到家' }, { result: { delivery: expect.arrayContaining(['post']) } }],
  ['conditions', { conditions: '四项齐备' }, null],
  ['mechanism', { mechanism: '联合勘验' }, null],
  ['filing', { filing: '另行通知' }, null],
])('%s：文字说得清的变成要素，说不清的由人来写', (aspect, aspects, expected) => {
  const { filing: _filing, onlineDepth: _depth, ...bare } = item;
  const taken = adopted({ ...bare, result: { ...bare.result, delivery: ['counter'] } }, city({ aspects }), aspect);
  if (expected === null) expect(taken).toBeNull();
  else expect(taken).toMatchObject(expected as object);
});
