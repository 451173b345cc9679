import { shanghaiDay } from '@yijian/core/calendar';
import { type Environment, systemActor } from '#platform';
import { escalateWorkorder } from './supervise-workorder.ts';
import { listOverdue } from './workorders.store.ts';

/** 到期工作: orders whose step ran out are escalated, once per missed day. Answers how many were found. */
export async function dueWork(env: Environment): Promise<number> {
  const overdue = await listOverdue(env.db, shanghaiDay(await env.now()));
  await Promise.all(
    overdue.map((workorderId) => env.execute(escalateWorkorder, { input: { workorderId }, actor: systemActor })),
  );
  return overdue.length;
}
