import { shanghaiDay, shiftDay } from '@yijian/core/calendar';
import { type Environment, systemActor } from '#platform';
import { deemAccepted } from './accept-case.ts';
import { listNearDue, listReceiptOverdue } from './due-work.store.ts';
import { warnStrands } from './warn-strands.ts';

/** Calendar days ahead in which a strand may have turned yellow: a fifth of the longest promise, over any holiday. */
const WARNING_WINDOW_DAYS = 20;

/**
 * 到期工作: found by polling, never by timers (decisions.md 9): cases deemed accepted, strands whose light changed. Answers how
 * many cases were deemed accepted.
 */
export async function doDueWork(env: Environment): Promise<number> {
  const today = shanghaiDay(await env.now());
  const overdue = (after: string | null) => listReceiptOverdue(env.db, today, after);
  const near = (after: string | null) =>
    listNearDue(env.db, { today, until: shiftDay(today, WARNING_WINDOW_DAYS), after });
  const accepted = await inPages(overdue, (caseId) =>
    env.execute(deemAccepted, { input: { caseId }, actor: systemActor }),
  );
  await inPages(near, (caseId) => env.execute(warnStrands, { input: { caseId }, actor: systemActor }));
  return accepted;
}

/** Page after page in id order; a case that fails is met again at the next look and keeps no other from its turn. */
async function inPages(
  list: (after: string | null) => Promise<string[]>,
  act: (caseId: string) => Promise<unknown>,
): Promise<number> {
  let after: string | null = null;
  let done = 0;
  for (;;) {
    const page: string[] = await list(after);
    if (page.length === 0) return done;
    const answers = await Promise.allSettled(page.map(act));
    done += answers.filter((answer) => answer.status === 'fulfilled').length;
    after = page.at(-1)!;
  }
}
