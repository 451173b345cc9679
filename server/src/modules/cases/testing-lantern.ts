import { randomUUID } from 'node:crypto';
import type { CasePlan } from '@yijian/core/contract';
import Type from 'typebox';
import { expect } from 'vitest';
import { type Actor, type Command, command, type Environment, systemActor } from '#platform';
import { citizen, staff } from '../../platform/testing/index.ts';
import { acceptCase, deemAccepted } from './accept-case.ts';
import { foldCase } from './case-state.ts';
import { findCase, listEvents } from './cases.store.ts';
import { loadCases } from './change-case.ts';
import { decideStrand } from './decide-strand.ts';
import { declineCase } from './decline-case.ts';
import { lanternPlan, openLanternCase } from './fixture.ts';
import { handOver } from './hand-over.ts';
import { returnStrand, reviewStrand } from './review-strand.ts';
import { answerSupplement } from './supplement/answer-supplement.ts';
import {
  approveSecondSupplement,
  issueSupplement,
  raisePoints,
  recordNoObjection,
} from './supplement/supplement-case.ts';
import { withdrawCase } from './withdraw-case.ts';

/** The published field of the lantern shop: what a department may name in a supplement. */
export const shopName = { kind: 'field' as const, ref: 'shopName@enterprise', problem: 'missing' as const };

/** 样例补正答复: intake's answer without its form checks. */
const answerLantern = command({
  name: 'cases.answer-lantern',
  title: '样例补正',
  permission: { citizen: true, posts: ['counter'] },
  input: Type.Object({ caseId: Type.String(), answered: Type.Array(Type.String()) }),
  owner: (input) => input.caseId,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) =>
    answerSupplement(facts, { answered: input.answered, personal: [] }, { actor, ctx }),
});

/** People of the lantern town: one applicant, the hall's clerk, one of each role per authority, an overseer. */
export const town = {
  applicant: citizen('00000000-0000-4000-8000-00000000000a'),
  clerk: staff('clerk', 'counter', 'hall'),
  issuer: staff('issuer', 'issuer', 'hall'),
  overseer: staff('overseer', 'supervisor', 'city'),
  reviewer: (member: string) => staff(`reviewer-${member}`, 'reviewer', `${member}-office`),
  decider: (member: string) => staff(`decider-${member}`, 'decider', `${member}-office`),
};

/** 窗口首席代表: a post of the hall's window and the decider's post of one authority, in one hand. */
export const windowChief = (member: string): Actor => {
  const chief = staff(`chief-${member}`, 'counter', 'hall');
  return { ...chief, posts: [...chief.posts, ...town.decider(member).posts] };
};

/** 样例步骤: every act on a lantern case by the person who may do it; `by` puts somebody else in their place. */
export function lanternActs(env: Environment, key?: () => string) {
  const run = async <I, F, R, P>(what: Command<I, F, R, P>, input: I, actor: Actor): Promise<R> =>
    (await env.execute(what, { input, actor, ...(key ? { idempotencyKey: key() } : {}) })).result;
  return {
    open: async (plan: CasePlan = lanternPlan(), applicant: Actor = town.applicant) =>
      (
        await env.execute(openLanternCase, {
          input: { applicationId: randomUUID(), plan, values: { 'shopName@enterprise': '老街灯笼铺' } },
          actor: applicant,
        })
      ).result.caseId,
    accept: (caseId: string, by: Actor = town.clerk) => run(acceptCase, { caseId }, by),
    deem: (caseId: string) => run(deemAccepted, { caseId }, systemActor),
    decline: (caseId: string, members?: string[], by: Actor = town.clerk) =>
      run(
        declineCase,
        { caseId, ...(members ? { members } : {}), reason: 'notCompetent' as const, explanation: '请到邻区办理' },
        by,
      ),
    declineUnanswered: (caseId: string) =>
      run(declineCase, { caseId, reason: 'notSupplemented' as const, explanation: '补正期限已过' }, town.clerk),
    raise: (
      caseId: string,
      member: string,
      points: readonly object[] = [shopName],
      by: Actor = town.reviewer(member),
    ) => run(raisePoints, { caseId, member, points: points as never }, by),
    noObjection: (caseId: string, member: string, by: Actor = town.reviewer(member)) =>
      run(recordNoObjection, { caseId, member }, by),
    notice: (caseId: string, by: Actor = town.clerk) => run(issueSupplement, { caseId }, by),
    secondNotice: (caseId: string, by: Actor = town.overseer) =>
      run(approveSecondSupplement, { caseId, reason: '确有新情况' }, by),
    answer: (caseId: string, answered: string[] = [shopName.ref], by: Actor = town.applicant) =>
      run(answerLantern, { caseId, answered }, by),
    review: (caseId: string, member: string, proposal: 'grant' | 'deny' = 'grant', by: Actor = town.reviewer(member)) =>
      run(reviewStrand, { caseId, member, proposal, opinion: '已核对' }, by),
    sendBack: (caseId: string, member: string, by: Actor = town.decider(member)) =>
      run(returnStrand, { caseId, member, opinion: '请再核对屋顶' }, by),
    grant: (caseId: string, member: string, by: Actor = town.decider(member)) =>
      run(decideStrand, { caseId, member, outcome: 'granted' as const }, by),
    deny: (caseId: string, member: string, by: Actor = town.decider(member)) =>
      run(
        decideStrand,
        { caseId, member, outcome: 'denied' as const, reason: 'conditionNotMet' as const, opinion: '屋顶不牢' },
        by,
      ),
    withdraw: (caseId: string, member?: string, by: Actor = town.applicant) =>
      run(withdrawCase, { caseId, ...(member ? { member } : {}) }, by),
    handOver: (caseId: string, member: string, by: Actor = town.clerk) =>
      run(handOver, { caseId, member, manner: 'counter' as const }, by),
    /** the state, after checking that it is the fold of the events */
    state: async (caseId: string) => {
      const record = (await findCase(env.db, caseId))!;
      expect(foldCase(await listEvents(env.db, caseId))).toEqual(record.state);
      return record.state;
    },
  };
}
