import { singleItemCode } from '@yijian/core/compile';
import type { BundleRelease } from '@yijian/core/contract';
import Type from 'typebox';
import { command, type Environment, systemActor, type Write } from '#platform';
import { writeSingle } from './bundles.store.ts';
import { BundleCode } from './publish-bundle.ts';
import { refusals } from './refusals.ts';
import { currentRelease, getRelease, isStored, markStored } from './find-release.ts';

/**
 * 留存单事项发布版 (THG-12): a bundle of one is compiled when it is asked for; its release is stored once, so that what a case was
 * opened under can always be read again. Refuses `bundles.unknown-bundle`.
 */
export const keepSingle = command({
  name: 'bundles.keep-single',
  title: '留存单事项发布版',
  permission: { system: true },
  input: Type.Object(
    { bundle: BundleCode, release: Type.String({ pattern: '^[0-9a-f]{64}$' }) },
    { additionalProperties: false },
  ),
  owner: ({ bundle }) => bundle,
  prepare: async ({ input }: { input: { bundle: string; release: string } }, env: Environment) =>
    (await getRelease(env.db, input.release)) ?? currentRelease(env.db, input.bundle),
  load: async (_db, requests) => requests.map(() => null),
  decide: (_facts: null, { input, ctx, prepared }) => {
    if (prepared === undefined || prepared.bundle !== input.bundle || !isSingle(prepared))
      throw refusals.unknownBundle.with({ bundle: input.bundle });
    return { writes: [keepRelease(prepared, ctx.now)], result: { release: prepared.hash } };
  },
});

/** 留存 a bundle of one as part of another command (a case is opened under it); nothing happens when it is stored already. */
export const keepRelease = (release: BundleRelease, at: string): Write =>
  writeSingle(release, {
    definitionVersion: null,
    findings: [],
    inputs: release.members[0]!.itemHash,
    at,
    by: 'system',
    reason: '单事项按一件事办理',
  });

export const isSingle = (release: BundleRelease): boolean => release.bundle.startsWith(singleItemCode(''));

/** Stores a bundle of one the first time it is shown. */
export async function ensureStored(env: Environment, release: BundleRelease): Promise<void> {
  if (!isSingle(release) || isStored(release.hash)) return;
  await env.execute(keepSingle, { input: { bundle: release.bundle, release: release.hash }, actor: systemActor });
  markStored(release.hash);
}
