import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { acceptCase, decideStrand, foldCase } from './index.ts';
import { redirectStrand, sendBackStrand } from './redirect-strand.ts';
import { reviewStrand } from './review-strand.ts';
import { findCase, listEvents } from './cases.store.ts';
import { lanternPlan, openLanternCase, twoLevel } from './fixture.ts';

const platform = await testPlatform();
const { env } = platform;
const applicant = citizen(randomUUID());
const counter = staff(randomUUID(), 'counter', 'hall');

async function open(plan = lanternPlan()): Promise<string> {
  const { result } = await env.execute(openLanternCase, {
    input: { applicationId: randomUUID(), plan, values: { 'shopName@enterprise': '老街灯笼铺' } },
    actor: applicant,
  });
  return result.caseId;
}
const accept = (caseId: string) => env.execute(acceptCase, { input: { caseId }, actor: counter });
const review = (caseId: string, member: string) =>
  env.execute(reviewStrand, {
    input: { caseId, member, proposal: 'grant' as const },
    actor: staff(`reviewer-${member}`, 'reviewer', `${member}-office`),
  });
const grant = (caseId: string, member: string) =>
  env.execute(decideStrand, {
    input: { caseId, member, outcome: 'granted' as const },
    actor: staff(`decider-${member}`, 'decider', `${member}-office`),
  });

async function stateOf(caseId: string) {
  const record = (await findCase(env.db, caseId))!;
  expect(foldCase(await listEvents(env.db, caseId))).toEqual(record.state);
  return record.state;
}

describe('办件：并联审批', () => {
  it('受理后没有前置的子件同时开始，前置办结后后继自动开始，最后一个决定同时办结', async () => {
    const caseId = await open(lanternPlan(['frame>paper', 'sign']));
    await accept(caseId);
    const accepted = await stateOf(caseId);
    expect([accepted.strands.frame!.status, accepted.strands.paper!.status, accepted.strands.sign!.status]).toEqual([
      'reviewing',
      'waiting',
      'reviewing',
    ]);
    await review(caseId, 'frame');
    await grant(caseId, 'frame');
    expect((await stateOf(caseId)).strands.paper!.status).toBe('reviewing');
    for (const member of ['paper', 'sign']) {
      await review(caseId, member);
      await grant(caseId, member);
    }
    expect(await stateOf(caseId)).toMatchObject({ status: 'concluded', outcome: 'granted' });
  });

  it('各部门同时作出决定:200 件无一卡住，无一重复办结', async () => {
    const plan = lanternPlan(['frame', 'paper'], twoLevel);
    const ids = await Promise.all(Array.from({ length: 200 }, () => open(plan)));
    await Promise.all(ids.map(accept));
    const answers = await Promise.allSettled(
      ids.flatMap((id) => ['frame', 'paper', 'frame'].map((member) => grant(id, member))),
    );
    expect(answers.filter((answer) => answer.status === 'rejected').length).toBe(200);
    const { rows } = await env.db.query(
      `select count(*) filter (where type = 'case.concluded')::int as concluded, count(distinct case_id) filter (where type = 'case.concluded')::int as cases,
      count(*) filter (where type = 'strand.granted')::int as granted from cases.case_event where case_id = any($1::uuid[])`,
      [ids],
    );
    expect(rows[0]).toEqual({ concluded: 200, cases: 200, granted: 400 });
    for (const id of ids.slice(0, 20)) expect((await stateOf(id)).status).toBe('concluded');
  });
});

describe('收件分办', () => {
  it('错派的子件由部门退回，窗口重新分派，期限不变，全程留痕', async () => {
    const caseId = await open();
    await accept(caseId);
    const before = (await stateOf(caseId)).strands.frame!.dues;
    const reviewer = staff('reviewer-frame', 'reviewer', 'frame-office');
    const redirect = (authority: string) =>
      env.execute(redirectStrand, { input: { caseId, member: 'frame', authority }, actor: counter });
    await expect(redirect('paper-office')).rejects.toMatchObject({ code: 'cases.unknown-authority' });
    await env.execute(sendBackStrand, {
      input: { caseId, member: 'frame', reason: '应由别的部门办' },
      actor: reviewer,
    });
    expect((await stateOf(caseId)).strands.frame!.sentBack).toMatchObject({ by: 'reviewer-frame' });
    await expect(
      env.execute(sendBackStrand, { input: { caseId, member: 'paper', reason: '不归我办' }, actor: reviewer }),
    ).rejects.toMatchObject({ code: 'cases.strand-not-yours' });
    expect((await stateOf(caseId)).strands.frame!.dues).toEqual(before);
  });
});
