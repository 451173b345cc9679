import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Actor, type Command, systemActor, visitor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { deemAccepted } from './accept-case.ts';
import { lanternCalendar, lanternPlan } from './fixture.ts';
import { decideStrand } from './decide-strand.ts';
import { reviewStrand } from './review-strand.ts';
import { recountDues } from './recount-dues.ts';
import { redirectStrand, sendBackStrand } from './redirect-strand.ts';
import { issueDocument } from './results/issue-document.ts';
import { tellApplicantOf } from './results/tell-applicant.ts';
import { lanternActs, shopName, town } from './testing-lantern.ts';
import { applicantActions, counterActions, departmentActions, supervisorActions } from './views/allowed-actions.ts';
import { listMyCases } from './views/list-queues.ts';
import { readCase } from './views/read-case.ts';
import { readCaseDocument, readCaseFile } from './views/read-file.ts';
import { findCase } from './cases.store.ts';
import { warnStrands } from './warn-strands.ts';

const { env } = await testPlatform();
const acts = lanternActs(env);
type Acts = typeof acts;
type As = (caseId: string, by: Actor) => Promise<unknown>;

const stranger = citizen(randomUUID());
const farClerk = staff('far-clerk', 'counter', 'hall', '220202');
const farOverseer = staff('far-overseer', 'supervisor', 'city', '220202');
const everyone: Record<string, Actor> = {
  visitor,
  citizen: stranger,
  system: systemActor,
  counter: town.clerk,
  issuer: town.issuer,
  supervisor: town.overseer,
  reviewer: town.reviewer('frame'),
  decider: town.decider('frame'),
  catalogueManager: staff('manager', 'catalogueManager', 'city'),
};

const received = () => acts.open(lanternPlan(['frame', 'paper']));
const supplementing = async () => {
  const caseId = await received();
  await acts.raise(caseId, 'frame');
  await acts.notice(caseId);
  return caseId;
};
const answered = async () => {
  const caseId = await supplementing();
  await acts.answer(caseId);
  return caseId;
};
const reviewing = async () => {
  const caseId = await received();
  await acts.accept(caseId);
  return caseId;
};
const deciding = async () => {
  const caseId = await reviewing();
  await acts.review(caseId, 'frame');
  return caseId;
};
const granted = async () => {
  const caseId = await deciding();
  await acts.grant(caseId, 'frame');
  return caseId;
};

const execute = <I, F, R, P>(what: Command<I, F, R, P>, input: object, actor: Actor) =>
  env.execute(what, { input: input as I, actor });
const cause = { year: 2027, version: 1 };

/** Every command of the module: where it is lawful, who may give it, and who of the same role may not (403 or 404). */
const commands: {
  name: string;
  at: () => Promise<string>;
  as: As;
  may: Actor;
  others: Record<string, [Actor, object]>;
}[] = [
  {
    name: 'accept-case',
    at: received,
    as: (id, by) => acts.accept(id, by),
    may: town.clerk,
    others: { 别处窗口: [farClerk, { status: 404 }] },
  },
  {
    name: 'decline-case',
    at: received,
    as: (id, by) => acts.decline(id, undefined, by),
    may: town.clerk,
    others: { 别处窗口: [farClerk, { status: 404 }] },
  },
  {
    name: 'issue-supplement',
    at: async () => {
      const id = await received();
      await acts.raise(id, 'frame');
      return id;
    },
    as: (id, by) => acts.notice(id, by),
    may: town.clerk,
    others: { 别处窗口: [farClerk, { status: 404 }] },
  },
  {
    name: 'approve-second-supplement',
    at: answered,
    as: (id, by) => acts.secondNotice(id, by),
    may: town.overseer,
    others: { 别处主管: [farOverseer, { status: 404 }] },
  },
  {
    name: 'raise-points',
    at: received,
    as: (id, by) => acts.raise(id, 'frame', [shopName], by),
    may: town.reviewer('frame'),
    others: { 别的部门: [town.reviewer('paper'), { status: 403, code: 'cases.strand-not-yours' }] },
  },
  {
    name: 'record-no-objection',
    at: received,
    as: (id, by) => acts.noObjection(id, 'frame', by),
    may: town.reviewer('frame'),
    others: { 别的部门: [town.reviewer('paper'), { status: 403, code: 'cases.strand-not-yours' }] },
  },
  {
    name: 'send-back-strand',
    at: received,
    as: (id, by) => execute(sendBackStrand, { caseId: id, member: 'frame', reason: '不是我们的事' }, by),
    may: town.reviewer('frame'),
    others: { 别的部门: [town.reviewer('paper'), { code: 'cases.strand-not-yours' }] },
  },
  {
    name: 'review-strand',
    at: reviewing,
    as: (id, by) => acts.review(id, 'frame', 'grant', by),
    may: town.reviewer('frame'),
    others: { 别的部门: [town.reviewer('paper'), { status: 403, code: 'cases.strand-not-yours' }] },
  },
  {
    name: 'return-strand',
    at: deciding,
    as: (id, by) => acts.sendBack(id, 'frame', by),
    may: town.decider('frame'),
    others: { 别的部门: [town.decider('paper'), { status: 403, code: 'cases.strand-not-yours' }] },
  },
  {
    name: 'decide-strand',
    at: deciding,
    as: (id, by) => acts.grant(id, 'frame', by),
    may: town.decider('frame'),
    others: { 别的部门: [town.decider('paper'), { status: 403, code: 'cases.strand-not-yours' }] },
  },
  {
    name: 'hand-over',
    at: granted,
    as: (id, by) => acts.handOver(id, 'frame', by),
    may: town.clerk,
    others: {
      别处窗口: [farClerk, { status: 404 }],
      别的部门的发证岗: [staff('paper-issuer', 'issuer', 'paper-office'), { status: 404 }],
      别处的出件岗: [staff('far-issuer', 'issuer', 'hall', '220202'), { status: 404 }],
    },
  },
  {
    name: 'withdraw-case',
    at: reviewing,
    as: (id, by) => acts.withdraw(id, undefined, by),
    may: town.applicant,
    others: {
      别人: [stranger, { status: 404, code: 'cases.case-not-found' }],
      没有选择身份: [{ ...town.applicant, principal: null }, { status: 404 }],
    },
  },
  {
    name: 'deem-accepted',
    at: received,
    as: (id, by) => execute(deemAccepted, { caseId: id }, by),
    may: systemActor,
    others: {},
  },
  {
    name: 'warn-strands',
    at: reviewing,
    as: (id, by) => execute(warnStrands, { caseId: id }, by),
    may: systemActor,
    others: {},
  },
  {
    name: 'recount-dues',
    at: reviewing,
    as: (id, by) => execute(recountDues, { caseId: id, cause }, by),
    may: systemActor,
    others: {},
  },
  {
    name: 'tell-applicant',
    at: received,
    as: (id, by) => execute(tellApplicantOf, { caseId: id, seq: 1 }, by),
    may: systemActor,
    others: {},
  },
];
const roles: Record<string, string[]> = {
  'accept-case': ['counter'],
  'decline-case': ['counter'],
  'issue-supplement': ['counter'],
  'approve-second-supplement': ['supervisor'],
  'raise-points': ['reviewer'],
  'record-no-objection': ['reviewer'],
  'send-back-strand': ['reviewer'],
  'review-strand': ['reviewer'],
  'return-strand': ['decider'],
  'decide-strand': ['decider'],
  'hand-over': ['counter', 'issuer', 'system'],
  'withdraw-case': ['citizen'],
  'deem-accepted': ['system'],
  'warn-strands': ['system'],
  'recount-dues': ['system'],
  'tell-applicant': ['system'],
};

describe.each(commands)('$name', ({ name, at, as, may, others }) => {
  it('身份不对的一律不行,而且什么都不改变', async () => {
    const caseId = await at();
    const before = await acts.state(caseId);
    for (const [kind, actor] of Object.entries(everyone)) {
      if (roles[name]!.includes(kind)) continue;
      await expect(as(caseId, actor), kind).rejects.toMatchObject(
        kind === 'visitor'
          ? { status: 401, code: 'platform.sign-in-needed' }
          : { status: 403, code: 'platform.not-permitted' },
      );
    }
    for (const [who, [actor, refusal]] of Object.entries(others))
      await expect(as(caseId, actor), who).rejects.toMatchObject(refusal);
    expect(await acts.state(caseId)).toEqual(before);
    await as(caseId, may);
  });

  it('没有这个办件的,答复与无权查看的一样', async () => {
    if (name === 'tell-applicant') return;
    await expect(as(randomUUID(), may)).rejects.toMatchObject({ status: 404, code: 'cases.case-not-found' });
  });
});

describe('办件的其他规矩', () => {
  it('受理、审查、决定不是同一个人;自己的申请自己不办', async () => {
    const caseId = await acts.open(lanternPlan(['frame', 'paper']));
    const both = (id: string): Actor => ({
      ...staff(id, 'counter', 'hall'),
      posts: (['counter', 'reviewer', 'decider'] as const).map((role) => ({
        id: role,
        authority: role === 'counter' ? 'hall' : 'frame-office',
        role,
        region: '990101',
        hall: role === 'counter' ? 'hall' : null,
      })),
    });
    await acts.accept(caseId, both('busy'));
    await expect(acts.review(caseId, 'frame', 'grant', both('busy'))).rejects.toMatchObject({
      code: 'cases.same-hand',
      status: 409,
    });
    await acts.review(caseId, 'frame', 'grant', both('second'));
    await expect(acts.grant(caseId, 'frame', both('second'))).rejects.toMatchObject({ code: 'cases.same-hand' });
    await expect(acts.grant(caseId, 'frame', both('busy'))).rejects.toMatchObject({ code: 'cases.same-hand' });
    const own = { ...both('own'), personId: town.applicant.personId };
    await expect(acts.grant(caseId, 'frame', own)).rejects.toMatchObject({ code: 'cases.own-case', status: 403 });
    const mine = await acts.open(lanternPlan(['frame']));
    for (const act of [
      acts.accept(mine, own),
      acts.decline(mine, undefined, own),
      acts.raise(mine, 'frame', [shopName], own),
      acts.notice(mine, own),
    ])
      await expect(act).rejects.toMatchObject({ code: 'cases.own-case' });
    await acts.grant(caseId, 'frame', both('third'));
  });

  it('部门自己的窗口只看得到全是自己事项的办件', async () => {
    const ownWindow = staff('frame-window', 'counter', 'frame-office');
    await expect(acts.accept(await acts.open(lanternPlan(['frame', 'paper'])), ownWindow)).rejects.toMatchObject({
      status: 404,
    });
    await acts.accept(await acts.open(lanternPlan(['frame'])), ownWindow);
  });

  it('办件里没有的事项、没写理由的不予,一次说清', async () => {
    const caseId = await deciding();
    for (const member of ['lamp', '__proto__', 'constructor'])
      await expect(acts.grant(caseId, member, town.decider('frame'))).rejects.toMatchObject({
        status: expect.toBeOneOf([403, 422]),
      });
    await expect(acts.grant(caseId, 'lamp')).rejects.toMatchObject({
      code: 'cases.unknown-member',
      status: 422,
      facts: { members: ['frame', 'paper'] },
    });
    await expect(acts.withdraw(caseId, 'lamp')).rejects.toMatchObject({ code: 'cases.unknown-member' });
    await expect(acts.handOver(caseId, 'lamp')).rejects.toMatchObject({ code: 'cases.unknown-member' });
    await expect(acts.decline(await received(), ['lamp'])).rejects.toMatchObject({ code: 'cases.unknown-member' });
    await expect(
      execute(decideStrand, { caseId, member: 'frame', outcome: 'denied' }, town.decider('frame')),
    ).rejects.toMatchObject({ code: 'cases.reason-needed', status: 422 });
    await expect(
      execute(decideStrand, { caseId, member: 'frame', outcome: 'denied', reason: 'untrue' }, town.decider('frame')),
    ).rejects.toMatchObject({ code: 'cases.reason-needed' });
    await expect(
      execute(reviewStrand, { caseId: await reviewing(), member: 'frame', proposal: 'deny' }, town.reviewer('frame')),
    ).rejects.toMatchObject({ code: 'cases.reason-needed' });
  });

  it('退回分派后由窗口重新派发;没有这个部门、没有退回的不行', async () => {
    const caseId = await received();
    const dispatch = (authority: string) => execute(redirectStrand, { caseId, member: 'frame', authority }, town.clerk);
    await expect(dispatch('no-such-office')).rejects.toMatchObject({ code: 'cases.unknown-authority', status: 422 });
    for (const actor of [town.reviewer('frame'), town.overseer, stranger])
      await expect(execute(redirectStrand, { caseId, member: 'frame', authority: 'x' }, actor)).rejects.toMatchObject({
        code: 'platform.not-permitted',
      });
    await expect(execute(redirectStrand, { caseId, member: 'frame', authority: 'x' }, farClerk)).rejects.toMatchObject({
      status: 404,
    });
  });

  it('送达两次等于一次:送达的日子不变', async () => {
    const caseId = await granted();
    await acts.handOver(caseId, 'frame');
    const first = await acts.state(caseId);
    await acts.handOver(caseId, 'frame', town.issuer);
    await acts.handOver(caseId, 'frame', staff('frame-issuer', 'issuer', 'frame-office'));
    expect(await acts.state(caseId)).toEqual(first);
    await expect(acts.handOver(caseId, 'paper')).rejects.toMatchObject({ code: 'cases.not-now', status: 409 });
  });

  it('出具文书只有系统能做', async () => {
    const input = {
      caseId: await received(),
      eventId: randomUUID(),
      type: 'case.received',
      at: '2026-03-02T00:00:00.000Z',
    };
    for (const [kind, actor] of Object.entries(everyone))
      if (kind !== 'system')
        await expect(execute(issueDocument, input, actor)).rejects.toMatchObject({
          status: kind === 'visitor' ? 401 : 403,
        });
  });
});

describe('代办范围', () => {
  it('只委托办别的一件事的人，看不到也撤不了这件;不限范围的可以', async () => {
    const agent = (bundles: string[] | null): Actor => ({
      ...stranger,
      principal: town.applicant.principal,
      capacity: 'mandate',
      bundles,
    });
    const caseId = await reviewing();
    const record = (await findCase(env.db, caseId))!;
    for (const actor of [agent([]), agent(['open-moon-shop'])]) {
      await expect(acts.withdraw(caseId, undefined, actor)).rejects.toMatchObject({
        status: 404,
        code: 'cases.case-not-found',
      });
      expect(applicantActions(actor, record)).toEqual([]);
      expect(await listMyCases(env, actor)).toEqual([]);
    }
    expect((await listMyCases(env, agent([record.state.bundle]))).map((row) => row.caseId)).toContain(caseId);
    await acts.withdraw(caseId, undefined, agent(null));
  });
});

describe('看办件', () => {
  it('无权的人读文书、材料、办件都是没有找到', async () => {
    const caseId = await granted();
    const place = { caseId, documentId: randomUUID(), fileId: randomUUID() };
    for (const actor of [stranger, farClerk, farOverseer, town.reviewer('candle'), systemActor, visitor]) {
      await expect(readCaseDocument(env, place, actor)).rejects.toMatchObject({ status: 404 });
      await expect(readCaseFile(env, place, actor)).rejects.toMatchObject({ status: 404 });
      const record = (await findCase(env.db, caseId))!;
      expect([
        ...applicantActions(actor, record),
        ...supervisorActions(actor, record),
        ...departmentActions(actor, record, 'frame'),
      ]).toEqual([]);
    }
    await expect(readCase(env, randomUUID(), () => true)).rejects.toMatchObject({ code: 'cases.case-not-found' });
    await expect(readCase(env, caseId, () => false)).rejects.toMatchObject({ code: 'cases.case-not-found' });
  });

  it('页面上能点的都做得成,不能点的都说明原因和出路', async () => {
    for (const at of [received, supplementing, answered, reviewing, deciding, granted]) {
      const caseId = await at();
      const record = (await findCase(env.db, caseId))!;
      const today = record.state.receivedOn;
      const shown = [
        ...applicantActions(town.applicant, record),
        ...counterActions(town.clerk, {
          record,
          plan: lanternPlan(['frame', 'paper']),
          calendar: lanternCalendar,
          today,
        }),
        ...supervisorActions(town.overseer, record),
        ...departmentActions(town.reviewer('frame'), record, 'frame'),
        ...departmentActions(town.decider('frame'), record, 'frame'),
      ];
      expect(shown.length).toBeGreaterThan(5);
      for (const action of shown) {
        if (!action.allowed)
          expect([action.because, action.remedy], action.name).toEqual([
            expect.stringMatching(/\p{Script=Han}{2}/u),
            expect.stringMatching(/\p{Script=Han}{2}/u),
          ]);
        const run = byAction[action.name];
        if (!run) continue;
        const fresh = await at();
        if (action.allowed) await run(acts, fresh);
        else
          await expect(run(acts, fresh), action.name).rejects.toMatchObject({ status: expect.toBeOneOf([409, 422]) });
      }
    }
  });
});

const byAction: Record<string, (acts: Acts, caseId: string) => Promise<unknown>> = {
  accept: (a, id) => a.accept(id),
  'supplement-notice': (a, id) => a.notice(id),
  decline: (a, id) => a.decline(id),
  supplement: (a, id) => a.answer(id),
  withdraw: (a, id) => a.withdraw(id),
  'second-supplement': (a, id) => a.secondNotice(id),
  points: (a, id) => a.raise(id, 'frame'),
  'no-objection': (a, id) => a.noObjection(id, 'frame'),
  review: (a, id) => a.review(id, 'frame'),
  decide: (a, id) => a.grant(id, 'frame'),
  return: (a, id) => a.sendBack(id, 'frame'),
};
