import Type from 'typebox';
import { catalogueOwner, planChanges } from '#catalogue';
import { command, loadEach, type Queryable } from '#platform';
import { writeEndedRelease } from './bundles.store.ts';
import type { BundleEventType } from './events.ts';
import { BundleCode, Reason, takeBundle, type TakenBundle } from './publish-bundle.ts';
import { refusals } from './refusals.ts';

/**
 * 取消一件事: nobody can apply for it from now on; cases that are open go on under the plan they have. Refuses
 * `bundles.unknown-bundle`, `bundles.not-offered`.
 */
export const withdrawBundle = command({
  name: 'bundles.withdraw-bundle',
  title: '取消一件事',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object({ bundle: BundleCode, reason: Reason }, { additionalProperties: false }),
  owner: () => catalogueOwner,
  load: loadEach((db: Queryable, { input }: { input: { bundle: string } }) => takeBundle(db, input.bundle)),
  decide: ({ taken, releases }: TakenBundle, { input, actor, ctx }) => {
    const state = taken.states[0]!;
    if (state.definitionId === null) throw refusals.unknownBundle.with({ bundle: input.bundle });
    if (releases.current === null || state.published === null) throw refusals.notOffered.with();
    const { hash, version } = releases.current;
    const { writes, events } = planChanges(taken, [{ state, to: 'withdraw' }], { actor, ctx });
    return {
      writes: [...writes, writeEndedRelease(hash, { status: 'withdrawn', at: ctx.now })],
      events: [
        ...events,
        {
          type: 'bundles.withdrawn' satisfies BundleEventType,
          id: ctx.newId(),
          ownerId: `bundle:${input.bundle}`,
          seq: version,
          data: { bundle: input.bundle, release: hash },
        },
      ],
      result: { bundle: input.bundle, release: hash },
    };
  },
});
