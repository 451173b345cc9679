import { shanghaiDay } from '@yijian/core/calendar';
import { type Environment, systemActor } from '#platform';
import { deemAccepted } from './accept-case.ts';
import { listReceiptOverdue } from './cases.store.ts';

/** 到期工作: found by polling, never by timers (decisions.md 9). Answers how many cases were deemed accepted. */
export async function doDueWork(env: Environment): Promise<number> {
  const due = await listReceiptOverdue(env.db, shanghaiDay(await env.now()));
  await Promise.all(due.map((caseId) => env.execute(deemAccepted, { input: { caseId }, actor: systemActor })));
  return due.length;
}
