import { shanghaiDay } from '@yijian/core/calendar';
import { type Environment, systemActor } from '#platform';
import { escalateWorkorder } from './supervise-workorder.ts';
import { listOverdue } from './workorders.store.ts';

/**
 * 到期工作: orders whose step ran out are escalated, once per missed day; page after page in id order, so that one that fails
 * keeps no other from its turn. Answers how many were escalated.
 */
export async function dueWork(env: Environment): Promise<number> {
  const today = shanghaiDay(await env.now());
  let escalated = 0;
  for (let after: string | null = null; ; ) {
    const overdue = await listOverdue(env.db, today, after);
    if (overdue.length === 0) return escalated;
    const answers = await Promise.allSettled(
      overdue.map((workorderId) => env.execute(escalateWorkorder, { input: { workorderId }, actor: systemActor })),
    );
    escalated += answers.filter((answer) => answer.status === 'fulfilled').length;
    after = overdue.at(-1)!;
  }
}
