import { isDeepStrictEqual } from 'node:util';
import type { Queryable } from '#platform';
import { foldWorkorder } from './workorder-state.ts';
import { listEvents, pageStates } from './workorders.store.ts';

const PAGE = 200;

/** 核对工单 (I19): folds the events of every order again and compares with its state. */
export async function verifyWorkorders(
  db: Queryable,
): Promise<{ checked: number; findings: { workorderId: string; problem: 'differs' | 'illegal' }[] }> {
  const findings: { workorderId: string; problem: 'differs' | 'illegal' }[] = [];
  let checked = 0;
  for (let after: string | null = null; ; ) {
    const states = await pageStates(db, after, PAGE);
    for (const state of states) {
      const events = await listEvents(db, state.workorderId);
      const folded = tryFold(events);
      const isSame = isDeepStrictEqual(JSON.parse(JSON.stringify(folded)), state);
      if (!isSame) findings.push({ workorderId: state.workorderId, problem: folded === null ? 'illegal' : 'differs' });
    }
    checked += states.length;
    if (states.length < PAGE) return { checked, findings };
    after = states.at(-1)!.workorderId;
  }
}

function tryFold(events: Parameters<typeof foldWorkorder>[0]): ReturnType<typeof foldWorkorder> {
  try {
    return foldWorkorder(events);
  } catch {
    return null;
  }
}
