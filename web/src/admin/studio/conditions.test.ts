import type { Question } from '@yijian/core/contract';
import { describe, expect, it } from 'vitest';
import { type Condition, conditionOf, conditionWords, firstClause, ruleFaults, ruleTextOf } from './conditions.ts';

const questions: Question[] = [
  { id: 'size', text: '多大', answer: { kind: 'number', unit: '平方米', min: '1', max: '900' } },
  {
    id: 'sign',
    text: '挂招牌吗',
    answer: {
      kind: 'choice',
      options: [
        { code: 'yes', label: '要' },
        { code: 'no', label: '不' },
      ],
    },
  },
  {
    id: 'menu',
    text: '卖什么',
    answer: {
      kind: 'choices',
      options: [
        { code: 'tea', label: '茶' },
        { code: 'rice', label: '饭' },
      ],
    },
  },
];

const conditions: Condition[] = [
  { join: 'all', clauses: [] },
  { join: 'all', clauses: [{ question: 'sign', relation: 'is', values: ['yes'] }] },
  { join: 'all', clauses: [{ question: 'sign', relation: 'isNot', values: ['yes'] }] },
  { join: 'all', clauses: [{ question: 'menu', relation: 'has', values: ['tea', 'rice'] }] },
  {
    join: 'all',
    clauses: [
      { question: 'menu', relation: 'hasNot', values: ['tea'] },
      { question: 'size', relation: 'atLeast', values: ['300'] },
    ],
  },
  {
    join: 'any',
    clauses: [
      { question: 'size', relation: 'lessThan', values: ['20'] },
      { question: 'sign', relation: 'is', values: ['no'] },
    ],
  },
  {
    join: 'all',
    clauses: [
      { question: 'menu', relation: 'has', values: ['tea', 'rice'] },
      { question: 'sign', relation: 'is', values: ['yes'] },
    ],
  },
];

describe('条件', () => {
  it('写成规则再读回去是同一个条件', () => {
    for (const condition of conditions) expect(conditionOf(ruleTextOf(condition), questions)).toEqual(condition);
  });

  it('没有条件就是所有情形', () => {
    expect(ruleTextOf({ join: 'all', clauses: [] })).toBeUndefined();
    expect(conditionWords(undefined, questions)).toBeNull();
  });

  it('说成人话', () => {
    expect(conditionWords('size >= 300 and sign = "yes"', questions)).toBe('多大 不小于 300 平方米 且 挂招牌吗 为 要');
  });

  it('构建器说不清的规则交给文本', () => {
    expect(conditionOf('size in [10..20]', questions)).toBeNull();
    expect(conditionOf('size >= 3 and (sign = "yes" or size < 9)', questions)).toBeNull();
    expect(conditionOf('nobody = 1', questions)).toBeNull();
  });

  it('写错的规则带原因', () => {
    expect(ruleFaults('sign = "maybe"', questions).join()).toMatch(/maybe/);
    expect(ruleFaults('sign = "yes"', questions)).toEqual([]);
  });

  it('新加的一条从第一种说法开始', () => {
    expect(questions.map(firstClause)).toEqual([
      { question: 'size', relation: 'atLeast', values: ['1'] },
      { question: 'sign', relation: 'is', values: ['yes'] },
      { question: 'menu', relation: 'has', values: ['tea'] },
    ]);
  });
});
