import { loadCatalogue } from '#catalogue';
import Type from 'typebox';
import { command, commandEach } from '#platform';
import { changeCase, loadCases, noteOf } from './change-case.ts';
import { freshState, mustServe, strandMustBe, takeStrand } from './judge-actor.ts';
import { refusals } from './refusals.ts';

const Target = { caseId: Type.String({ format: 'uuid' }), member: Type.String({ maxLength: 64 }) };

/** 错派退回 (ITK-07): a department says that a strand is not its matter, with the reason; its clock goes on until it is dispatched anew. */
export const sendBackStrand = command({
  name: 'cases.send-back-strand',
  title: '退回分派',
  permission: { posts: ['reviewer'] },
  input: Type.Object(
    { ...Target, reason: Type.String({ minLength: 1, maxLength: 500 }) },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    const strand = takeStrand(facts, input.member, { actor, role: 'reviewer' });
    strandMustBe(facts, strand, ['received', 'reviewing']);
    const note = noteOf(facts, ctx, input.reason);
    const change = changeCase(facts, { actor, ctx }, [
      { type: 'strand.sent-back', member: input.member, data: { noteId: note.noteId } },
    ]);
    return {
      writes: [...change.writes, ...note.writes],
      events: change.events,
      facts: change.facts,
      result: freshState(change.state),
    };
  },
});

/**
 * 重新派发 (ITK-07): the counter gives a strand that was sent back to the competent authority; recorded with from and to, the due
 * days stay (never to the applicant's harm). Refuses `unknown-authority`, `not-now` when it was not sent back.
 */
export const redirectStrand = commandEach({
  name: 'cases.redirect-strand',
  title: '重新分派',
  permission: { posts: ['counter'] },
  input: Type.Object({ ...Target, authority: Type.String({ maxLength: 64 }) }, { additionalProperties: false }),
  owner: (input) => input.caseId,
  loadOne: async (db, request, env) => {
    const [facts] = await loadCases(db, [request], env);
    if (facts instanceof Error) throw facts;
    return { facts: facts!, authorities: (await loadCatalogue(db)).authorities };
  },
  decide: ({ facts, authorities }, { input, actor, ctx }) => {
    mustServe(facts, actor);
    const strand = facts.state.strands[input.member];
    if (!strand) throw refusals.unknownMember.with({ members: Object.keys(facts.state.strands) });
    if (!authorities.has(input.authority))
      throw refusals.unknownAuthority.with({
        authorities: [...authorities.values()].map(({ code, name }) => ({ code, name })),
      });
    strandMustBe(facts, strand, ['received', 'reviewing']);
    if (!strand.sentBack || input.authority === strand.authority)
      throw refusals.notNow.with({ state: freshState(facts.state) });
    const change = changeCase(facts, { actor, ctx }, [
      {
        type: 'strand.redirected',
        member: input.member,
        data: { from: strand.authority, authority: input.authority, cause: 'misdirected' },
      },
    ]);
    return { writes: change.writes, events: change.events, result: freshState(change.state) };
  },
});
