import Type from 'typebox';
import { command } from '#platform';
import { finalStrandStatuses } from './state-table.ts';
import { changeCase, loadCases } from './change-case.ts';
import { freshState, mustBe, mustBeApplicant, strandMustBe } from './judge-actor.ts';
import { refusals } from './refusals.ts';

/** 撤回申请: the applicant takes back the whole case, or one strand, before it is decided. Decided strands stay decided. */
export const withdrawCase = command({
  name: 'cases.withdraw-case',
  title: '撤回申请',
  permission: { citizen: true },
  input: Type.Object(
    { caseId: Type.String({ format: 'uuid' }), member: Type.Optional(Type.String({ maxLength: 64 })) },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    mustBeApplicant(facts, actor);
    mustBe(facts, input.member ? ['accepted'] : ['received', 'supplementing', 'accepted']);
    const open = Object.values(facts.state.strands).filter((strand) => !finalStrandStatuses.includes(strand.status));
    const strand = input.member === undefined ? undefined : facts.state.strands[input.member];
    if (input.member !== undefined && !strand)
      throw refusals.unknownMember.with({ members: open.map((one) => one.member) });
    if (strand) strandMustBe(facts, strand, ['waiting', 'reviewing', 'deciding']);
    const withdrawn = strand ? [strand] : open;
    const decided = Object.values(facts.state.strands).some(
      (one) => one.status === 'granted' || one.status === 'denied' || one.status === 'filed',
    );
    const wholeCase = !strand && !decided;
    const change = changeCase(facts, { actor, ctx }, [
      ...withdrawn.map((one) => ({ type: 'strand.withdrawn', member: one.member, data: {} })),
      ...(wholeCase ? [{ type: 'case.withdrawn', data: {} }] : []),
    ]);
    return { writes: change.writes, events: change.events, facts: change.facts, result: freshState(change.state) };
  },
});
