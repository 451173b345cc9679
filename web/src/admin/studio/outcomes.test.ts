import { describe, expect, it } from 'vitest';
import { outcomesOf, overBy } from './outcomes.ts';

const one = (members: string[], promiseDays: number, criticalPathDays: number, size: string) => ({
  answers: { size },
  members,
  promiseDays,
  longestDays: promiseDays,
  criticalPathDays,
});

describe('情形归并', () => {
  it('结果一样的情形归成一种,超期的在前', () => {
    const outcomes = outcomesOf([
      one(['a', 'b'], 5, 5, '1'),
      one(['a'], 5, 5, '2'),
      one(['b', 'a'], 5, 5, '3'),
      one(['a'], 5, 8, '4'),
    ]);
    expect(
      outcomes.map((outcome) => [outcome.members.length, outcome.classes, overBy(outcome), outcome.answers.size]),
    ).toEqual([
      [1, 1, 3, '4'],
      [2, 2, 0, '1'],
      [1, 1, 0, '2'],
    ]);
  });
});
