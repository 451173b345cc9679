import type { Bundle, Question } from '@yijian/core/contract';
import { describe, expect, it } from 'vitest';
import type { PlanNode } from '../../api/studio.ts';
import { answerWords, askedQuestions, inclusionOf, timelineOf } from './situation.ts';

const questions: Question[] = [
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
  { id: 'size', text: '多大', answer: { kind: 'number', unit: '平方米', min: '1', max: '900' } },
];
const bundle: Pick<Bundle, 'members' | 'promise'> = {
  members: [
    { id: 'check', item: 'c' },
    { id: 'food', item: 'f' },
    { id: 'sign', item: 's', when: 'sign = "yes"' },
  ],
};
const node = (id: string, promisedDays: number, confirmedDays: number | null = null): PlanNode => ({
  id,
  item: id[0]!,
  name: id,
  node: 'strand',
  authority: 'a',
  authorityName: '局',
  when: null,
  promisedDays,
  confirmedDays,
  mayOptOut: false,
});
const release = {
  nodes: [node('check', 0), node('food', 5), node('sign', 3, 2)],
  edges: [
    { from: 'check', to: 'food', kind: 'explicit' as const, reason: '' },
    { from: 'food', to: 'sign', kind: 'implied' as const, reason: '' },
  ],
};
const at = (answers: Record<string, string>, more: Partial<Bundle> = {}) => ({
  bundle: { ...bundle, ...more },
  questions,
  answers,
  items: new Map(),
});

describe('情形', () => {
  it('没回答的成员还不知道', () => {
    expect([...inclusionOf(bundle, questions, {})]).toEqual([
      ['check', true],
      ['food', true],
      ['sign', null],
    ]);
    expect(inclusionOf(bundle, questions, { sign: 'no' }).get('sign')).toBe(false);
  });

  it('最长的一路决定总时长；确认过的时限算进去；超过承诺就不合适', () => {
    const timeline = timelineOf(release, at({ sign: 'yes' }));
    expect(timeline.criticalPathDays).toBe(7);
    expect(timeline.promiseDays).toBe(5);
    expect(timeline.fits).toBe(false);
    expect(
      timeline.strands.map(({ member, startOffset, endOffset, critical }) => [
        member,
        startOffset,
        endOffset,
        critical,
      ]),
    ).toEqual([
      ['check', 0, 0, true],
      ['food', 0, 5, true],
      ['sign', 5, 7, true],
    ]);
  });

  it('不在情形里的成员不占时间', () => {
    const timeline = timelineOf(release, at({ sign: 'no' }));
    expect(timeline.fits).toBe(true);
    expect(timeline.strands.map((strand) => strand.member)).toEqual(['check', 'food']);
  });

  it('承诺按第一条符合的规则', () => {
    const promise = [{ when: 'size >= 300', days: 9 }, { days: 6 }];
    expect(timelineOf(release, at({ size: '400' }, { promise })).promiseDays).toBe(9);
    expect(timelineOf(release, at({ size: '20' }, { promise })).promiseDays).toBe(6);
  });

  it('只问有用的问题，答案说成人话', () => {
    const classes = {
      total: 1,
      shown: [{ answers: { sign: 'yes' }, members: [], promiseDays: 0, longestDays: 0, criticalPathDays: 0 }],
    };
    expect(askedQuestions({ classes }, questions).map((one) => one.id)).toEqual(['sign']);
    expect(answerWords(questions[0]!, 'yes')).toBe('要');
    expect(answerWords(questions[1]!, '300')).toBe('300 平方米');
    expect(answerWords(questions[1]!, undefined)).toBeNull();
  });
});
