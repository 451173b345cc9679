import Type from 'typebox';
import { type Actor, command, type Context } from '#platform';
import { type CaseFacts, changeCase, loadCases, noteOf } from './change-case.ts';
import type { CaseEvent, Decision, StrandState } from './case-state.ts';
import { freshState, strandMustBe, takeStrand } from './judge-actor.ts';
import { refusals } from './refusals.ts';

/** 不予理由 codes: conditions or materials of the published guide, or facts found to be untrue. */
export const DenyReason = Type.Union([
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
    if (handsOf(facts, strand).includes(actor.accountId)) throw refusals.sameHand.with();
    if (input.outcome === 'denied' && !(input.reason && input.opinion)) throw refusals.reasonNeeded.with();
    const note = noteOf(facts, ctx, input.opinion);
    const event = decisionEvent(strand, { ...input, noteId: note.noteId }, { actor, ctx });
    const change = changeCase(facts, { actor, ctx }, [event]);
    return {
      writes: [...change.writes, ...note.writes],
      events: change.events,
      facts: change.facts,
      result: { decisionId: event.data.decision.id, ...freshState(change.state) },
    };
  },
});

/** 前面经手的人 of a strand: who accepted it and who reviewed it, at every level; an 即办件 has one level, so acceptance is no other. */
export function handsOf(facts: CaseFacts, strand: StrandState): (string | null)[] {
  const node = facts.plan.nodes.find((one) => one.member === strand.member);
  const reviewers = [...(strand.earlierReviewers ?? []), strand.reviewer];
  return node?.instant ? reviewers : [strand.acceptedBy, ...reviewers];
}

type Ruling = {
  outcome: 'granted' | 'denied';
  reason?: string | undefined;
  noteId: string | null;
  instant?: boolean;
};

/** 决定的事件: the record that letters, licences and later corrections refer to. */
export function decisionEvent(
  strand: StrandState,
  ruling: Ruling,
  { actor, ctx }: { actor: Actor; ctx: Context },
): CaseEvent & { data: { decision: Decision } } {
  const decision: Decision = {
    id: ctx.newId(),
    member: strand.member,
    outcome: ruling.outcome,
    number: `${strand.number}-J1`,
    reason: ruling.reason ?? null,
    noteId: ruling.noteId,
    at: ctx.now,
    decidedOn: ctx.today,
    reviewer: strand.reviewer,
    decider: actor.accountId!,
    ...(ruling.instant ? { instant: true as const } : {}),
  };
  return {
    type: ruling.outcome === 'granted' ? 'strand.granted' : 'strand.denied',
    member: strand.member,
    data: { decision },
  };
}
