import { contentHash, type Definition, type Finding } from '@yijian/core/contract';
import Type from 'typebox';
import { type Actor, command, type Environment, loadEach, type Queryable } from '#platform';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue, versionAfter } from './change-definition.ts';
import { kindsInOrder, placeOf } from './definitions.ts';
import { withParentVersion } from './inheritance/levels.ts';
import { planCascade } from './inheritance/plan-cascade.ts';
import { isBlocked, judgeDefinition } from './judge-definition.ts';
import { judgeShape } from './judge-shape.ts';
import { overlaid } from './load-published.ts';
import { Reason } from './publish-definition.ts';
import { referencesOf } from './references/references-of.ts';
import { refusals } from './refusals.ts';

const BATCH_MAX = 200;

/**
 * 批量导入: drafts and publishes up to 200 definitions in one go; each may refer to others of the batch. What is in force with the
 * same content is skipped. All or nothing: `catalogue.malformed-definition` or `catalogue.not-publishable` with every finding.
 */
export const importBatch = command({
  name: 'catalogue.import-definitions',
  title: '批量导入目录',
  permission: { system: true },
  input: Type.Object(
    { definitions: Type.Array(Type.Unknown(), { minItems: 1, maxItems: BATCH_MAX }), reason: Reason },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load: loadEach(async (db: Queryable, { input }: { input: { definitions: unknown[] } }) => {
    const findings = [...input.definitions.flatMap(judgeShape), ...repeated(input.definitions as Definition[])];
    if (findings.length > 0) throw refusals.malformedDefinition.with({ findings: findings.slice(0, 200) });
    return takeCatalogue(
      db,
      (input.definitions as Definition[]).map(({ kind, code }) => ({ kind, code })),
    );
  }),
  decide: (taken: TakenCatalogue, { input, actor, ctx }) => {
    const definitions = resolveParents(input.definitions as Definition[], taken);
    const changed = definitions.flatMap((definition, at) => {
      const hash = contentHash(definition);
      const state = taken.states[at]!;
      return state.published?.hash === hash && state.draft?.hash !== hash ? [] : [{ definition, hash, state }];
    });
    const around = overlaid(
      taken.published,
      changed.map(({ definition, hash, state }) => ({ definition, version: versionAfter(state, definition), hash })),
    );
    const findings = changed.flatMap(({ definition }) =>
      definition.kind === 'bundle' ? [bundleFinding(definition)] : judgeDefinition(definition, around),
    );
    if (isBlocked(findings)) throw refusals.notPublishable.with({ findings: findings.slice(0, 200) });
    const result = { published: changed.length, unchanged: definitions.length - changed.length, findings };
    if (changed.length === 0) return { writes: [], result };
    const changes = changed.map(({ definition, state }) => ({
      state,
      to: 'publish' as const,
      body: definition,
      reason: input.reason,
    }));
    const { writes, events } = planChanges(taken, [...changes, ...planCascade(taken, changes)], { actor, ctx });
    return { writes, events, result };
  },
});

/** Items name the item above without its version; the one above comes first in a batch (`importOrder`). */
function resolveParents(definitions: readonly Definition[], { states, published }: TakenCatalogue): Definition[] {
  const versions = new Map<string, number>();
  return definitions.map((given, at) => {
    const versionOf = (item: string) => versions.get(item) ?? published.byKind.item.get(item)?.version;
    const definition = withParentVersion(given, versionOf);
    const state = states[at]!;
    const isInForce = state.published?.hash === contentHash(definition);
    if (definition.kind === 'item')
      versions.set(definition.code, isInForce ? state.published!.version : versionAfter(state, definition));
    return definition;
  });
}

/** 导入结果: how many came into force, how many were there already, what was remarked. */
export type Imported = { published: number; unchanged: number; findings: Finding[] };

/**
 * 导入目录: any number of definitions (bundles excepted, see `#bundles`), in batches, what others refer to first. Used at the first
 * start and by `yijian import`. Batches before a refused one stay; importing again skips them.
 */
export async function importDefinitions(
  env: Pick<Environment, 'execute'>,
  definitions: readonly Definition[],
  around: { actor: Actor; reason: string },
): Promise<Imported> {
  const ordered = importOrder(definitions);
  const total: Imported = { published: 0, unchanged: 0, findings: [] };
  for (let at = 0; at < ordered.length; at += BATCH_MAX) {
    const input = { definitions: ordered.slice(at, at + BATCH_MAX), reason: around.reason };
    const { result } = await env.execute(importBatch, { input, actor: around.actor });
    total.published += result.published;
    total.unchanged += result.unchanged;
    total.findings.push(...result.findings);
  }
  return total;
}

/** By kind, and among items and regions the one referred to before the one that refers; rings keep their order. */
function importOrder(definitions: readonly Definition[]): Definition[] {
  const byPlace = new Map(definitions.map((definition) => [placeOf(definition), definition]));
  const done = new Set<Definition>();
  const ordered: Definition[] = [];
  const visit = (definition: Definition): void => {
    if (done.has(definition)) return;
    done.add(definition);
    for (const ref of referencesOf(definition)) {
      const before = ref.kind === definition.kind ? byPlace.get(placeOf(ref)) : undefined;
      if (before !== undefined) visit(before);
    }
    ordered.push(definition);
  };
  for (const kind of kindsInOrder)
    for (const definition of definitions) if (definition.kind === kind) visit(definition);
  return ordered;
}

function repeated(definitions: readonly Definition[]): Finding[] {
  const places = definitions.map((definition) => placeOf(definition));
  const twice = [...new Set(places.filter((place, at) => places.indexOf(place) !== at))];
  return twice.map((place) => ({
    code: 'duplicate-definition',
    severity: 'block',
    place,
    message: '同一个定义在这一批里出现了两次',
    remedy: '请只保留一个',
  }));
}

const bundleFinding = (definition: Definition): Finding => ({
  code: 'compile-instead',
  severity: 'block',
  place: placeOf(definition),
  message: '一件事要经过合成检查才能发布',
  remedy: '请用一件事的导入，不要放在事项批次里',
});
