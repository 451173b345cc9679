import Type from 'typebox';
import { command } from '#platform';
import { changeCase, loadCases, noteOf } from './change-case.ts';
import { freshState, strandMustBe, takeStrand } from './judge-actor.ts';
import { refusals } from './refusals.ts';

const Note = Type.String({ minLength: 1, maxLength: 2000 });

/** 审查 (second level): the reviewer proposes to grant or deny. Refuses `not-now`, `strand-not-yours`, `reason-needed`. */
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
    if (strand.acceptedBy === actor.accountId) throw refusals.sameHand.with();
    if (input.proposal === 'deny' && !input.opinion) throw refusals.reasonNeeded.with();
    const note = noteOf(facts, ctx, input.opinion);
    const change = changeCase(facts, { actor, ctx }, [
      { type: 'strand.reviewed', member: input.member, data: { proposal: input.proposal, noteId: note.noteId } },
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
      { type: 'strand.returned', member: input.member, data: { noteId: note.noteId } },
    ]);
    return {
      writes: [...change.writes, ...note.writes],
      events: change.events,
      facts: change.facts,
      result: freshState(change.state),
    };
  },
});
