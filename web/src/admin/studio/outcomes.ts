import type { Answers, SituationClass } from '@yijian/core/contract';

/** 一种结果: classes of situations in which the same members are handled with the same days; `answers` of the first of them. */
export type Outcome = {
  members: string[];
  promiseDays: number;
  criticalPathDays: number;
  classes: number;
  answers: Answers;
};

/** 归并情形: hundreds of classes come down to a handful of outcomes; those that do not fit come first, then the fullest. */
export function outcomesOf(classes: readonly SituationClass[]): Outcome[] {
  const outcomes = new Map<string, Outcome>();
  for (const { members, promiseDays, criticalPathDays, answers } of classes) {
    const key = `${[...members].sort().join()} ${promiseDays} ${criticalPathDays}`;
    const known = outcomes.get(key);
    if (known) known.classes += 1;
    else outcomes.set(key, { members, promiseDays, criticalPathDays, answers, classes: 1 });
  }
  return [...outcomes.values()].sort(
    (one, other) => overBy(other) - overBy(one) || other.members.length - one.members.length,
  );
}

/** By how many working days the longest way is longer than the promise. */
export const overBy = (one: Pick<Outcome, 'promiseDays' | 'criticalPathDays'>): number =>
  Math.max(0, one.criticalPathDays - one.promiseDays);
