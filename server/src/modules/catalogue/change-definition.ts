import { contentHash, type Definition } from '@yijian/core/contract';
import { actorRef } from '#platform';
import type { Actor, Context, DomainEvent, Queryable, Write } from '#platform';
import {
  type PublicationRecord,
  readStates,
  takeRevision,
  writeChangedDraft,
  writeDiscardedDraft,
  writeDefinition,
  writeEnded,
  writeInForce,
  writeNewDraft,
  writeNewPublished,
  writeOwner,
  writePublishedDraft,
  writeRevision,
} from './catalogue.store.ts';
import { writeReviewOutcome } from './life/reviews.store.ts';
import { type DefinitionRef, type DefinitionState, type Draft, ownerOf, placeOf } from './definitions.ts';
import type { CatalogueEventType } from './events.ts';
import { descendantsOf } from './inheritance/levels.ts';
import { loadPublished, type PublishedCatalogue } from './load-published.ts';
import { refusals } from './refusals.ts';

/** 目录现状: what a command that changes the catalogue judges, read under the catalogue's lock. */
export type TakenCatalogue = { revision: number; published: PublishedCatalogue; states: readonly DefinitionState[] };

/** Every command that changes the catalogue has this owner (目录变更): one after the other, within a process and between them. */
export const catalogueOwner = 'catalogue';

/**
 * 锁定目录: for `load` of a command with owner `catalogueOwner`: waits for other changes, then reads the state of `refs` (in
 * their order, then the items below them) and the catalogue in force.
 */
export async function takeCatalogue(db: Queryable, refs: readonly DefinitionRef[]): Promise<TakenCatalogue> {
  const revision = await takeRevision(db);
  const published = await loadPublished(db);
  const below = refs.flatMap(({ kind, code }) => (kind === 'item' ? descendantsOf(code, published) : []));
  const named = new Set(refs.map(placeOf));
  const others = [...new Set(below)].filter((item) => !named.has(placeOf(item)));
  return { revision, published, states: await readStates(db, [...refs, ...others]) };
}

/** The number that publishing `body` gives the version: the draft's when it is the draft, else the next one. */
export const versionAfter = ({ draft, lastVersion }: DefinitionState, body: Definition): number =>
  draft?.hash === contentHash(body) ? draft.version : lastVersion + 1;

/**
 * 一项变更 of the definition in `state`. `draft`: `expectedHash` is the draft that was edited (null = none); `author`: who counts as
 * its author where it is not the one who acts (a department's confirmation, what comes from the level above). `publish`: `body` comes
 * into force now, or at the instant `effectiveFrom`; nothing happens when it is in force already; whoever saved the draft may not publish
 * it (四眼); `passesOn`: a recorded transfer (CAT-13) lets the definition pass on to the authority that `body` names. `discard`: the draft
 * goes. `force`: the day of the scheduled version has come. `withdraw`: ends the version in force.
 */
export type DefinitionChange = { state: DefinitionState } & (
  | { to: 'draft'; body: Definition; expectedHash?: string | null; author?: string }
  | { to: 'publish'; body: Definition; reason: string; legalBasis?: string; effectiveFrom?: string; passesOn?: true }
  | { to: 'discard' }
  | { to: 'force' }
  | { to: 'withdraw' }
);
export type ChangedDefinition = { version: number; hash: string; changed: boolean };
export type PlannedChanges = { writes: Write[]; events: DomainEvent[]; changed: ChangedDefinition[] };

/**
 * 变更目录: rows and events of a command's changes, and the row that tells every reader to look again (not for drafts; also
 * when `changes` is empty: what was compiled from the catalogue changed). At most once in a command. Refuses `catalogue.owner-changed`,
 * `catalogue.draft-changed`, `catalogue.no-draft`, `catalogue.unknown-definition`, `catalogue.not-published`.
 */
export function planChanges(
  taken: TakenCatalogue,
  changes: readonly DefinitionChange[],
  around: { actor: Actor; ctx: Context },
): PlannedChanges {
  const { ctx } = around;
  const planned = changes.map((change) => planChange(change, around));
  const isDraft =
    changes.length > 0 &&
    changes.every((change) => /^(draft|discard)$/.test(change.to) || isLater(change, around.ctx.now));
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
    case 'discard':
      return planDiscard(change.state, around);
    case 'force':
      return planForce(change.state, ctx);
    case 'withdraw':
      return planWithdrawal(change.state, ctx);
  }
}

function planDraft(
  { state, body, expectedHash, author }: Extract<DefinitionChange, { to: 'draft' }>,
  { ctx, by }: Around,
): Planned {
  refuseOtherOwner(state, body);
  const { draft } = state;
  if (expectedHash !== undefined && (draft?.hash ?? null) !== expectedHash)
    throw refusals.draftChanged.with({ draft: draft?.hash ?? null });
  const content = { body, hash: contentHash(body) };
  const saved = { at: ctx.now, by: author ?? by };
  const { definitionId, writes } = identify(state, body, ctx);
  const version = draft?.version ?? state.lastVersion + 1;
  const key = { definitionId, version };
  if (draft?.review && draft.review.hash !== content.hash)
    writes.push(writeReviewOutcome(draft.review.reviewId, { outcome: 'changed', at: ctx.now, by, opinion: null }));
  writes.push(draft === null ? writeNewDraft(key, content, saved) : writeChangedDraft(key, content, saved));
  return { writes, events: [], version, hash: content.hash, changed: draft?.hash !== content.hash };
}

/** What is in force stays; a review that waits ends as changed. */
function planDiscard({ definitionId, draft }: DefinitionState, { ctx, by }: Around): Planned {
  if (definitionId === null || draft === null) throw refusals.noDraft.with();
  const end = { outcome: 'changed', at: ctx.now, by, opinion: null } as const;
  const review = draft.review === null ? [] : [writeReviewOutcome(draft.review.reviewId, end)];
  const { version, hash } = draft;
  return {
    writes: [...review, writeDiscardedDraft({ definitionId, version })],
    events: [],
    version,
    hash,
    changed: true,
  };
}

function planPublication(change: Extract<DefinitionChange, { to: 'publish' }>, { ctx, by }: Around): Planned {
  const { state, body } = change;
  if (!change.passesOn) refuseOtherOwner(state, body);
  const hash = contentHash(body);
  if (state.published?.hash === hash && state.draft === null)
    return { writes: [], events: [], version: state.published.version, hash, changed: false };
  const later = isLater(change, ctx.now);
  if (later && state.scheduled !== null) throw refusals.alreadyScheduled.with({ from: state.scheduled.effectiveFrom });
  const effectiveFrom = later ? change.effectiveFrom! : ctx.now;
  const { reason, legalBasis = null } = change;
  const record: PublicationRecord = { at: ctx.now, by, reason, legalBasis, effectiveFrom };
  const { definitionId, writes } = identify(state, body, ctx);
  if (state.published !== null && !later)
    writes.push(writeEnded({ definitionId, version: state.published.version }, { status: 'superseded', at: ctx.now }));
  if (!later) writes.push(...ownerPasses(state, body));
  const version = versionAfter(state, body);
  const key = { definitionId, version };
  const { draft } = state;
  writes.push(
    ...(draft?.hash === hash ? publishDraft(key, draft, record) : [writeNewPublished(key, { body, hash }, record)]),
  );
  const events = later ? [] : [publishedEvent(state, { version, ctx })];
  return { writes, events, version, hash, changed: true };
}

/** 四眼: whoever edited the draft last does not publish it. */
function publishDraft(
  key: { definitionId: string; version: number },
  { savedBy, review }: Draft,
  record: PublicationRecord,
): Write[] {
  const { by, at } = record;
  if (savedBy === by && by !== 'system') throw refusals.ownDraft.with();
  const end = { outcome: 'published', at, by, opinion: null } as const;
  return [writePublishedDraft(key, record), ...(review === null ? [] : [writeReviewOutcome(review.reviewId, end)])];
}

const isLater = (change: DefinitionChange, now: string): boolean =>
  change.to === 'publish' && change.effectiveFrom !== undefined && change.effectiveFrom > now;

function planForce(state: DefinitionState, ctx: Context): Planned {
  const { definitionId, scheduled, published } = state;
  if (definitionId === null || scheduled === null) throw refusals.notScheduled.with({ code: state.code });
  const { version, hash, effectiveFrom } = scheduled;
  const ended =
    published === null
      ? []
      : [writeEnded({ definitionId, version: published.version }, { status: 'superseded', at: effectiveFrom })];
  return {
    writes: [...ended, writeInForce({ definitionId, version }), ...ownerPasses(state, scheduled.body)],
    events: [publishedEvent(state, { version, ctx })],
    version,
    hash,
    changed: true,
  };
}

function planWithdrawal(state: DefinitionState, ctx: Context): Planned {
  const { definitionId, published } = state;
  if (definitionId === null) throw refusals.unknownDefinition.with({ kind: state.kind, code: state.code });
  if (published === null) throw refusals.notPublished.with();
  return {
    writes: [writeEnded({ definitionId, version: published.version }, { status: 'withdrawn', at: ctx.now })],
    events: [withdrawnEvent(state, { version: published.version, ctx })],
    version: published.version,
    hash: published.hash,
    changed: true,
  };
}

/** Told to whoever listens; see events.ts. */
const told = ({ kind, code }: DefinitionRef, { version, ctx }: { version: number; ctx: Context }) => ({
  id: ctx.newId(),
  ownerId: placeOf({ kind, code }),
  seq: version,
});
const publishedEvent = (ref: DefinitionRef, at: { version: number; ctx: Context }): DomainEvent => ({
  type: 'catalogue.published' satisfies CatalogueEventType,
  ...told(ref, at),
  data: { kind: ref.kind, code: ref.code, version: at.version },
});
const withdrawnEvent = (ref: DefinitionRef, at: { version: number; ctx: Context }): DomainEvent => ({
  type: 'catalogue.withdrawn' satisfies CatalogueEventType,
  ...told(ref, at),
  data: { kind: ref.kind, code: ref.code, version: at.version },
});

function identify(state: DefinitionState, body: Definition, ctx: Context): { definitionId: string; writes: Write[] } {
  if (state.definitionId !== null) return { definitionId: state.definitionId, writes: [] };
  const definitionId = ctx.newId();
  return { definitionId, writes: [writeDefinition(definitionId, state, { owner: ownerOf(body), at: ctx.now })] };
}

/** The owner is whose version is in force; it differs only where a recorded transfer let it pass on. */
const ownerPasses = ({ definitionId, owner }: DefinitionState, body: Definition): Write[] =>
  definitionId === null || owner === ownerOf(body) ? [] : [writeOwner(definitionId, ownerOf(body))];

function refuseOtherOwner(state: DefinitionState, body: Definition): void {
  const owner = ownerOf(body);
  if (state.owner !== null && state.owner !== owner)
    throw refusals.ownerChanged.with({ owner: state.owner, given: owner, place: placeOf(state) });
}
