import type { Definition, ElementList, Finding } from '@yijian/core/contract';
import { type Actor, actorRef, type Environment, type Queryable } from '#platform';
import { findBody, listVersions, readStates, type VersionRow } from './catalogue.store.ts';
import type { DefinitionRef, DefinitionState, Draft } from './definitions.ts';
import { elementListOf } from './inheritance/levels.ts';
import { judgeAlone, judgeDefinition } from './judge-definition.ts';
import { loadPublished, overlaid, type PublishedCatalogue } from './load-published.ts';
import { namePublishers } from './name-publishers.ts';
import { refusals } from './refusals.ts';

/** 定义全貌: what is in force, the draft, and where it stands. */
export type FoundDefinition = DefinitionState & { body: Definition | null };

/** 查一个定义: its draft and the body in force; undefined when there never was one. */
export async function findDefinition(db: Queryable, ref: DefinitionRef): Promise<FoundDefinition | undefined> {
  const [state] = await readStates(db, [ref]);
  if (state!.definitionId === null) return undefined;
  const body =
    state!.published === null
      ? undefined
      : ((await loadPublished(db)).byKind[ref.kind].get(ref.code)?.definition ??
        (await findBody(db, ref, state!.published.version)));
  return { ...state!, body: body ?? null };
}

/** 各个定义的状况 in the order asked, without locking anything: for looking ahead; commands take them with `takeCatalogue`. */
export const listStates = (db: Queryable, refs: readonly DefinitionRef[]): Promise<DefinitionState[]> =>
  readStates(db, refs);

/** 草稿 as staff see it: `mine`: who asks saved it last and cannot publish it (四眼); no account goes out. `review`: it waits. */
export type ShownDraft = Omit<Draft, 'savedBy' | 'review'> & {
  mine: boolean;
  review: { reason: string; legalBasis: string | null } | null;
};
export type ShownDefinition = Omit<FoundDefinition, 'draft'> & { draft: ShownDraft | null };

/** 草稿是不是自己的, in place of the account that saved it. */
export function showDraft({ savedBy, review, ...draft }: Draft, actor: Actor): ShownDraft {
  const asked = review && { reason: review.reason, legalBasis: review.legalBasis };
  return { ...draft, mine: savedBy === actorRef(actor), review: asked };
}

/**
 * `elements`: for an item, the table that says who sets what (CAT-05); `findings`: what is wrong with the draft; `draftBy`: who saved it last,
 * by post and masked name.
 */
export type DefinitionHistory = {
  definition: ShownDefinition;
  versions: VersionRow[];
  elements: ElementList['elements'];
  findings: Finding[];
  draftBy: string | null;
};

/** Bundles are judged by compiling them, in their studio. */
function judgeDraft(draft: Draft | null, published: PublishedCatalogue): Finding[] {
  if (draft === null || draft.body.kind === 'bundle') return [];
  const around = overlaid(published, [{ definition: draft.body, version: draft.version, hash: draft.hash }]);
  return [...judgeDefinition(draft.body, around), ...judgeAlone(draft.body, around)];
}

/**
 * 一个定义的全部版本 with the bodies of draft and version in force. Refuses `catalogue.unknown-definition`.
 */
export async function getDefinitionHistory(
  env: Pick<Environment, 'db' | 'keys'>,
  ref: DefinitionRef,
  actor: Actor,
): Promise<DefinitionHistory> {
  const definition = await findDefinition(env.db, ref);
  if (definition === undefined) throw refusals.unknownDefinition.with(ref);
  const published = await loadPublished(env.db);
  return {
    definition: { ...definition, draft: definition.draft && showDraft(definition.draft, actor) },
    versions: await namePublishers(env, await listVersions(env.db, ref)),
    elements: (ref.kind === 'item' ? elementListOf(published)?.elements : undefined) ?? [],
    findings: judgeDraft(definition.draft, published),
    draftBy: await nameAuthor(env, definition.draft),
  };
}

/** 草稿是谁保存的, by post and masked name. */
export async function nameAuthor(
  env: Pick<Environment, 'db' | 'keys'>,
  draft: Pick<Draft, 'savedBy'> | null,
): Promise<string | null> {
  if (draft === null) return null;
  const [named] = await namePublishers(env, [{ publishedBy: draft.savedBy }]);
  return named?.publishedBy ?? null;
}

/** 某一版的内容. Refuses `catalogue.unknown-definition`. */
export async function getDefinitionVersion(
  db: Queryable,
  ref: DefinitionRef,
  version: number,
): Promise<{ version: number; body: Definition }> {
  const body = await findBody(db, ref, version);
  if (body === undefined) throw refusals.unknownDefinition.with({ ...ref, version });
  return { version, body };
}
