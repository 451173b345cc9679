import { addWorkingDays } from '@yijian/core/calendar';
import Type from 'typebox';
import { command } from '#platform';
import { type CaseEvent } from './case-state.ts';
import { changeCase, type CaseFacts, loadCases } from './change-case.ts';
import { freshState, mustBe, mustServe } from './judge-actor.ts';

const CaseInput = Type.Object({ caseId: Type.String({ format: 'uuid' }) }, { additionalProperties: false });

/**
 * 受理 (行政许可法 32(5)): the counter accepts on behalf of every authority of the case, as authorised; strands without
 * predecessors start at the same moment. Refuses `cases.not-now`.
 */
export const acceptCase = command({
  name: 'cases.accept-case',
  title: '受理办件',
  permission: { posts: ['counter'] },
  input: CaseInput,
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { actor, ctx }) => {
    mustServe(facts, actor);
    mustBe(facts, ['received']);
    const change = changeCase(facts, { actor, ctx }, acceptance(facts, { on: ctx.today, today: ctx.today, deemed: false }));
    return { writes: change.writes, events: change.events, facts: change.facts, result: freshState(change.state) };
  },
});

/**
 * 逾期视为受理 (行政许可法 32(4)): the receipt clock ran out without a word; accepted from the day of receipt. Issued by the
 * due-work poll; does nothing when the counter was faster.
 */
export const deemAccepted = command({
  name: 'cases.deem-accepted',
  title: '逾期视为受理',
  permission: { system: true },
  input: CaseInput,
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { actor, ctx }) => {
    const { state } = facts;
    if (state.status !== 'received' || state.receiptDue === null || ctx.today <= state.receiptDue) return { writes: [], result: freshState(state) };
    const change = changeCase(facts, { actor, ctx }, acceptance(facts, { on: state.receivedOn, today: ctx.today, deemed: true }));
    return { writes: change.writes, events: change.events, facts: change.facts, result: freshState(change.state) };
  },
});

function acceptance(facts: CaseFacts, when: { on: string; today: string; deemed: boolean }): CaseEvent[] {
  const waiting = facts.plan.nodes.filter((node) => facts.state.strands[node.member]!.status === 'received');
  return [
    {
      type: 'case.accepted',
      data: { acceptedOn: when.on, deemed: when.deemed, bundleDue: addWorkingDays(facts.calendar, when.on, facts.plan.promiseDays).due, calendarVersion: facts.calendar.version },
    },
    ...waiting.map((node) => ({ type: 'strand.accepted', member: node.member, data: { onBehalfOf: node.authority } })),
  ];
}
