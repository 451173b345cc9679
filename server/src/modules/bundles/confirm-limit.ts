import { workingDaysOf } from '@yijian/core/compile';
import type { Bundle } from '@yijian/core/contract';
import Type from 'typebox';
import { catalogueOwner, planChanges } from '#catalogue';
import { type Actor, command, loadEach, type Queryable } from '#platform';
import { BundleCode, bodyOf, takeBundle, type TakenBundle } from './publish-bundle.ts';
import { refusals } from './refusals.ts';

type Input = { bundle: string; member: string; days: number; reference: string };

/**
 * 确认时限 (一事一方案): a decider of the member's own authority confirms a tighter internal limit; it goes into the bundle's draft
 * and takes effect when the bundle is published. It drives lights and urging, never tacit approval. Refuses
 * `bundles.not-your-member`, `bundles.unknown-member`, `bundles.limit-out-of-range`, `bundles.unknown-bundle`. `reference`: the
 * document that records the consent (会议纪要、函).
 */
export const confirmLimit = command({
  name: 'bundles.confirm-limit',
  title: '确认一件事内部时限',
  permission: { posts: ['decider'] },
  input: Type.Object(
    {
      bundle: BundleCode,
      member: Type.String({ pattern: '^[a-z][A-Za-z0-9-]{0,63}$' }),
      days: Type.Integer({ minimum: 0, maximum: 365 }),
      reference: Type.String({ minLength: 2, maxLength: 100 }),
    },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load: loadEach((db: Queryable, { input }: { input: Input }) => takeBundle(db, input.bundle)),
  decide: ({ taken }: TakenBundle, { input, actor, ctx }) => {
    const body = bodyOf(taken);
    if (body === undefined) throw refusals.unknownBundle.with({ bundle: input.bundle });
    const member = body.members.find((one) => one.id === input.member);
    const item = member && taken.published.catalogue.items.get(member.item)?.definition;
    if (item === undefined) throw refusals.unknownMember.with({ members: body.members.map((one) => one.id) });
    refuseOthers(actor, item.authority);
    const most = workingDaysOf(item.promised);
    if (input.days < Math.min(1, most) || input.days > most)
      throw refusals.limitOutOfRange.with({ least: Math.min(1, most), most });
    const authority = taken.published.catalogue.authorities.get(item.authority);
    const confirmation = {
      member: input.member,
      days: input.days,
      authority: item.authority,
      by: `${authority?.shortName ?? item.authority}决定岗`,
      on: ctx.today,
      reference: input.reference,
    };
    const draft: Bundle = {
      ...body,
      confirmations: [...(body.confirmations ?? []).filter((one) => one.member !== input.member), confirmation],
    };
    const state = taken.states[0]!;
    const change = { state, to: 'draft' as const, body: draft, author: state.draft?.savedBy };
    const { writes, changed } = planChanges(taken, [change], { actor, ctx });
    return {
      writes,
      result: {
        bundle: input.bundle,
        member: input.member,
        days: input.days,
        draft: changed[0]!.hash,
        version: changed[0]!.version,
      },
    };
  },
});

function refuseOthers(actor: Actor, authority: string): void {
  const isOwn = actor.posts.some((post) => post.role === 'decider' && post.authority === authority);
  if (!isOwn) throw refusals.notYourMember.with({ authority });
}
