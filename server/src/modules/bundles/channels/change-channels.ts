import { type Channel, channels as allChannels } from '@yijian/core/channel';
import Type from 'typebox';
import { catalogueOwner, planChanges } from '#catalogue';
import { actorRef, command, loadEach, type Queryable } from '#platform';
import type { BundleEventType } from '../events.ts';
import { BundleCode, Reason, takeBundle, type TakenBundle } from '../publish-bundle.ts';
import { refusals } from '../refusals.ts';
import { readClosedChannels, writeChannelChange } from './channel-changes.store.ts';

type Input = { bundle: string };
type Taken = TakenBundle & { closed: ReadonlySet<Channel> | undefined };

/**
 * 分渠道上下线 (THG-15): opens or closes a bundle on some channels; the others keep it. Cases in hand are not touched. Refuses
 * `bundles.not-offered`, `bundles.channels-unchanged` when all of them are so already.
 */
export const changeChannels = command({
  name: 'bundles.change-channels',
  title: '分渠道上下线',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object(
    {
      bundle: BundleCode,
      channels: Type.Array(Type.Unsafe<Channel>(Type.Union(allChannels.map((channel) => Type.Literal(channel)))), {
        minItems: 1,
        uniqueItems: true,
      }),
      isOpen: Type.Boolean(),
      reason: Reason,
    },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load: loadEach(
    async (db: Queryable, { input }: { input: Input }): Promise<Taken> => ({
      ...(await takeBundle(db, input.bundle)),
      closed: (await readClosedChannels(db)).get(input.bundle),
    }),
  ),
  decide: ({ taken, releases, closed }: Taken, { input, actor, ctx }) => {
    if (releases.current === null) throw refusals.notOffered.with();
    const changed = input.channels.filter((channel) => (closed?.has(channel) ?? false) === input.isOpen);
    if (changed.length === 0) throw refusals.channelsUnchanged.with();
    const { bundle, isOpen, reason } = input;
    // Nothing of the catalogue changes, but every reader looks again.
    const { writes } = planChanges(taken, [], { actor, ctx });
    const record = { bundle, isOpen, reason, at: ctx.now, by: actorRef(actor) };
    return {
      writes: [
        ...writes,
        ...changed.map((channel) => writeChannelChange({ ...record, channel, changeId: ctx.newId() })),
      ],
      events: [
        {
          type: 'bundles.channels-changed' satisfies BundleEventType,
          id: ctx.newId(),
          ownerId: `bundle:${bundle}`,
          seq: releases.current.version,
          data: { bundle, channels: changed, isOpen },
        },
      ],
      result: { bundle, changed, isOpen },
    };
  },
});
