import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { citizen, staff, testPlatform } from '../../../platform/testing/index.ts';
import { acceptCase, decideStrand } from '../index.ts';
import { lanternPlan, openLanternCase, twoLevel } from '../fixture.ts';
import { handOver } from '../hand-over.ts';
import { listCounterQueue, listDepartmentQueue } from './list-queues.ts';

const { env } = await testPlatform();
const counter = staff(randomUUID(), 'counter', 'hall');
const decider = staff('decider-frame', 'decider', 'frame-office');

async function open(accepted = true): Promise<string> {
  const input = { applicationId: randomUUID(), plan: lanternPlan(['frame>paper'], twoLevel), values: {} };
  const { result } = await env.execute(openLanternCase, { input, actor: citizen(randomUUID()) });
  if (accepted) await env.execute(acceptCase, { input: { caseId: result.caseId }, actor: counter });
  return result.caseId;
}
const grant = (caseId: string, member = 'frame') =>
  env.execute(decideStrand, {
    input: { caseId, member, outcome: 'granted' },
    actor: staff(`decider-${member}`, 'decider', `${member}-office`),
  });

describe('综窗队列 (ITK-02)', () => {
  it('待出件的不会被后来办结的挤掉;出件以后不再列出', async () => {
    const input = () => ({ applicationId: randomUUID(), plan: lanternPlan(['lamp'], twoLevel), values: {} });
    const concluded = async () => {
      const { result } = await env.execute(openLanternCase, { input: input(), actor: citizen(randomUUID()) });
      await env.execute(acceptCase, { input: { caseId: result.caseId }, actor: counter });
      await grant(result.caseId, 'lamp');
      return result.caseId;
    };
    const give = (caseId: string) =>
      env.execute(handOver, { input: { caseId, member: 'lamp', manner: 'counter' }, actor: counter });
    const waiting = await concluded();
    await Promise.all((await Promise.all(Array.from({ length: 210 }, concluded))).map(give));
    const toHandOver = async () => (await listCounterQueue(env, counter, { list: 'toHandOver', found: '' })).rows;
    expect((await toHandOver()).map((row) => row.caseId)).toEqual([waiting]);
    await give(waiting);
    expect(await toHandOver()).toEqual([]);
  });
});

describe('审批工作台 (ENG-34)', () => {
  it('五个列表的数量与库里一致;办得再多,待办也不会被已办的挤掉', async () => {
    const waiting = await open(false);
    const todo = await open();
    const done = await Promise.all(Array.from({ length: 210 }, () => open()));
    await Promise.all(done.map((caseId) => grant(caseId)));
    const last = await open();
    await grant(last);
    const { rows } = await env.db.query(
      'select status, count(*)::int as count from cases.strand where authority = $1 group by 1',
      ['frame-office'],
    );
    const stored = Object.fromEntries(rows.map((row) => [row.status, row.count]));
    expect(stored).toEqual({ received: 1, deciding: 1, granted: 211 });
    const queue = await listDepartmentQueue(env, decider, 'todo');
    expect(queue.counts).toEqual({ incoming: 1, todo: 1, doing: 0, done: 211, dueSoon: 0, invited: 0 });
    expect(queue.rows.map((row) => row.caseId)).toEqual([todo]);
    expect(queue.rows[0]!.applicant).toBe('(信息已删除)');
    expect((await listDepartmentQueue(env, decider, 'incoming')).rows.map((row) => row.caseId)).toEqual([waiting]);
    const finished = (await listDepartmentQueue(env, decider, 'done')).rows;
    expect(finished).toHaveLength(200);
    expect(finished[0]!.caseId).toBe(last);
    const next = staff('decider-paper', 'decider', 'paper-office');
    expect((await listDepartmentQueue(env, next, 'todo')).counts).toMatchObject({ todo: 211, doing: 1, done: 0 });
  });
});
