import Type from 'typebox';
import { command } from '#platform';
import { changeCase, loadCases, noteOf } from '../change-case.ts';
import { openUrging } from '../case-state.ts';
import { freshState, mustNotBeOwn, strandMustBe } from '../judge-actor.ts';
import { refusals } from '../refusals.ts';
import { officeCodes } from './urge-strand.ts';

/**
 * 答复催办 (THG-09): the department that was urged says how it stands and by when it will decide. Refuses `strand-not-yours`,
 * `not-now` once decided, `urging-not-found` when nothing waits for an answer.
 */
export const answerUrging = command({
  name: 'cases.answer-urging',
  title: '答复催办',
  permission: { posts: ['reviewer', 'decider'] },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      member: Type.String({ maxLength: 64 }),
      answer: Type.String({ minLength: 1, maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    const strand = facts.state.strands[input.member];
    if (!strand) throw refusals.unknownMember.with({ members: Object.keys(facts.state.strands) });
    if (!officeCodes(actor).includes(strand.authority))
      throw refusals.strandNotYours.with({ authority: strand.authority });
    mustNotBeOwn(facts, actor);
    strandMustBe(facts, strand, ['reviewing', 'deciding']);
    const urging = openUrging(strand);
    if (!urging) throw refusals.urgingNotFound.with();
    const note = noteOf(facts, ctx, input.answer);
    const change = changeCase(facts, { actor, ctx }, [
      { type: 'strand.urging-answered', member: input.member, data: { urgingId: urging.id, noteId: note.noteId } },
    ]);
    return {
      writes: [...change.writes, ...note.writes],
      events: change.events,
      facts: change.facts,
      result: freshState(change.state),
    };
  },
});
