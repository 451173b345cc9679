import { expect, test } from 'vitest';
import type { ReceivedFile } from '../api/cases.ts';
import { answerOf, type Brought, isAnswered, nothingBrought } from './supplement-answer.ts';

const file = { name: '合同.pdf' } as ReceivedFile;

test('材料要有文件，栏目要有内容，条件要确认', () => {
  const brought: Brought = {
    values: { area: '80', phone: null, names: [] },
    files: [{ material: 'lease', file }],
    confirmed: ['kitchen'],
  };
  const answered = (kind: string, ref: string): boolean => isAnswered({ kind, ref }, brought);
  expect([answered('material', 'lease'), answered('field', 'area'), answered('condition', 'kitchen')]).toEqual([
    true,
    true,
    true,
  ]);
  expect([
    answered('material', 'plan'),
    answered('field', 'phone'),
    answered('field', 'names'),
    answered('condition', 'room'),
  ]).toEqual([false, false, false, false]);
  expect(answerOf(brought)).toEqual({ values: { area: '80' }, files: [{ material: 'lease', file }] });
  expect(isAnswered({ kind: 'material', ref: 'lease' }, nothingBrought)).toBe(false);
});
