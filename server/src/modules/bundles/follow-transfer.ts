import type { Bundle } from '@yijian/core/contract';
import { mayPublish } from '@yijian/core/compile';
import Type from 'typebox';
import { catalogueOwner, loadPublished, planChanges } from '#catalogue';
import { actorRef, command, loadEach, type Queryable, type Reaction, reactionKey, systemActor } from '#platform';
import { compile, planRelease } from './compile-release.ts';
import { offeredReleases } from './find-release.ts';
import { BundleCode, takeBundle, type TakenBundle } from './publish-bundle.ts';

/**
 * 随承接重新合成 (CAT-13): an item of the bundle passed on to another authority; the definition in force is compiled against it, so that
 * new cases go there. Drafts are not touched. What does not compile stays closed, and the studio says why.
 */
export const followTransfer = command({
  name: 'bundles.follow-transfer',
  title: '随承接重新合成',
  permission: { system: true },
  input: Type.Object({ bundle: BundleCode, item: Type.String() }, { additionalProperties: false }),
  owner: () => catalogueOwner,
  load: loadEach((db: Queryable, { input }: { input: { bundle: string } }) => takeBundle(db, input.bundle)),
  decide: ({ taken, releases }: TakenBundle, { input, actor, ctx }) => {
    const entry = taken.published.byKind.bundle.get(input.bundle);
    const compiled = entry && compile(entry.definition as Bundle, releases.lastVersion + 1, taken.published);
    const isNews = releases.current !== null && compiled?.inputs !== releases.current.inputs;
    if (!compiled?.release || !isNews || !mayPublish(compiled.findings))
      return { writes: [], result: { bundle: input.bundle, release: null as string | null } };
    const { writes } = planChanges(taken, [], { actor, ctx });
    const planned = planRelease(
      compiled.release,
      { compiled, state: releases, definitionVersion: entry!.version },
      { ctx, by: actorRef(actor), reason: `其中的事项换了办理部门（${input.item}），自动重新合成` },
    );
    return {
      writes: [...writes, ...planned.writes],
      events: [planned.event],
      result: { bundle: input.bundle, release: compiled.release.hash as string | null },
    };
  },
});

/** Bundles that are offered with this item under the authority that no longer has it. */
export const heedTransfer: Reaction = {
  consumer: 'bundles.heed-transfer',
  on: ['catalogue.published'],
  handle: async (event, env) => {
    const { kind, code } = event.data as { kind: string; code: string };
    if (kind !== 'item') return;
    const authority = (await loadPublished(env.db)).catalogue.items.get(code)?.definition.authority;
    const left = (await offeredReleases(env.db)).filter((release) =>
      release.members.some((member) => member.item.code === code && member.authority.code !== authority),
    );
    for (const { bundle } of left)
      await env.execute(followTransfer, {
        input: { bundle, item: code },
        actor: systemActor,
        idempotencyKey: `${reactionKey(event, 'bundles.heed-transfer')}:${bundle}`,
      });
  },
};
