import Type from 'typebox';
import { command } from '#platform';
import type { CaseEvent } from './case-state.ts';
import { type CaseFacts, changeCase, loadCases, noteOf } from './change-case.ts';
import { isAnswerOverdue } from './dues.ts';
import { freshState, mustBe, mustNotBeOwn, mustServe } from './judge-actor.ts';
import { refusals } from './refusals.ts';

/** 不予受理理由 (行政许可法 32(1)(2)): no permission is needed; not this authority's matter; the applicant may not apply; not supplemented in time. */
const DeclineReason = Type.Union([
  Type.Literal('notNeeded'),
  Type.Literal('notCompetent'),
  Type.Literal('notEligible'),
  Type.Literal('notSupplemented'),
]);

/**
 * 不予受理: the whole case, or the named strands while the others go on. Reason and text (where to go instead) are needed. 未补正
 * presupposes a notice: the whole case when its term is over, or what is still wrong after the answer. Refuses `not-now`.
 */
export const declineCase = command({
  name: 'cases.decline-case',
  title: '不予受理',
  permission: { posts: ['counter'] },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      members: Type.Optional(
        Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 50, uniqueItems: true }),
      ),
      reason: DeclineReason,
      explanation: Type.String({ minLength: 1, maxLength: 2000 }),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    mustServe(facts, actor);
    mustNotBeOwn(facts, actor);
    mustBeDeclinable(facts, input, ctx.today);
    const note = noteOf(facts, ctx, input.explanation);
    const change = changeCase(
      facts,
      { actor, ctx },
      declining(facts, input.members, { reason: input.reason, noteId: note.noteId }),
    );
    return {
      writes: [...change.writes, ...note.writes],
      events: change.events,
      facts: change.facts,
      result: freshState(change.state),
    };
  },
});

function mustBeDeclinable(
  facts: CaseFacts,
  input: { reason: string; members?: readonly string[] },
  today: string,
): void {
  const { state, calendar } = facts;
  const unanswered = input.reason === 'notSupplemented' && !input.members && isAnswerOverdue(state, calendar, today);
  if (!unanswered) mustBe(facts, ['received']);
  if (input.reason === 'notSupplemented' && state.supplements.length === 0)
    throw refusals.notNow.with({ state: freshState(state) });
}

function declining(
  facts: CaseFacts,
  members: readonly string[] | undefined,
  data: Readonly<Record<string, unknown>>,
): CaseEvent[] {
  const open = Object.values(facts.state.strands)
    .filter((strand) => strand.status === 'received')
    .map((strand) => strand.member);
  const unknown = (members ?? []).filter((member) => !open.includes(member));
  if (unknown.length > 0) throw refusals.unknownMember.with({ unknown, members: open });
  const declined = members ?? open;
  const events: CaseEvent[] = declined.map((member) => ({ type: 'strand.declined', member, data }));
  return declined.length === open.length ? [...events, { type: 'case.declined', data }] : events;
}
