import { isDeepStrictEqual } from 'node:util';
import { foldCase, type StoredCaseEvent } from '#cases';
import type { Queryable } from '#platform';
import { pageEvents, pageStates } from './oversight.store.ts';

/** 核对发现: a case whose stored state is not the fold of its events. */
export type CaseMismatch = { caseId: string; problem: 'noEvents' | 'differs' | 'illegal'; detail: string };

const PAGE = 200;

/** 核对办件 (I19): folds the events of every case again and compares. Answers how many were looked at, and what differs. */
export async function verifyCases(db: Queryable): Promise<{ checked: number; findings: CaseMismatch[] }> {
  const findings: CaseMismatch[] = [];
  let checked = 0;
  for (let after: string | null = null; ; ) {
    const states = await pageStates(db, after, PAGE);
    const events = Map.groupBy(
      await pageEvents(
        db,
        states.map((one) => one.caseId),
      ),
      (event) => event.caseId,
    );
    for (const { caseId, state } of states) findings.push(...compare(caseId, state, events.get(caseId) ?? []));
    checked += states.length;
    if (states.length < PAGE) return { checked, findings };
    after = states.at(-1)!.caseId;
  }
}

function compare(
  caseId: string,
  state: unknown,
  events: readonly (Omit<StoredCaseEvent, 'member'> & { member: string | null })[],
): CaseMismatch[] {
  if (events.length === 0) return [{ caseId, problem: 'noEvents', detail: '没有事件' }];
  try {
    const folded = foldCase(
      events.map(({ seq, type, member, at, actor, data }) => ({
        seq,
        type,
        at,
        actor,
        data,
        ...(member === null ? {} : { member }),
      })),
    );
    const expected: unknown = JSON.parse(JSON.stringify(folded));
    return isDeepStrictEqual(expected, state)
      ? []
      : [{ caseId, problem: 'differs', detail: firstDifference(expected as object, state as object) }];
  } catch (error) {
    return [{ caseId, problem: 'illegal', detail: (error as Error).message }];
  }
}

/** Name of the first part that differs, for whoever has to look. */
const firstDifference = (expected: object, state: object): string =>
  [...new Set([...Object.keys(expected), ...Object.keys(state)])].find(
    (key) => !isDeepStrictEqual(expected[key as never], state[key as never]),
  ) ?? '';
