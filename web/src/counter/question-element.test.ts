import type { Question } from '@yijian/core/contract';
import { expect, test } from 'vitest';
import { answerProblem, elementOf, validAnswers } from './question-element.ts';

const area: Question = {
  id: 'floorArea',
  text: '店面有多大？',
  answer: { kind: 'number', unit: '平方米', min: '1', max: '20000', scale: 2 },
};
const kind: Question = {
  id: 'kind',
  text: '您要开的是哪一种店？',
  answer: {
    kind: 'choice',
    options: [
      { code: 'restaurant', label: '饭馆', help: '以卖饭菜为主' },
      { code: 'drinks', label: '奶茶店' },
    ],
  },
};

test('问题变成填写项', () => {
  expect(elementOf(area)).toMatchObject({ type: 'decimal', unit: '平方米', scale: 2 });
  expect(elementOf({ ...area, answer: { kind: 'number', unit: '人', min: '0', max: '9' } })).toMatchObject({
    type: 'integer',
  });
  expect(elementOf(kind).values).toEqual([
    { code: 'restaurant', label: '饭馆' },
    { code: 'drinks', label: '奶茶店' },
  ]);
});

test('只送出有效的回答', () => {
  expect(validAnswers([kind, area], { kind: 'drinks', floorArea: '0' })).toEqual({ kind: 'drinks' });
  expect(validAnswers([kind, area], { kind: 'castle', floorArea: '80.5' })).toEqual({ floorArea: '80.5' });
  expect(validAnswers([kind], { kind: null })).toEqual({});
});

test('说出回答哪里不对', () => {
  expect(answerProblem(area, '0')).toContain('不能小于');
  expect(answerProblem(area, '')).toBeNull();
  expect(answerProblem(kind, 'drinks')).toBeNull();
});
