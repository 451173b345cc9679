import { contentHash, type Definition } from '@yijian/core/contract';
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
import { type DefinitionRef, type DefinitionState, ownerOf } from './definitions.ts';
import { type PublishedCatalogue, loadPublished } from './published.ts';
import { refusals } from './refusals.ts';

/** 目录现状: what a command that changes the catalogue judges, read under the catalogue's lock. */
export type TakenCatalogue = { revision: number; published: PublishedCatalogue; states: readonly DefinitionState[] };

/** Who changes the catalogue, and the context of the command. */
export type Change = { actor: Actor; ctx: Context };

/** Every command that changes the catalogue has this owner: one after the other, within a process and between them. */
export const catalogueOwner = 'catalogue';

/**
 * 锁定目录: for `load` of a command with owner `catalogueOwner`: waits for other changes, then reads the state of `refs` (in
 * their order) and the catalogue in force.
 */
export async function takeCatalogue(db: Queryable, refs: readonly DefinitionRef[]): Promise<TakenCatalogue> {
  const revision = await takeRevision(db);
  return { revision, states: await readStates(db, refs), published: await loadPublished(db) };
}

/** 目录已变更: the row that tells every reader; exactly once in each command that changes the catalogue. */
export function planRevision(taken: TakenCatalogue, ctx: Context): Write {
  return writeRevision({ number: taken.revision + 1, token: ctx.newId(), at: ctx.now });
}

const by = (actor: Actor): string => actor.accountId ?? actor.kind;

/**
 * 存草稿: the rows of a new or changed draft. Refuses `catalogue.owner-changed`, `catalogue.draft-changed` (when `expectedHash`
 * is given and the draft is another one).
 */
export function planDraft(state: DefinitionState, body: Definition, around: Change & { expectedHash?: string | null }): { writes: Write[]; version: number; hash: string } {
  const { ctx, expectedHash } = around;
  refuseOtherOwner(state, body);
  if (expectedHash !== undefined && (state.draft?.hash ?? null) !== expectedHash) throw refusals.draftChanged.with({ draft: state.draft?.hash ?? null });
  const { definitionId, writes } = identify(state, body, ctx);
  const version = { body, hash: contentHash(body) };
  const saved = { at: ctx.now, by: by(around.actor) };
  if (state.draft === null) {
    const next = state.lastVersion + 1;
    return { writes: [...writes, writeNewDraft({ definitionId, version: next }, version, saved)], version: next, hash: version.hash };
  }
  return { writes: [writeChangedDraft({ definitionId, version: state.draft.version }, version, saved)], version: state.draft.version, hash: version.hash };
}

/**
 * 发布: the rows by which `body` comes into force now: the draft itself when it is the draft, else a new version; the version
 * before it ends. Nothing to write when the same content is in force already.
 */
export function planPublication(
  state: DefinitionState,
  body: Definition,
  around: Change & { reason: string; legalBasis?: string },
): { writes: Write[]; version: number; hash: string; changed: boolean } {
  const { ctx } = around;
  refuseOtherOwner(state, body);
  const hash = contentHash(body);
  if (state.published?.hash === hash && state.draft === null) return { writes: [], version: state.published.version, hash, changed: false };
  const record: PublicationRecord = { at: ctx.now, by: by(around.actor), reason: around.reason, legalBasis: around.legalBasis ?? null };
  const { definitionId, writes } = identify(state, body, ctx);
  if (state.published !== null) writes.push(writeEnded({ definitionId, version: state.published.version }, { status: 'superseded', at: ctx.now }));
  if (state.draft?.hash === hash) {
    writes.push(writePublishedDraft({ definitionId, version: state.draft.version }, record));
    return { writes, version: state.draft.version, hash, changed: true };
  }
  const version = state.lastVersion + 1;
  writes.push(writeNewPublished({ definitionId, version }, { body, hash }, record));
  return { writes, version, hash, changed: true };
}

/** 取消: the row that ends the version in force. Refuses `catalogue.unknown-definition`, `catalogue.not-published`. */
export function planWithdrawal(state: DefinitionState, ctx: Context): { writes: Write[]; version: number } {
  if (state.definitionId === null) throw refusals.unknownDefinition.with({ kind: state.kind, code: state.code });
  if (state.published === null) throw refusals.notPublished.with();
  const { version } = state.published;
  return { writes: [writeEnded({ definitionId: state.definitionId, version }, { status: 'withdrawn', at: ctx.now })], version };
}

/** 已发布的事件: told to whoever listens. */
export const publishedEvent = (ref: DefinitionRef, version: { version: number; hash: string }, ctx: Context): DomainEvent => ({
  type: 'catalogue.published', id: ctx.newId(), ownerId: `${ref.kind}:${ref.code}`, seq: version.version, data: { kind: ref.kind, code: ref.code, version: version.version, hash: version.hash },
});

function identify(state: DefinitionState, body: Definition, ctx: Context): { definitionId: string; writes: Write[] } {
  if (state.definitionId !== null) return { definitionId: state.definitionId, writes: [] };
  const definitionId = ctx.newId();
  return { definitionId, writes: [writeDefinition(definitionId, state, { owner: ownerOf(body), at: ctx.now })] };
}

function refuseOtherOwner(state: DefinitionState, body: Definition): void {
  const owner = ownerOf(body);
  if (state.owner !== null && state.owner !== owner) throw refusals.ownerChanged.with({ owner: state.owner, given: owner, place: `${state.kind}:${state.code}` });
}
