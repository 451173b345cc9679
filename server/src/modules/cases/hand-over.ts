import Type from 'typebox';
import { command } from '#platform';
import { changeCase, loadCases } from './change-case.ts';
import { freshState, mustServe, strandMustBe } from './judge-actor.ts';
import { refusals } from './refusals.ts';

/**
 * 送达 (行政许可法 44): the result reached the applicant, on paper at the counter, or in the electronic space (by the system when
 * the sealed result is there). Posts serve their region. Handed over twice is the same as once: the day of the first counts.
 */
export const handOver = command({
  name: 'cases.hand-over',
  title: '送达结果',
  permission: { posts: ['counter', 'issuer'], system: true },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      member: Type.String({ maxLength: 64 }),
      manner: Type.Union([Type.Literal('electronic'), Type.Literal('counter'), Type.Literal('post')]),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    const strand = facts.state.strands[input.member];
    const isOwn = actor.posts.some((post) => post.role === 'issuer' && post.authority === strand?.authority);
    if (!isOwn) mustServe(facts, actor, ['counter', 'issuer']);
    if (!strand) throw refusals.unknownMember.with({ members: Object.keys(facts.state.strands) });
    strandMustBe(facts, strand, ['granted', 'denied', 'filed']);
    if (strand.handedOverAt !== null) return { writes: [], result: freshState(facts.state) };
    const change = changeCase(facts, { actor, ctx }, [
      { type: 'strand.handed-over', member: input.member, data: { manner: input.manner } },
    ]);
    return { writes: change.writes, events: change.events, facts: change.facts, result: freshState(change.state) };
  },
});
