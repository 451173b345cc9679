import { shanghaiDay, shiftDay } from '@yijian/core/calendar';
import { type Environment, systemActor } from '#platform';
import { deemAccepted } from './accept-case.ts';
import { listNearDue, listReceiptOverdue } from './due-work.store.ts';
import { eraseDue } from './retention/erase-subject.ts';
import { warnStrands } from './warn-strands.ts';

/** Calendar days ahead in which a strand may have turned yellow: a fifth of the longest promise, over any holiday. */
const WARNING_WINDOW_DAYS = 20;

/**
 * 到期工作: found by polling, never by timers (decisions.md 9): cases deemed accepted, strands whose light changed, people whose files need not be kept any longer. What fails is
 * thrown when everything else is done, so that it is seen.
 */
export async function doDueWork(env: Environment): Promise<void> {
  const now = await env.now();
  const today = shanghaiDay(now);
  const overdue = (after: string | null) => listReceiptOverdue(env.db, today, after);
  const near = (after: string | null) =>
    listNearDue(env.db, { now, today, until: shiftDay(today, WARNING_WINDOW_DAYS), after });
  const failures = await inPages(overdue, (caseId) =>
    env.execute(deemAccepted, { input: { caseId }, actor: systemActor }),
  );
  failures.push(
    ...(await inPages(near, (caseId) => env.execute(warnStrands, { input: { caseId }, actor: systemActor }))),
  );
  await eraseDue(env).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `due work failed for ${failures.length} cases`);
}

/** Page after page in id order; a case that fails keeps no other from its turn. Answers what failed. */
async function inPages(
  list: (after: string | null) => Promise<string[]>,
  act: (caseId: string) => Promise<unknown>,
): Promise<unknown[]> {
  let after: string | null = null;
  const failures: unknown[] = [];
  for (;;) {
    const page: string[] = await list(after);
    if (page.length === 0) return failures;
    const answers = await Promise.allSettled(page.map(act));
    failures.push(...answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : [])));
    after = page.at(-1)!;
  }
}
