import { addWorkingDays } from '@yijian/core/calendar';
import Type from 'typebox';
import { command } from '#platform';
import { type CaseEvent, foundAtReceipt } from './case-state.ts';
import { refusals } from './refusals.ts';
import { changeCase, type CaseFacts, loadCases } from './change-case.ts';
import { receiptClock } from './dues.ts';
import { freshState, mustBe, mustNotBeOwn, mustServe } from './judge-actor.ts';

const CaseInput = Type.Object({ caseId: Type.String({ format: 'uuid' }) }, { additionalProperties: false });

/**
 * 受理 (行政许可法 32(5)): the counter accepts on behalf of every authority of the case, as authorised; strands without
 * predecessors start at the same moment. Refuses `cases.not-now`, and `material-missing` while the receipt says that a required
 * material is still to come.
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
    mustNotBeOwn(facts, actor);
    mustBe(facts, ['received']);
    const missing = Object.values(facts.state.strands).flatMap(foundAtReceipt);
    if (missing.length > 0) throw refusals.materialMissing.with({ materials: missing.map((point) => point.ref) });
    const change = changeCase(facts, { actor, ctx }, acceptance(facts, { on: ctx.today, deemed: false }));
    return { writes: change.writes, events: change.events, facts: change.facts, result: freshState(change.state) };
  },
});

/**
 * 逾期视为受理 (行政许可法 32(4)): the receipt clock ran out without a word; accepted from the day of receipt (of the
 * supplemented materials, when there was a supplement), and the strands' clocks run from that day. Issued by the due-work poll;
 * does nothing when the counter was faster, or while the holidays of the term are not published.
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
    const clock = receiptClock(facts.state, facts.calendar);
    if (!clock || clock.provisional || ctx.today <= clock.due) return { writes: [], result: freshState(facts.state) };
    const change = changeCase(facts, { actor, ctx }, acceptance(facts, { on: clock.startedOn, deemed: true }));
    return { writes: change.writes, events: change.events, facts: change.facts, result: freshState(change.state) };
  },
});

/** 受理的事件 of the case and of every strand that waits for it; `noteId`: why, where somebody said it. */
export function acceptance(
  facts: CaseFacts,
  when: { on: string; deemed: boolean; noteId?: string | null },
): CaseEvent[] {
  const waiting = facts.plan.nodes.filter((node) => facts.state.strands[node.member]!.status === 'received');
  return [
    {
      type: 'case.accepted',
      data: {
        acceptedOn: when.on,
        deemed: when.deemed,
        bundleDue: addWorkingDays(facts.calendar, when.on, facts.plan.promiseDays).due,
        calendarVersion: facts.calendar.version,
      },
    },
    ...waiting.map((node) => ({
      type: 'strand.accepted',
      member: node.member,
      data: { onBehalfOf: node.authority, ...(when.noteId ? { noteId: when.noteId } : {}) },
    })),
  ];
}
