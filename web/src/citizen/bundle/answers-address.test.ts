import type { Question } from '@yijian/core/contract';
import { describe, expect, test } from 'vitest';
import { bundleAddress, numberSlip, plainNumber, readAnswers, readPlace } from './answers-address.ts';

const questions: Question[] = [
  {
    id: 'kind',
    text: '哪一种',
    answer: {
      kind: 'choice',
      options: [
        { code: 'a', label: '甲' },
        { code: 'b', label: '乙' },
      ],
    },
  },
  {
    id: 'menu',
    text: '哪些',
    answer: {
      kind: 'choices',
      options: [
        { code: 'hot', label: '热' },
        { code: 'cold', label: '冷' },
      ],
    },
  },
  { id: 'area', text: '多大', answer: { kind: 'number', unit: '平方米', min: '1', max: '20000', scale: 2 } },
];
const queryOf = (address: string): string => address.split('?')[1] ?? '';

describe('回答写在地址里', () => {
  test('写出去再读回来，一个不差', () => {
    const answers = { kind: 'b', menu: ['hot', 'cold'], area: '80.5' };
    const address = bundleAddress('restaurant', answers, { at: 'area', start: true, optedOut: ['sign'] });
    expect(readAnswers(questions, queryOf(address))).toEqual(answers);
    expect(readPlace(queryOf(address))).toEqual({ at: 'area', start: true, optedOut: ['sign'] });
  });

  test.each(['kind=x', 'menu=none', 'area=0', 'area=20001', 'area=1.234', 'area=-5', 'area=八十', 'other=1', ''])(
    '%s 当作没有回答',
    (text) => {
      expect(readAnswers(questions, text)).toEqual({});
    },
  );

  test('多选里认识的留下', () => {
    expect(readAnswers(questions, 'menu=hot,none')).toEqual({ menu: ['hot'] });
  });
});

test('全角数字当普通数字', () => {
  expect(plainNumber('８０．５')).toBe('80.5');
  expect(plainNumber(' 1，200 ')).toBe('1200');
  expect(numberSlip({ kind: 'number', unit: '个', min: '1', max: '9' }, '1.5')).toBe('scale');
});
