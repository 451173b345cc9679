import Type from 'typebox';
import { type Actor, command } from '#platform';
import { acceptance } from '../accept-case.ts';
import { type CaseFacts, changeCase, loadCases, noteOf } from '../change-case.ts';
import { DenyReason, decisionEvent } from '../decide-strand.ts';
import { freshState, mustBe, mustNotBeOwn, mustServe, takeStrand } from '../judge-actor.ts';
import { refusals } from '../refusals.ts';

/**
 * 即时办结 (ITK-08): accepts the case and decides its 即办件 in one step, by one officer at the window who holds both
 * authorisations: a counter post that serves the case and the decider's post of the item's authority. A person decides; both
 * records are kept, the acceptance of every strand and each decision, with who, when and why. The item's own definition says
 * that it has one level, so that ENG-02's different hands do not apply to it; the other strands go their usual way.
 * Refuses `not-now`, `strand-not-yours`, `not-instant`, `points-open`, `reason-needed`, `own-case`.
 */
export const decideAtOnce = command({
  name: 'cases.decide-at-once',
  title: '当场办结',
  permission: { posts: ['counter'] },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      members: Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 20, uniqueItems: true }),
      outcome: Type.Union([Type.Literal('granted'), Type.Literal('denied')]),
      reason: Type.Optional(DenyReason),
      opinion: Type.String({ minLength: 1, maxLength: 2000 }),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    mustServe(facts, actor);
    mustNotBeOwn(facts, actor);
    mustBe(facts, ['received']);
    for (const member of input.members) mustBeInstant(facts, member, actor);
    if (input.outcome === 'denied' && !input.reason) throw refusals.reasonNeeded.with();
    const note = noteOf(facts, ctx, input.opinion);
    const accepted = acceptance(facts, { on: ctx.today, deemed: false, noteId: note.noteId });
    const change = changeCase(facts, { actor, ctx }, accepted, (state) =>
      input.members.map((member) => {
        const strand = state.strands[member]!;
        if (strand.status !== 'deciding') throw refusals.notNow.with({ state: freshState(facts.state) });
        return decisionEvent(strand, { ...input, noteId: note.noteId, instant: true }, { actor, ctx });
      }),
    );
    return {
      writes: [...change.writes, ...note.writes],
      events: change.events,
      facts: change.facts,
      result: freshState(change.state),
    };
  },
});

function mustBeInstant(facts: CaseFacts, member: string, actor: Actor): void {
  const strand = takeStrand(facts, member, { actor, role: 'decider' });
  if (!instantMembers(facts).includes(member)) throw refusals.notInstant.with({ members: instantMembers(facts) });
  if (strand.points.length > 0) throw refusals.pointsOpen.with({ points: strand.points.length });
}

/** 可以当场办结的事项: 即办件 still to be accepted that wait for no other item of the case. */
export function instantMembers({ state, plan }: Pick<CaseFacts, 'state' | 'plan'>): string[] {
  const isCheck = (member: string) => state.strands[member]?.status === 'passed';
  return plan.nodes
    .filter((node) => node.instant === true && state.strands[node.member]!.status === 'received')
    .filter((node) => node.after.every(isCheck))
    .map((node) => node.member);
}
