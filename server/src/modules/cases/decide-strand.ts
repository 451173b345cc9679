import Type from 'typebox';
import { command } from '#platform';
import { changeCase, loadCases, noteOf } from './change-case.ts';
import type { Decision } from './case-state.ts';
import { freshState, strandMustBe, takeStrand } from './judge-actor.ts';
import { refusals } from './refusals.ts';

/** 不予理由 codes: conditions or materials of the published guide, or facts found to be untrue. */
const DenyReason = Type.Union([
  Type.Literal('conditionNotMet'),
  Type.Literal('materialNotMet'),
  Type.Literal('untrue'),
  Type.Literal('prohibited'),
]);

/**
 * 决定 (行政许可法 37, 38): grants or denies one strand. Dependants start, and the case is concluded with the last decision,
 * in the same command. A denial needs a reason and text; remedies come from the regime onto the letter. Refuses `not-now`
 * (with the fresh state), `strand-not-yours`, `same-hand`, `reason-needed`.
 */
export const decideStrand = command({
  name: 'cases.decide-strand',
  title: '作出决定',
  permission: { posts: ['decider'] },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      member: Type.String({ maxLength: 64 }),
      outcome: Type.Union([Type.Literal('granted'), Type.Literal('denied')]),
      reason: Type.Optional(DenyReason),
      opinion: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    const strand = takeStrand(facts, input.member, { actor, role: 'decider' });
    strandMustBe(facts, strand, ['deciding']);
    if (strand.reviewer === actor.accountId || strand.acceptedBy === actor.accountId) throw refusals.sameHand.with();
    if (input.outcome === 'denied' && !(input.reason && input.opinion)) throw refusals.reasonNeeded.with();
    const note = noteOf(facts, ctx, input.opinion);
    const decision: Decision = {
      id: ctx.newId(),
      member: input.member,
      outcome: input.outcome,
      number: `${strand.number}-J1`,
      reason: input.reason ?? null,
      noteId: note.noteId,
      at: ctx.now,
      decidedOn: ctx.today,
      reviewer: strand.reviewer,
      decider: actor.accountId!,
    };
    const change = changeCase(facts, { actor, ctx }, [
      {
        type: input.outcome === 'granted' ? 'strand.granted' : 'strand.denied',
        member: input.member,
        data: { decision },
      },
    ]);
    return {
      writes: [...change.writes, ...note.writes],
      events: change.events,
      facts: change.facts,
      result: { decisionId: decision.id, ...freshState(change.state) },
    };
  },
});
