import { contentHash, type ServiceItem } from '@yijian/core/contract';
import { mergeThreeWay } from '@yijian/core/definitions';
import { type DefinitionChange, type TakenCatalogue, versionAfter } from '../change-definition.ts';
import type { Published } from '../definitions.ts';
import { isBlocked, judgeDefinition } from '../judge-definition.ts';
import { overlaid, type PublishedCatalogue } from '../load-published.ts';
import { childrenOf, classesOf } from './levels.ts';

/**
 * 向下级联 (CAT-03): what a new version of an item changes below it. A child in force that was merged with the version before takes the
 * new one at once where the two merge cleanly, nothing but common elements changes and it may be published so; where local elements
 * change, too, the merged text becomes its draft. Everything else waits as an offer (`merge-offers.ts`) for a person.
 * `taken.states` must hold the states of all descendants; items published by the same command are left out.
 */
export function planCascade(taken: TakenCatalogue, changed: readonly DefinitionChange[]): DefinitionChange[] {
  const direct = changed.flatMap((one) =>
    one.to === 'publish' && one.body.kind === 'item' ? [published(one.body, versionAfter(one.state, one.body))] : [],
  );
  const besides = new Set(direct.map(({ definition }) => definition.code));
  const changes: DefinitionChange[] = [];
  let around = overlaid(taken.published, direct);
  const waiting = [...direct];
  for (let above = waiting.shift(); above !== undefined; above = waiting.shift())
    for (const child of childrenOf(above.definition.code, taken.published)) {
      const change = besides.has(child.code) ? undefined : planChild(child, above, { taken, around });
      if (change === undefined) continue;
      changes.push(change);
      if (change.to !== 'publish') continue;
      const next = published(change.body as ServiceItem, versionAfter(change.state, change.body));
      around = overlaid(around, [next]);
      waiting.push(next);
    }
  return changes;
}

type Around = { taken: TakenCatalogue; around: PublishedCatalogue };

function planChild(
  child: ServiceItem,
  above: Published<ServiceItem>,
  { taken, around }: Around,
): Exclude<DefinitionChange, { to: 'withdraw' }> | undefined {
  const before = taken.published.byKind.item.get(above.definition.code);
  const state = taken.states.find((one) => one.kind === 'item' && one.code === child.code);
  if (before === undefined || state === undefined) return undefined;
  if (child.inherits?.version !== before.version || state.draft !== null) return undefined;
  const classes = classesOf(taken.published);
  const merged = mergeThreeWay({ base: before.definition, theirs: above.definition, ours: child }, classes);
  if (merged.conflicts.length > 0) return undefined;
  const inherits = { item: above.definition.code, version: above.version };
  const body: ServiceItem = { ...(merged.body as ServiceItem), inherits };
  const isCommon = merged.taken.every(({ path }) => classes.classOf(path) === 'common');
  const findings = judgeDefinition(body, overlaid(around, [published(body, versionAfter(state, body))]));
  if (!isCommon || isBlocked(findings)) return { state, to: 'draft', body, author: 'system' };
  const reason = `随上级「${above.definition.name}」第 ${above.version} 版统一更新`;
  return { state, to: 'publish', body, reason };
}

const published = (definition: ServiceItem, version: number): Published<ServiceItem> => ({
  definition,
  version,
  hash: contentHash(definition),
});
