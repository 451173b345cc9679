import type { Region, ServiceItem } from '@yijian/core/contract';
import { type MergeChoices, type MergeConflict, type Merged, mergeThreeWay } from '@yijian/core/definitions';
import type { Queryable } from '#platform';
import { findBody, readStates } from '../catalogue.store.ts';
import type { DefinitionState } from '../definitions.ts';
import { loadPublished, type PublishedCatalogue } from '../load-published.ts';
import { refusals } from '../refusals.ts';
import { classesOf } from './levels.ts';

/** 待合并: an item whose level above published since they were merged last. `ours` is its draft, else what is in force. */
export type Behind = {
  state: DefinitionState;
  ours: ServiceItem;
  above: { item: ServiceItem; from: number; to: number };
  base: ServiceItem;
};

/** 上级变更清单: items behind the level above; `conflicts` open ones, 0 = can be taken over with one click. */
export type MergeOffer = {
  code: string;
  name: string;
  authority: string;
  region: string;
  regionName: string;
  above: { code: string; name: string; from: number; to: number };
  hasDraft: boolean;
  taken: number;
  conflicts: number;
};

/** 上级变更清单, by code; `region`: only items decided there. */
export async function listMergeOffers(db: Queryable, region?: string): Promise<MergeOffer[]> {
  const published = await loadPublished(db);
  const behind = [...published.byKind.item.values()]
    .map(({ definition }) => definition as ServiceItem)
    .filter((item) => isBehind(item, published) && (region === undefined || item.decidingRegion === region));
  const states = await readStates(
    db,
    behind.map(({ code }) => ({ kind: 'item' as const, code })),
  );
  const offers: MergeOffer[] = [];
  for (const state of states) {
    const found = await behindOf(db, state, published);
    if (found === undefined) continue;
    const { conflicts, taken } = mergeBehind(found, published);
    const { ours, above } = found;
    offers.push({
      code: state.code,
      name: ours.name,
      authority: ours.authority,
      region: ours.decidingRegion,
      regionName: (published.byKind.region.get(ours.decidingRegion)?.definition as Region | undefined)?.name ?? '',
      above: { code: above.item.code, name: above.item.name, from: above.from, to: above.to },
      hasDraft: state.draft !== null,
      taken: taken.length,
      conflicts: conflicts.length,
    });
  }
  return offers;
}

/** 一项上级变更 with its cards: what is taken over, what must be chosen, what of ours the level above overrules. */
export type MergeDetail = Pick<Merged, 'conflicts' | 'taken' | 'overruled'> & {
  code: string;
  name: string;
  above: { code: string; name: string; from: number; to: number };
  draft: string | null;
  body: ServiceItem;
};

/** 打开上级变更. Refuses `catalogue.unknown-definition`, `catalogue.nothing-to-merge`. */
export async function openMerge(db: Queryable, code: string): Promise<MergeDetail> {
  const published = await loadPublished(db);
  const [state] = await readStates(db, [{ kind: 'item', code }]);
  const found = await mustBeBehind(db, state!, published);
  const { body, conflicts, taken, overruled } = mergeBehind(found, published);
  const { item, from, to } = found.above;
  return {
    code,
    name: found.ours.name,
    above: { code: item.code, name: item.name, from, to },
    draft: state!.draft?.hash ?? null,
    body,
    conflicts,
    taken,
    overruled,
  };
}

/** As `behindOf`; refuses where there is nothing to merge. */
export async function mustBeBehind(
  db: Queryable,
  state: DefinitionState,
  published: PublishedCatalogue,
): Promise<Behind> {
  if (state.definitionId === null) throw refusals.unknownDefinition.with({ kind: 'item', code: state.code });
  const found = await behindOf(db, state, published);
  if (found === undefined) throw refusals.nothingToMerge.with({ code: state.code });
  return found;
}

/** The merge of what stands now; `body` names the version it is merged with. */
export function mergeBehind(
  { base, ours, above }: Behind,
  published: PublishedCatalogue,
  choices?: MergeChoices,
): Omit<Merged, 'body'> & { body: ServiceItem; conflicts: MergeConflict[] } {
  const merged = mergeThreeWay({ base, theirs: above.item, ours }, classesOf(published), choices);
  const inherits = { item: above.item.code, version: above.to };
  return { ...merged, body: { ...(merged.body as ServiceItem), inherits } };
}

async function behindOf(
  db: Queryable,
  state: DefinitionState,
  published: PublishedCatalogue,
): Promise<Behind | undefined> {
  const ours = (state.draft?.body ?? published.byKind.item.get(state.code)?.definition) as ServiceItem | undefined;
  if (ours === undefined || !isBehind(ours, published)) return undefined;
  const { item, version } = ours.inherits!;
  const above = published.byKind.item.get(item)!;
  const base = await findBody(db, { kind: 'item', code: item }, version!);
  return {
    state,
    ours,
    above: { item: above.definition as ServiceItem, from: version!, to: above.version },
    base: base as ServiceItem,
  };
}

function isBehind({ inherits }: ServiceItem, { byKind }: PublishedCatalogue): boolean {
  const above = inherits === undefined ? undefined : byKind.item.get(inherits.item);
  return above !== undefined && inherits?.version !== undefined && above.version > inherits.version;
}
