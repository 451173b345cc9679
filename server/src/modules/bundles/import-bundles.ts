import { type Bundle, contentHash, type Finding } from '@yijian/core/contract';
import Type from 'typebox';
import {
  catalogueOwner,
  inputsHash,
  loadPublished,
  planChanges,
  type PublishedCatalogue,
  takeCatalogue,
  type TakenCatalogue,
  judge,
} from '#catalogue';
import { actorRef, type Actor, command, type Environment, loadEach, type Queryable } from '#platform';
import { readReleaseStates, type ReleaseState } from './bundles.store.ts';
import { type Compiled, compile, compiledStill, mustPublish, planRelease } from './compile-release.ts';
import { Reason } from './publish-bundle.ts';
import { refusals } from './refusals.ts';

const BATCH_MAX = 20;
type Input = { bundles: unknown[]; reason: string };
type Facts = { taken: TakenCatalogue; releases: ReleaseState[] };
type Waiting = { bundle: Bundle; at: number; compiled: Compiled };

/**
 * 批量导入一件事: compiles and publishes bundles of a pack; those whose definition and items are unchanged are skipped. All or
 * nothing: `bundles.malformed-bundle` or `bundles.not-publishable` with every finding.
 */
export const importBatch = command({
  name: 'bundles.import-bundles',
  title: '批量导入一件事',
  permission: { system: true },
  input: Type.Object(
    { bundles: Type.Array(Type.Unknown(), { minItems: 1, maxItems: BATCH_MAX }), reason: Reason },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  prepare: async ({ input }: { input: Input }, env: Environment): Promise<(Compiled | undefined)[]> => {
    const bundles = checkedBundles(input.bundles);
    const published = await loadPublished(env.db);
    const states = await readReleaseStates(
      env.db,
      bundles.map((bundle) => bundle.code),
    );
    return bundles.map((bundle, at) =>
      isOffered(bundle, states[at]!, published) ? undefined : compile(bundle, states[at]!.lastVersion + 1, published),
    );
  },
  load: loadEach(async (db: Queryable, { input }: { input: Input }): Promise<Facts> => {
    const codes = (input.bundles as Bundle[]).map((bundle) => bundle.code);
    const taken = await takeCatalogue(
      db,
      codes.map((code) => ({ kind: 'bundle' as const, code })),
    );
    const releases = await readReleaseStates(db, codes);
    return { taken, releases };
  }),
  decide: ({ taken, releases }: Facts, { input, actor, ctx, prepared }) => {
    const bundles = input.bundles as Bundle[];
    const waiting = bundles.flatMap((bundle, at): Waiting[] => {
      const { draft, published } = taken.states[at]!;
      if (
        draft === null &&
        published?.hash === contentHash(bundle) &&
        isOffered(bundle, releases[at]!, taken.published)
      )
        return [];
      const now = { version: releases[at]!.lastVersion + 1, published: taken.published };
      return [{ bundle, at, compiled: compiledStill(prepared[at], bundle, now) }];
    });
    const findings = waiting.flatMap(({ compiled }) => compiled.findings);
    if (findings.some((finding) => finding.severity === 'block')) throw refusals.notPublishable.with({ findings });
    const result = { published: waiting.length, unchanged: bundles.length - waiting.length, findings };
    if (waiting.length === 0) return { writes: [], result };
    const changes = waiting.map(({ bundle, at }) => ({
      state: taken.states[at]!,
      to: 'publish' as const,
      body: bundle,
      reason: input.reason,
    }));
    const { writes, events, changed } = planChanges(taken, changes, { actor, ctx });
    const planned = waiting.map(({ bundle, at, compiled }, i) => {
      const from = { compiled, state: releases[at]!, definitionVersion: changed[i]!.version };
      return planRelease(mustPublish(bundle, compiled), from, {
        ctx,
        by: actorRef(actor),
        reason: input.reason,
      });
    });
    return {
      writes: [...writes, ...planned.flatMap((one) => one.writes)],
      events: [...events, ...planned.map((one) => one.event)],
      result,
    };
  },
});

/** Offered already, compiled from the same content: nothing to do. */
const isOffered = (bundle: Bundle, state: ReleaseState, published: PublishedCatalogue): boolean =>
  state.current?.inputs === inputsHash(bundle, published);

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
    const found = judge.shape(bundle);
    if (found.length > 0) return found;
    const { kind, code } = bundle as Bundle;
    return kind === 'bundle'
      ? []
      : [
          {
            code: 'not-a-bundle',
            severity: 'block',
            place: `${kind as string}:${code}`,
            message: '这里只能导入一件事',
            remedy: '其他定义请用事项目录的导入',
          },
        ];
  });
  const codes = (bundles as Bundle[]).map((bundle) => bundle?.code);
  const twice = [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))];
  findings.push(
    ...twice.map(
      (code): Finding => ({
        code: 'duplicate-definition',
        severity: 'block',
        place: `bundle:${code}`,
        message: '同一件事在这一批里出现了两次',
        remedy: '请只保留一个',
      }),
    ),
  );
  if (findings.length > 0) throw refusals.malformedBundle.with({ findings });
  return bundles as Bundle[];
}
