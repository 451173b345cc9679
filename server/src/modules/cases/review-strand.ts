import Type from 'typebox';
import { command } from '#platform';
import type { Stage, StrandState } from './case-state.ts';
import { type CaseFacts, changeCase, loadCases, noteOf } from './change-case.ts';
import { stageFrom } from './dues.ts';
import { freshState, strandMustBe, takeStrand } from './judge-actor.ts';
import { refusals } from './refusals.ts';

const Note = Type.String({ minLength: 1, maxLength: 2000 });

/**
 * 审查 (second level): the reviewer proposes to grant or deny. Where a law demands a fourth level (ENG-02), a second reviewer follows
 * the first, never the same person. Refuses `not-now`, `strand-not-yours`, `same-hand`, `reason-needed`.
 */
export const reviewStrand = command({
  name: 'cases.review-strand',
  title: '审查',
  permission: { posts: ['reviewer'] },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      member: Type.String({ maxLength: 64 }),
      proposal: Type.Union([Type.Literal('grant'), Type.Literal('deny')]),
      opinion: Type.Optional(Note),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    const strand = takeStrand(facts, input.member, { actor, role: 'reviewer' });
    strandMustBe(facts, strand, ['reviewing']);
    const levels = { passed: strand.earlierReviewers ?? [], all: reviewLevels(facts, input.member) };
    if ([strand.acceptedBy, ...levels.passed].includes(actor.accountId)) throw refusals.sameHand.with();
    if (input.proposal === 'deny' && !input.opinion) throw refusals.reasonNeeded.with();
    const note = noteOf(facts, ctx, input.opinion);
    const isLast = levels.passed.length + 1 >= levels.all;
    const stage = stageAfter(facts, strand, { on: ctx.today, level: isLast ? null : levels.passed.length + 1 });
    const change = changeCase(facts, { actor, ctx }, [
      {
        type: isLast ? 'strand.reviewed' : 'strand.level-reviewed',
        member: input.member,
        data: { proposal: input.proposal, noteId: note.noteId, ...stage },
      },
    ]);
    return {
      writes: [...change.writes, ...note.writes],
      events: change.events,
      facts: change.facts,
      result: freshState(change.state),
    };
  },
});

/** 退回审查: the decider sends a strand back to review with a reason. Refuses `not-now` when the item has no review step. */
export const returnStrand = command({
  name: 'cases.return-strand',
  title: '退回审查',
  permission: { posts: ['decider'] },
  input: Type.Object(
    { caseId: Type.String({ format: 'uuid' }), member: Type.String({ maxLength: 64 }), opinion: Note },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    const strand = takeStrand(facts, input.member, { actor, role: 'decider' });
    strandMustBe(facts, strand, ['deciding']);
    if (strand.reviewer === null) throw refusals.notNow.with({ state: freshState(facts.state) });
    const note = noteOf(facts, ctx, input.opinion);
    const change = changeCase(facts, { actor, ctx }, [
      {
        type: 'strand.returned',
        member: input.member,
        data: { noteId: note.noteId, ...stageAfter(facts, strand, { on: ctx.today, level: 0 }) },
      },
    ]);
    return {
      writes: [...change.writes, ...note.writes],
      events: change.events,
      facts: change.facts,
      result: freshState(change.state),
    };
  },
});

const nodeOf = (facts: CaseFacts, member: string) => facts.plan.nodes.find((node) => node.member === member)!;
const reviewLevels = (facts: CaseFacts, member: string): number =>
  nodeOf(facts, member).steps.filter((step) => step.kind === 'review').length;

/** 下一环节的时限 as event data: of a review level, or of the decision (`null`); nothing where the definition gives no days. */
function stageAfter(
  facts: CaseFacts,
  strand: StrandState,
  next: { on: string; level: number | null },
): { stage?: Stage } {
  const step = next.level === null ? { kind: 'decide' as const } : { kind: 'review' as const, level: next.level };
  const around = { node: nodeOf(facts, strand.member), dues: strand.dues! };
  const stage = stageFrom(facts.calendar, around, { ...step, on: next.on });
  return stage ? { stage } : {};
}
