import type { Action } from '../api/cases.ts';

/** 操作 of an officer: one button each. */
export type Move =
  | 'reviewGrant'
  | 'reviewDeny'
  | 'grant'
  | 'deny'
  | 'giveBack'
  | 'noObjection'
  | 'raise'
  | 'sendBack'
  | 'confer';

/** 环节: what a strand's status asks of its department. */
export type Stage = 'incoming' | 'review' | 'decide' | 'wait' | 'finished';

const stages: Record<string, Stage> = {
  received: 'incoming',
  waiting: 'wait',
  reviewing: 'review',
  deciding: 'decide',
};
export const stageOf = (status: string): Stage => stages[status] ?? 'finished';

/** Which of the server's actions belong to which stage, the usual one first: what a person could expect to find there. */
const expected: Record<Stage, readonly string[]> = {
  incoming: ['no-objection', 'points', 'send-back'],
  wait: ['review', 'decide'],
  review: ['review', 'confer', 'send-back'],
  decide: ['decide', 'return', 'confer'],
  finished: [],
};

/**
 * 显示哪些操作: everything allowed, and of the forbidden what belongs to this stage, with the server's reason. A second
 * forbidden one would only say the same again.
 */
export function shownMoves(actions: readonly Action[], status: string): Action[] {
  const stage = stageOf(status);
  const rank = ({ name }: Action): number => expected[stage].indexOf(name) + 1 || expected[stage].length + 1;
  const allowed = actions.filter((action) => action.allowed).sort((a, b) => rank(a) - rank(b));
  if (allowed.length > 0) return allowed;
  const forbidden = actions.find((action) => expected[stage].includes(action.name));
  return forbidden ? [forbidden] : [];
}
