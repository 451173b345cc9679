import { describe, expect, it } from 'vitest';
import { advanceClock, systemActor } from '#platform';
import { testPlatform } from '../../platform/testing/index.ts';
import { lanternPlan } from './fixture.ts';
import { lanternActs, town } from './testing-lantern.ts';
import { listDepartmentQueue } from './views/list-queues.ts';

const { env } = await testPlatform();
const acts = lanternActs(env);
const withFiling = (from: string | null, chains = ['frame', 'paper']) => {
  const plan = lanternPlan(chains);
  return { ...plan, nodes: plan.nodes.map((node) => (node.member === 'frame' ? { ...node, filing: { from } } : node)) };
};
const todayOf = async () => (await env.now()).slice(0, 10);

describe('备案：提交即收讫 (CAT-15)', () => {
  it('收下的当时就已备案，有编号，没有审查也没有决定；同一件里的其他事项照常办', async () => {
    const caseId = await acts.open(withFiling(null));
    await acts.accept(caseId);
    const { strands, status } = await acts.state(caseId);
    expect(status).toBe('accepted');
    expect(strands.frame).toMatchObject({ status: 'filed', decision: null, dues: null, reviewer: null });
    expect(strands.frame!.filing!.number).toBe(`${strands.frame!.number}-R1`);
    expect(strands.paper!.status).toBe('reviewing');
    const { rows } = await listDepartmentQueue(env, town.reviewer('frame'), 'todo');
    expect(rows).toEqual([]);
    await acts.review(caseId, 'paper');
    await acts.grant(caseId, 'paper');
    expect((await acts.state(caseId)).outcome).toBe('granted');
  });

  it('只有备案的一件：收下就办结；排在它后面的，当时就开始', async () => {
    const alone = await acts.open(withFiling(null, ['frame']));
    await acts.accept(alone);
    expect(await acts.state(alone)).toMatchObject({ status: 'concluded', outcome: 'granted' });
    const chained = await acts.open(withFiling(null, ['frame>sign']));
    await acts.accept(chained);
    const { strands } = await acts.state(chained);
    expect([strands.frame!.status, strands.sign!.status]).toEqual(['filed', 'reviewing']);
  });

  it('改革生效日以前收的件，还按审批办', async () => {
    const today = await todayOf();
    for (const [from, status] of [
      [today, 'filed'],
      ['2999-01-01', 'reviewing'],
    ] as const) {
      const caseId = await acts.open(withFiling(from));
      await acts.accept(caseId);
      expect((await acts.state(caseId)).strands.frame!.status, from).toBe(status);
    }
  });

  it('部门说材料还不齐的，逾期视为受理也不会自动备案，交人决定', async () => {
    const caseId = await acts.open(withFiling(null, ['frame']));
    await acts.raise(caseId, 'frame');
    await env.execute(advanceClock, { input: { minutes: 20 * 24 * 60 }, actor: systemActor });
    await acts.deem(caseId);
    expect(await acts.state(caseId)).toMatchObject({ status: 'accepted', strands: { frame: { status: 'reviewing' } } });
  });
});
