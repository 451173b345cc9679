import type { CasePlan } from '@yijian/core/contract';
import { describe, expect, it } from 'vitest';
import { staff, testPlatform } from '../../../platform/testing/index.ts';
import { decideAtOnce } from './decide-at-once.ts';
import { decideStrand } from '../decide-strand.ts';
import { lanternPlan } from '../fixture.ts';
import { lanternActs, town, windowChief } from '../testing-lantern.ts';

const { env } = await testPlatform();
const acts = lanternActs(env);

/** 即办件: one level, decided when received; `paper` beside it goes the usual way. */
const oneLevel = { steps: [{ id: 'decide', kind: 'decide' as const, name: '决定', post: 'decider', days: 0 }] };
function instantPlan(chains: readonly string[] = ['frame', 'paper']): CasePlan {
  const plan = lanternPlan(chains);
  const nodes = plan.nodes.map((node) =>
    node.member === 'frame' ? { ...node, ...oneLevel, instant: true as const, promisedDays: 0, plannedDays: 0 } : node,
  );
  return { ...plan, nodes };
}
const events = async (caseId: string) =>
  (
    await env.db.query('select type, member, actor, data from cases.case_event where case_id = $1 order by seq', [
      caseId,
    ])
  ).rows as { type: string; member: string | null; actor: string; data: Record<string, unknown> }[];
const chief = windowChief('frame');
const atOnce = (caseId: string, by = chief, more: object = {}) =>
  env.execute(decideAtOnce, {
    input: { caseId, members: ['frame'], outcome: 'granted' as const, opinion: '当场核对原件，符合条件', ...more },
    actor: by,
  });

describe('即时办结 (ITK-08)', () => {
  it('一步办结：受理和决定各有一条记录，同一人、同一时刻，写明理由；结果按原来的路子出证', async () => {
    const caseId = await acts.open(instantPlan(['frame']));
    await atOnce(caseId);
    const state = await acts.state(caseId);
    expect(state).toMatchObject({ status: 'concluded', outcome: 'granted', deemedAccepted: false });
    const { acceptedBy, decision } = state.strands.frame!;
    expect([acceptedBy, decision?.decider]).toEqual([chief.accountId, chief.accountId]);
    expect(decision).toMatchObject({ outcome: 'granted', instant: true, number: expect.stringMatching(/-J1$/) });
    const told = await events(caseId);
    expect(told.map((event) => event.type)).toEqual([
      'case.received',
      'strand.received',
      'case.accepted',
      'strand.accepted',
      'strand.decision-started',
      'strand.granted',
      'case.concluded',
    ]);
    const noteOf = (type: string) => told.find((event) => event.type === type)!.data;
    expect(noteOf('strand.accepted').noteId).toBe(decision!.noteId);
    const { rows } = await env.db.query('select instant from cases.v_strand where case_id = $1', [caseId]);
    expect(rows).toEqual([{ instant: true }]);
  });

  it('同一件里别的事项照常走：受理了，等部门审查', async () => {
    const caseId = await acts.open(instantPlan());
    await atOnce(caseId);
    const { status, strands } = await acts.state(caseId);
    expect([status, strands.frame!.status, strands.paper!.status]).toEqual(['accepted', 'granted', 'reviewing']);
    expect(strands.paper!.decision).toBeNull();
  });

  it('也可以当场不予，要选理由', async () => {
    const caseId = await acts.open(instantPlan());
    await expect(atOnce(caseId, chief, { outcome: 'denied' })).rejects.toMatchObject({ code: 'cases.reason-needed' });
    await atOnce(caseId, chief, { outcome: 'denied', reason: 'conditionNotMet' });
    expect((await acts.state(caseId)).strands.frame).toMatchObject({ status: 'denied', decision: { instant: true } });
  });

  it('不是即办件的、要等别的事项的、部门提了补正内容的，都不行，什么也没有写', async () => {
    const ordinary = await acts.open(lanternPlan(['frame']));
    await expect(atOnce(ordinary)).rejects.toMatchObject({ code: 'cases.not-instant', status: 409 });
    const waiting = await acts.open(instantPlan(['paper>frame']));
    await expect(atOnce(waiting)).rejects.toMatchObject({ code: 'cases.not-instant' });
    const raised = await acts.open(instantPlan());
    await acts.raise(raised, 'frame');
    await expect(atOnce(raised)).rejects.toMatchObject({ code: 'cases.points-open', status: 409 });
    for (const caseId of [ordinary, waiting, raised]) expect((await acts.state(caseId)).status).toBe('received');
  });

  it('要同时有窗口岗和这个部门的决定岗；少一个都不行，别处的窗口看不到', async () => {
    const caseId = await acts.open(instantPlan());
    const refusals = [
      [town.clerk, { code: 'cases.strand-not-yours', status: 403 }],
      [windowChief('paper'), { code: 'cases.strand-not-yours', status: 403 }],
      [town.decider('frame'), { code: 'platform.not-permitted' }],
      [town.applicant, { code: 'platform.not-permitted' }],
      [{ ...chief, posts: chief.posts.map((post) => ({ ...post, region: '220202' })) }, { status: 404 }],
      [{ ...chief, personId: town.applicant.principal!.id }, { code: 'cases.own-case' }],
    ] as const;
    for (const [actor, problem] of refusals) await expect(atOnce(caseId, actor)).rejects.toMatchObject(problem);
    expect((await acts.state(caseId)).status).toBe('received');
  });

  it('已经受理的不能再当场办结；即办件由受理的人按一般程序决定也可以，三级的仍要换人', async () => {
    const caseId = await acts.open(instantPlan());
    await acts.accept(caseId, chief);
    await expect(atOnce(caseId)).rejects.toMatchObject({ code: 'cases.not-now', status: 409 });
    await acts.grant(caseId, 'frame', chief);
    expect((await acts.state(caseId)).strands.frame!.decision?.instant).toBeUndefined();
    const other = await acts.open(lanternPlan(['frame'], oneLevel));
    await acts.accept(other, chief);
    await expect(
      env.execute(decideStrand, { input: { caseId: other, member: 'frame', outcome: 'granted' }, actor: chief }),
    ).rejects.toMatchObject({ code: 'cases.same-hand' });
  });

  it('两个窗口同时按：只有一次受理、一个决定', async () => {
    const caseId = await acts.open(instantPlan(['frame']));
    const answers = await Promise.allSettled([atOnce(caseId), acts.accept(caseId), atOnce(caseId)]);
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    const types = (await events(caseId)).map((event) => event.type);
    expect(types.filter((type) => type === 'case.accepted')).toHaveLength(1);
    expect(types.filter((type) => type === 'strand.granted').length).toBeLessThanOrEqual(1);
  });
});

describe('法律规定的第四级 (ENG-02)', () => {
  const fourLevels = {
    steps: [
      { id: 'accept', kind: 'accept' as const, name: '受理', post: 'counter', days: 0 },
      { id: 'review', kind: 'review' as const, name: '初审', post: 'reviewer', days: 1 },
      { id: 'recheck', kind: 'review' as const, name: '复审', post: 'reviewer', days: 1 },
      { id: 'decide', kind: 'decide' as const, name: '决定', post: 'decider', days: 1 },
    ],
  };
  const second = staff('second-reviewer', 'reviewer', 'frame-office');

  it('两级审查由两个人做，审过的人不能决定；退回后从第一级重来', async () => {
    const caseId = await acts.open(lanternPlan(['frame'], fourLevels));
    await acts.accept(caseId);
    await acts.review(caseId, 'frame');
    expect((await acts.state(caseId)).strands.frame).toMatchObject({ status: 'reviewing', reviewer: null });
    await expect(acts.review(caseId, 'frame')).rejects.toMatchObject({ code: 'cases.same-hand' });
    await acts.review(caseId, 'frame', 'grant', second);
    expect((await acts.state(caseId)).strands.frame).toMatchObject({ status: 'deciding', stage: { step: 'decide' } });
    const first = { ...town.reviewer('frame') };
    const alsoDecides = { ...first, posts: [...first.posts, ...town.decider('frame').posts] };
    await expect(acts.grant(caseId, 'frame', alsoDecides)).rejects.toMatchObject({ code: 'cases.same-hand' });
    await acts.sendBack(caseId, 'frame');
    expect((await acts.state(caseId)).strands.frame).toMatchObject({ status: 'reviewing', earlierReviewers: [] });
    await acts.review(caseId, 'frame');
    await acts.review(caseId, 'frame', 'grant', second);
    await acts.grant(caseId, 'frame');
    expect((await acts.state(caseId)).status).toBe('concluded');
  });
});
