import { contentHash, type Definition } from '@yijian/core/contract';
import { actorRef } from '#platform';
import type { Actor, Context, DomainEvent, Queryable, Write } from '#platform';
import {
  type PublicationRecord,
  readStates,
  takeRevision,
  writeChangedDraft,
  writeDefinition,
  writeEnded,
  writeNewDraft,
  writeNewPublished,
  writePublishedDraft,
  writeRevision,
} from './catalogue.store.ts';
import { type DefinitionRef, type DefinitionState, ownerOf, placeOf } from './definitions.ts';
import type { CatalogueEventType } from './events.ts';
import { loadPublished, type PublishedCatalogue } from './load-published.ts';
import { refusals } from './refusals.ts';

/** 目录现状: what a command that changes the catalogue judges, read under the catalogue's lock. */
export type TakenCatalogue = { revision: number; published: PublishedCatalogue; states: readonly DefinitionState[] };

/** Every command that changes the catalogue has this owner (目录变更): one after the other, within a process and between them. */
export const catalogueOwner = 'catalogue';

/**
 * 锁定目录: for `load` of a command with owner `catalogueOwner`: waits for other changes, then reads the state of `refs` (in
 * their order) and the catalogue in force.
 */
export async function takeCatalogue(db: Queryable, refs: readonly DefinitionRef[]): Promise<TakenCatalogue> {
  const revision = await takeRevision(db);
  return { revision, states: await readStates(db, refs), published: await loadPublished(db) };
}

/**
 * 一项变更 of the definition in `state`. `draft`: `expectedHash` is the draft that was edited (null = none). `publish`: `body` comes
 * into force now; nothing happens when it is in force already. `withdraw`: ends the version in force.
 */
export type DefinitionChange = { state: DefinitionState } & (
  | { to: 'draft'; body: Definition; expectedHash?: string | null }
  | { to: 'publish'; body: Definition; reason: string; legalBasis?: string }
  | { to: 'withdraw' }
);
export type ChangedDefinition = { version: number; hash: string; changed: boolean };
export type PlannedChanges = { writes: Write[]; events: DomainEvent[]; changed: ChangedDefinition[] };

/**
 * 变更目录: rows and events of a command's changes, and the row that tells every reader to look again (not for drafts; also
 * when `changes` is empty: what was compiled from the catalogue changed). At most once in a command. Refuses `catalogue.owner-changed`,
 * `catalogue.draft-changed`, `catalogue.unknown-definition`, `catalogue.not-published`.
 */
export function planChanges(
  taken: TakenCatalogue,
  changes: readonly DefinitionChange[],
  around: { actor: Actor; ctx: Context },
): PlannedChanges {
  const { ctx } = around;
  const planned = changes.map((change) => planChange(change, around));
  const isDraft = changes.length > 0 && changes.every((change) => change.to === 'draft');
  const revision = isDraft ? [] : [writeRevision({ number: taken.revision + 1, token: ctx.newId(), at: ctx.now })];
  return {
    writes: [...planned.flatMap((one) => one.writes), ...revision],
    events: planned.flatMap((one) => one.events),
    changed: planned.map(({ version, hash, changed }) => ({ version, hash, changed })),
  };
}

type Planned = ChangedDefinition & { writes: Write[]; events: DomainEvent[] };
type Around = { ctx: Context; by: string };

function planChange(change: DefinitionChange, { actor, ctx }: { actor: Actor; ctx: Context }): Planned {
  const around = { ctx, by: actorRef(actor) };
  switch (change.to) {
    case 'draft':
      return planDraft(change, around);
    case 'publish':
      return planPublication(change, around);
    case 'withdraw':
      return planWithdrawal(change.state, ctx);
  }
}

function planDraft(
  { state, body, expectedHash }: Extract<DefinitionChange, { to: 'draft' }>,
  { ctx, by }: Around,
): Planned {
  refuseOtherOwner(state, body);
  const { draft } = state;
  if (expectedHash !== undefined && (draft?.hash ?? null) !== expectedHash)
    throw refusals.draftChanged.with({ draft: draft?.hash ?? null });
  const content = { body, hash: contentHash(body) };
  const saved = { at: ctx.now, by };
  const { definitionId, writes } = identify(state, body, ctx);
  const version = draft?.version ?? state.lastVersion + 1;
  const key = { definitionId, version };
  writes.push(draft === null ? writeNewDraft(key, content, saved) : writeChangedDraft(key, content, saved));
  return { writes, events: [], version, hash: content.hash, changed: draft?.hash !== content.hash };
}

function planPublication(change: Extract<DefinitionChange, { to: 'publish' }>, { ctx, by }: Around): Planned {
  const { state, body } = change;
  refuseOtherOwner(state, body);
  const hash = contentHash(body);
  if (state.published?.hash === hash && state.draft === null)
    return { writes: [], events: [], version: state.published.version, hash, changed: false };
  const record: PublicationRecord = { at: ctx.now, by, reason: change.reason, legalBasis: change.legalBasis ?? null };
  const { definitionId, writes } = identify(state, body, ctx);
  if (state.published !== null)
    writes.push(writeEnded({ definitionId, version: state.published.version }, { status: 'superseded', at: ctx.now }));
  const isDraft = state.draft?.hash === hash;
  const version = isDraft ? state.draft!.version : state.lastVersion + 1;
  const key = { definitionId, version };
  writes.push(isDraft ? writePublishedDraft(key, record) : writeNewPublished(key, { body, hash }, record));
  return { writes, events: [eventOf('catalogue.published', state, { version, ctx })], version, hash, changed: true };
}

function planWithdrawal(state: DefinitionState, ctx: Context): Planned {
  const { definitionId, published } = state;
  if (definitionId === null) throw refusals.unknownDefinition.with({ kind: state.kind, code: state.code });
  if (published === null) throw refusals.notPublished.with();
  return {
    writes: [writeEnded({ definitionId, version: published.version }, { status: 'withdrawn', at: ctx.now })],
    events: [eventOf('catalogue.withdrawn', state, { version: published.version, ctx })],
    version: published.version,
    hash: published.hash,
    changed: true,
  };
}

/** Told to whoever listens; see events.ts. */
const eventOf = (
  type: CatalogueEventType,
  { kind, code }: DefinitionRef,
  { version, ctx }: { version: number; ctx: Context },
): DomainEvent => ({
  type,
  id: ctx.newId(),
  ownerId: placeOf({ kind, code }),
  seq: version,
  data: { kind, code, version },
});

function identify(state: DefinitionState, body: Definition, ctx: Context): { definitionId: string; writes: Write[] } {
  if (state.definitionId !== null) return { definitionId: state.definitionId, writes: [] };
  const definitionId = ctx.newId();
  return { definitionId, writes: [writeDefinition(definitionId, state, { owner: ownerOf(body), at: ctx.now })] };
}

function refuseOtherOwner(state: DefinitionState, body: Definition): void {
  const owner = ownerOf(body);
  if (state.owner !== null && state.owner !== owner)
    throw refusals.ownerChanged.with({ owner: state.owner, given: owner, place: placeOf(state) });
}
