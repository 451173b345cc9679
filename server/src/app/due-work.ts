import { doDueWork } from '#cases';
import { sequenceLeaves } from '#journal';
import { expireLicences } from '#licences';
import type { Environment, Reaction } from '#platform';
import { dueWork as escalateWorkorders } from '#workorders';

/**
 * 到期工作 of every module, found by polling (decisions.md 9): receipt clocks that ran out, licences that expired, work orders
 * that are late; and journal rows that wait for their place in the log. Idempotent; one that fails keeps no other from its turn; called every minute and right after the business clock was advanced.
 */
export async function doAllDueWork(env: Environment): Promise<void> {
  const failures: unknown[] = [];
  for (const work of [doDueWork, expireLicences, escalateWorkorders, sequenceLeaves]) {
    try {
      await work(env);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'part of the due work failed');
}

/** After the business clock jumped, the look comes at once. */
export const lookAfterClock: Reaction = {
  consumer: 'app.due-work',
  on: ['clock.advanced'],
  handle: (_, env) => doAllDueWork(env),
};
