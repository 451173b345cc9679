import Type from 'typebox';
import { type Actor, command } from '#platform';
import type { CaseState, Conferral } from '../case-state.ts';
import { changeCase, loadCases, noteOf } from '../change-case.ts';
import { freshState, mustNotBeOwn, strandMustBe } from '../judge-actor.ts';
import { refusals } from '../refusals.ts';
import { writeAnswered } from './conferral.store.ts';

/**
 * 答复协同邀请 (ENG-34): an officer of the invited department answers in writing; the answer stands beside the opinions of the
 * department that asked, and decides nothing. Refuses `case-not-found` for everybody else, `not-now` once answered or decided.
 */
export const answerConferral = command({
  name: 'cases.answer-conferral',
  title: '答复协同邀请',
  permission: { posts: ['reviewer', 'decider'] },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      conferralId: Type.String({ format: 'uuid' }),
      answer: Type.String({ minLength: 1, maxLength: 2000 }),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    const found = findConferral(facts.state, input.conferralId);
    if (!found || !isInvited(actor, found.conferral)) throw refusals.caseNotFound.with();
    mustNotBeOwn(facts, actor);
    strandMustBe(facts, facts.state.strands[found.member]!, ['reviewing', 'deciding']);
    if (found.conferral.answer) throw refusals.notNow.with({ state: freshState(facts.state) });
    const note = noteOf(facts, ctx, input.answer);
    const change = changeCase(facts, { actor, ctx }, [
      {
        type: 'strand.conferral-answered',
        member: found.member,
        data: { conferralId: input.conferralId, noteId: note.noteId },
      },
    ]);
    return {
      writes: [...change.writes, ...note.writes, writeAnswered(input.caseId, input.conferralId, ctx.now)],
      events: change.events,
      facts: change.facts,
      result: freshState(change.state),
    };
  },
});

/** 查协同邀请 of a case, with the strand that asks. */
export function findConferral(
  state: CaseState,
  conferralId: string,
): { member: string; conferral: Conferral } | undefined {
  return Object.values(state.strands)
    .flatMap((strand) => (strand.conferrals ?? []).map((conferral) => ({ member: strand.member, conferral })))
    .find((one) => one.conferral.id === conferralId);
}

/** Whether the actor reviews or decides at the invited department. */
export const isInvited = (actor: Actor, { authority }: Pick<Conferral, 'authority'>): boolean =>
  actor.posts.some((post) => post.authority === authority && (post.role === 'reviewer' || post.role === 'decider'));
