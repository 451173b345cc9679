import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listNotices } from '#notices';
import { citizen, staff, testPlatform } from '../../../platform/testing/index.ts';
import { acceptCase, decideStrand } from '../index.ts';
import { declineCase } from '../decline-case.ts';
import { lanternPlan, openLanternCase, twoLevel } from '../fixture.ts';
import { tellApplicant, tellApplicantOf } from './tell-applicant.ts';

const platform = await testPlatform({ reactions: [tellApplicant] });
const { env } = platform;
const counter = staff(randomUUID(), 'counter', 'hall');

async function open(chains: string[]) {
  const applicant = citizen(randomUUID());
  const { result } = await env.execute(openLanternCase, {
    input: { applicationId: randomUUID(), plan: lanternPlan(chains, twoLevel), values: {} },
    actor: applicant,
  });
  return { caseId: result.caseId, me: applicant.principal! };
}
const decide = (caseId: string, member: string, outcome: 'granted' | 'denied') =>
  env.execute(decideStrand, {
    input: {
      caseId,
      member,
      outcome,
      ...(outcome === 'denied' ? { reason: 'conditionNotMet' as const, opinion: '屋顶不牢' } : {}),
    },
    actor: staff(`decider-${member}`, 'decider', `${member}-office`),
  });
const toldKinds = async (me: { kind: 'person' | 'organisation'; id: string }) =>
  (await listNotices(env.db, me)).notices.map((notice) => notice.kind).reverse();

describe('告知申请人', () => {
  it('一件办到底：收件、受理、每一项的结果、办结各告知一次，投递两遍也只有一条', async () => {
    const { caseId, me } = await open(['frame', 'paper']);
    await env.execute(acceptCase, { input: { caseId }, actor: counter });
    await decide(caseId, 'frame', 'granted');
    await decide(caseId, 'paper', 'granted');
    await platform.deliver();
    await env.db.query('update platform.outbox set done_at = null, attempts = 0 where owner_id = $1', [caseId]);
    await platform.deliver();
    expect((await toldKinds(me)).sort()).toEqual([
      'case-accepted',
      'case-concluded',
      'case-received',
      'strand-granted',
      'strand-granted',
    ]);
  });

  it('前置没办成：依赖它的事项在一条消息里告知一次', async () => {
    const { caseId, me } = await open(['frame>paper>candle', 'sign']);
    await env.execute(acceptCase, { input: { caseId }, actor: counter });
    await platform.deliver();
    await decide(caseId, 'frame', 'denied');
    await platform.deliver();
    const { notices } = await listNotices(env.db, me);
    const ended = notices.filter((notice) => notice.kind === 'strands-terminated');
    expect(ended.length).toBe(1);
    expect(ended[0]!.body).toContain('灯笼铺paper许可');
    expect(ended[0]!.body).toContain('灯笼铺candle许可');
    expect(ended[0]!.body).toMatch(/因为「灯笼铺frame许可」/);
  });

  it('整件不予受理只告知一次，不逐项重复', async () => {
    const { caseId, me } = await open(['frame', 'paper']);
    await env.execute(declineCase, {
      input: { caseId, reason: 'notCompetent', explanation: '请到邻区办理' },
      actor: counter,
    });
    await platform.deliver();
    expect((await toldKinds(me)).sort()).toEqual(['case-declined', 'case-received']);
  });

  it('只有系统能告知', async () => {
    await expect(
      env.execute(tellApplicantOf, { input: { caseId: randomUUID(), seq: 1 }, actor: counter }),
    ).rejects.toMatchObject({ code: 'platform.not-permitted' });
  });
});
