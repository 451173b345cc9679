import { addWorkingDays } from '@yijian/core/calendar';
import Type from 'typebox';
import { loadCatalogue } from '#catalogue';
import { type Actor, commandEach } from '#platform';
import type { Conferral, StrandState } from '../case-state.ts';
import { type CaseFacts, changeCase, loadCases, noteOf } from '../change-case.ts';
import { freshState, strandMustBe, takeStrand } from '../judge-actor.ts';
import { refusals } from '../refusals.ts';
import { writeConferral } from './conferral.store.ts';

const Note = Type.String({ minLength: 1, maxLength: 1000 });

/**
 * 协同邀请 (ENG-34): the department that has a strand in hand asks another one a written question, shows it the fields it chooses
 * (never more than its own grant holds) and says why. The legal clock goes on; the answer is due within the given working days,
 * and never after the strand itself. Refuses `strand-not-yours`, `not-now`, `unknown-authority`, `not-granted`, `conferral-open`.
 */
export const askToConfer = commandEach({
  name: 'cases.ask-to-confer',
  title: '邀请协同',
  permission: { posts: ['reviewer', 'decider'] },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      member: Type.String({ maxLength: 64 }),
      authority: Type.String({ maxLength: 64 }),
      question: Note,
      purpose: Note,
      fields: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100, uniqueItems: true }),
      days: Type.Integer({ minimum: 1, maximum: 20 }),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  loadOne: async (db, request, env) => {
    const [facts] = await loadCases(db, [request], env);
    if (facts instanceof Error) throw facts;
    return { facts: facts!, authorities: (await loadCatalogue(db)).authorities };
  },
  decide: ({ facts, authorities }, { input, actor, ctx }) => {
    const strand = takeOwnStrand(facts, input.member, actor);
    strandMustBe(facts, strand, ['reviewing', 'deciding']);
    if (!authorities.has(input.authority) || input.authority === strand.authority)
      throw refusals.unknownAuthority.with({
        authorities: [...authorities.values()]
          .filter(({ code }) => code !== strand.authority)
          .map(({ code, name }) => ({ code, name })),
      });
    const granted = facts.plan.grants.find((grant) => grant.member === input.member)?.fields ?? [];
    const surplus = input.fields.filter((field) => !granted.includes(field));
    if (surplus.length > 0) throw refusals.notGranted.with({ surplus });
    if ((strand.conferrals ?? []).some((one) => one.authority === input.authority && one.answer === null))
      throw refusals.conferralOpen.with();
    const [question, purpose] = [noteOf(facts, ctx, input.question), noteOf(facts, ctx, input.purpose)];
    const { due } = addWorkingDays(facts.calendar, ctx.today, input.days);
    const latest = strand.dues!.planned < ctx.today ? ctx.today : strand.dues!.planned;
    const conferral: Omit<Conferral, 'answer'> = {
      id: ctx.newId(),
      authority: input.authority,
      askedBy: actor.accountId!,
      askedAt: ctx.now,
      due: due < latest ? due : latest,
      fields: input.fields,
      questionId: question.noteId,
      purposeId: purpose.noteId,
    };
    const change = changeCase(facts, { actor, ctx }, [
      { type: 'strand.conferral-asked', member: input.member, data: { conferral } },
    ]);
    return {
      writes: [
        ...change.writes,
        ...question.writes,
        ...purpose.writes,
        writeConferral(input.caseId, input.member, conferral),
      ],
      events: change.events,
      result: { conferralId: conferral.id, due: conferral.due, ...freshState(change.state) },
    };
  },
});

/** Reviewer or decider of the strand's authority. */
function takeOwnStrand(facts: CaseFacts, member: string, actor: Actor): StrandState {
  const authority = facts.state.strands[member]?.authority;
  const reviews = actor.posts.some((post) => post.role === 'reviewer' && post.authority === authority);
  return takeStrand(facts, member, { actor, role: reviews ? 'reviewer' : 'decider' });
}
