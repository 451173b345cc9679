import Type from 'typebox';
import { leadOf } from '#bundles';
import { type Actor, commandEach } from '#platform';
import type { Urging } from '../case-state.ts';
import { openUrging } from '../case-state.ts';
import { type CaseFacts, changeCase, loadCases, noteOf } from '../change-case.ts';
import { freshState, mustNotBeOwn, strandMustBe } from '../judge-actor.ts';
import { refusals } from '../refusals.ts';

/**
 * 催办 (THG-09): an officer of the bundle's lead authority asks another department to move a strand that it has in hand, and says
 * why. The clock is not touched; the department answers, or decides. Refuses `case-not-found` to whoever has no part in the case,
 * `not-lead` to the cooperating departments, `own-strand-urged`, `not-now`, `urging-open`.
 */
export const urgeStrand = commandEach({
  name: 'cases.urge-strand',
  title: '牵头部门催办',
  permission: { posts: ['reviewer', 'decider'] },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      member: Type.String({ maxLength: 64 }),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  loadOne: async (db, request, env) => {
    const [facts] = await loadCases(db, [request], env);
    if (facts instanceof Error) throw facts;
    return { facts: facts!, lead: await leadOf(db, facts!.state) };
  },
  decide: ({ facts, lead }, { input, actor, ctx }) => {
    mustLead(facts, lead, actor);
    mustNotBeOwn(facts, actor);
    const strand = facts.state.strands[input.member];
    if (!strand) throw refusals.unknownMember.with({ members: Object.keys(facts.state.strands) });
    if (strand.authority === lead) throw refusals.ownStrandUrged.with();
    strandMustBe(facts, strand, ['reviewing', 'deciding']);
    if (openUrging(strand)) throw refusals.urgingOpen.with();
    const reason = noteOf(facts, ctx, input.reason);
    const urging: Omit<Urging, 'answer' | 'urgedAt'> = {
      id: ctx.newId(),
      authority: lead!,
      urgedBy: actor.accountId!,
      reasonId: reason.noteId,
    };
    const change = changeCase(facts, { actor, ctx }, [
      { type: 'strand.urged', member: input.member, data: { urging, urged: strand.authority } },
    ]);
    return {
      writes: [...change.writes, ...reason.writes],
      events: change.events,
      result: { urgingId: urging.id, ...freshState(change.state) },
    };
  },
});

function mustLead({ state }: CaseFacts, lead: string | undefined, actor: Actor): void {
  const own = officeCodes(actor);
  if (lead !== undefined && own.includes(lead)) return;
  const takesPart = Object.values(state.strands).some(({ authority }) => own.includes(authority));
  throw takesPart ? refusals.notLead.with() : refusals.caseNotFound.with();
}

/** 本部门: authorities at which the actor reviews or decides. */
export const officeCodes = (actor: Actor): string[] => [
  ...new Set(
    actor.posts.filter(({ role }) => role === 'reviewer' || role === 'decider').map(({ authority }) => authority),
  ),
];
