import { type Bundle, type BundleRelease, contentHash, type Finding } from '@yijian/core/contract';
import Type from 'typebox';
import { catalogueOwner, judgeShape, loadPublished, planRevision, takeCatalogue, type TakenCatalogue } from '#catalogue';
import { type Actor, command, type Environment, loadEach, type Queryable } from '#platform';
import { readReleaseStates, type ReleaseState } from './bundles.store.ts';
import { type Compiled, compile, compiledStill, isUnchanged, planRelease } from './plan-release.ts';
import { Reason } from './publish-bundle.ts';
import { refusals } from './refusals.ts';
import { getRelease } from './releases.ts';

const BATCH_MAX = 20;
type Input = { bundles: unknown[]; reason: string };
type Facts = { taken: TakenCatalogue; releases: ReleaseState[]; current: (BundleRelease | undefined)[] };

/**
 * 批量导入一件事: compiles and publishes bundles of a pack; those whose definition and items are unchanged are skipped. All or
 * nothing: `bundles.malformed-bundle` or `bundles.not-publishable` with every finding.
 */
export const importBatch = command({
  name: 'bundles.import-bundles',
  title: '批量导入一件事',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object({ bundles: Type.Array(Type.Unknown(), { minItems: 1, maxItems: BATCH_MAX }), reason: Reason }, { additionalProperties: false }),
  owner: () => catalogueOwner,
  prepare: async ({ input }: { input: Input }, env: Environment): Promise<Compiled[]> => {
    const bundles = checkedBundles(input.bundles);
    const published = await loadPublished(env.db);
    const states = await readReleaseStates(env.db, bundles.map((bundle) => bundle.code));
    return bundles.map((bundle, at) => compile(bundle, states[at]!.lastVersion + 1, published));
  },
  load: loadEach(async (db: Queryable, { input }: { input: Input }): Promise<Facts> => {
    const codes = (input.bundles as Bundle[]).map((bundle) => bundle.code);
    const taken = await takeCatalogue(db, codes.map((code) => ({ kind: 'bundle' as const, code })));
    const releases = await readReleaseStates(db, codes);
    const current: (BundleRelease | undefined)[] = [];
    for (const state of releases) current.push(state.current ? await getRelease(db, state.current.hash) : undefined);
    return { taken, releases, current };
  }),
  decide: ({ taken, releases, current }: Facts, { input, actor, ctx, prepared }) => {
    const compiled = (input.bundles as Bundle[]).map((bundle, at) =>
      compiledStill(prepared[at], bundle, { version: releases[at]!.lastVersion + 1, published: taken.published }));
    const findings = compiled.flatMap((one) => one.findings);
    if (compiled.some((one) => one.findings.some((finding) => finding.severity === 'block'))) throw refusals.notPublishable.with({ findings });
    const plans = (input.bundles as Bundle[]).flatMap((bundle, at) => {
      const { release } = compiled[at]!;
      const definition = taken.states[at]!;
      const same = definition.draft === null && definition.published?.hash === contentHash(bundle) && release !== null && isUnchanged(release, current[at]);
      return same ? [] : [planRelease(bundle, compiled[at]!, { definition, releases: releases[at]! }, { actor, ctx, reason: input.reason })];
    });
    return {
      writes: plans.length === 0 ? [] : [...plans.flatMap((plan) => plan.writes), planRevision(taken, ctx)],
      events: plans.flatMap((plan) => plan.events),
      result: { published: plans.length, unchanged: input.bundles.length - plans.length, findings },
    };
  },
});

/** 导入一件事 of a pack, after its items. Answers how many were published and what the compiler remarked. */
export async function importBundles(
  env: Pick<Environment, 'execute'>,
  bundles: readonly Bundle[],
  around: { actor: Actor; reason: string },
): Promise<{ published: number; unchanged: number; findings: Finding[] }> {
  const total = { published: 0, unchanged: 0, findings: [] as Finding[] };
  for (let at = 0; at < bundles.length; at += BATCH_MAX) {
    const input = { bundles: bundles.slice(at, at + BATCH_MAX), reason: around.reason };
    const { result } = await env.execute(importBatch, { input, actor: around.actor });
    total.published += result.published;
    total.unchanged += result.unchanged;
    total.findings.push(...result.findings);
  }
  return total;
}

function checkedBundles(bundles: readonly unknown[]): Bundle[] {
  const findings = bundles.flatMap((bundle): Finding[] => {
    const found = judgeShape(bundle);
    if (found.length > 0) return found;
    const { kind, code } = bundle as Bundle;
    return kind === 'bundle' ? [] : [{ code: 'not-a-bundle', severity: 'block', place: `${kind as string}:${code}`, message: '这里只能导入一件事', remedy: '其他定义请用事项目录的导入' }];
  });
  const codes = (bundles as Bundle[]).map((bundle) => bundle?.code);
  const twice = [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))];
  findings.push(...twice.map((code): Finding => ({ code: 'duplicate-definition', severity: 'block', place: `bundle:${code}`, message: '同一件事在这一批里出现了两次', remedy: '请只保留一个' })));
  if (findings.length > 0) throw refusals.malformedBundle.with({ findings });
  return bundles as Bundle[];
}
