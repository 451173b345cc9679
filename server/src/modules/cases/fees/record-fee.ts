import { loadCatalogue } from '#catalogue';
import Type from 'typebox';
import { codeOrNothing, commandEach } from '#platform';
import { changeCase, loadCases } from '../change-case.ts';
import { freshState, mustNotBeOwn, mustServe, placeOf, strandMustBe } from '../judge-actor.ts';
import { refusals } from '../refusals.ts';

/**
 * 登记收费 (OVS-01, 行政许可法 58、59): what was collected for an item, by its published fee. The platform takes no money; it
 * records what the window or the department took, so that oversight can hold it against the standard: another amount than the
 * published one is recorded and found, a fee that the guide does not publish is refused and counted (`unpublished-fee`).
 * `amount` in yuan, at most two decimals: `"120.00"`.
 */
export const recordFee = commandEach({
  name: 'cases.record-fee',
  title: '登记收费',
  permission: { posts: ['counter', 'reviewer'] },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      member: Type.String({ maxLength: 64 }),
      fee: Type.String({ minLength: 1, maxLength: 64 }),
      amount: Type.String({ pattern: '^\\d{1,9}(\\.\\d{1,2})?$' }),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  loadOne: async (db, request, env) => {
    const [facts] = await loadCases(db, [request], env);
    if (facts instanceof Error) throw facts;
    return { facts: facts!, items: (await loadCatalogue(db)).items };
  },
  decide: ({ facts, items }, { input, actor, ctx }) => {
    const strand = facts.state.strands[input.member];
    if (!strand) throw refusals.unknownMember.with({ members: Object.keys(facts.state.strands) });
    const isOwn = actor.posts.some((post) => post.role !== 'supervisor' && post.authority === strand.authority);
    if (!isOwn) mustServe(facts, actor);
    mustNotBeOwn(facts, actor);
    const place = placeOf(facts, strand);
    const published = items.get(place.item)?.definition.fees ?? [];
    const fee = published.find((one) => one.id === input.fee);
    if (!fee) throw refusals.unpublishedFee.with({ ...place, demanded: [codeOrNothing(input.fee)], published });
    strandMustBe(facts, strand, ['waiting', 'reviewing', 'deciding', 'granted']);
    const amounts = { amountFen: fenOf(input.amount), publishedFen: fee.amountFen };
    const change = changeCase(facts, { actor, ctx }, [
      { type: 'strand.fee-recorded', member: input.member, data: { fee: fee.id, ...amounts } },
    ]);
    return { writes: change.writes, events: change.events, result: { ...freshState(change.state), ...amounts } };
  },
});

/** 元 as written into 分, without going through a fraction: `"12.5"` -> 1250. */
export function fenOf(amount: string): number {
  const [yuan = '0', part = ''] = amount.split('.');
  return Number(yuan) * 100 + Number(part.padEnd(2, '0'));
}
