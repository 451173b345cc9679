import type { Definition } from '@yijian/core/contract';
import type { Environment, Queryable } from '#platform';
import {
  type DefinitionFilter,
  type DefinitionRow,
  findBody,
  listDefinitionRows,
  listVersions,
  readStates,
  type VersionRow,
} from './catalogue.store.ts';
import type { DefinitionRef, DefinitionState } from './definitions.ts';
import { loadPublished } from './load-published.ts';
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

/** 目录清单: one page by kind and code; `next` is the place to go on from, null at the end. */
export async function listDefinitions(
  db: Queryable,
  filter: DefinitionFilter,
): Promise<{ definitions: DefinitionRow[]; next: string | null }> {
  const rows = await listDefinitionRows(db, { ...filter, limit: filter.limit + 1 });
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return { definitions: page, next: rows.length > filter.limit && last ? `${last.kind}:${last.code}` : null };
}

/** 一个定义的全部版本 with the bodies of draft and version in force. Refuses `catalogue.unknown-definition`. */
export async function getDefinitionHistory(
  env: Pick<Environment, 'db' | 'keys'>,
  ref: DefinitionRef,
): Promise<{ definition: FoundDefinition; versions: VersionRow[] }> {
  const definition = await findDefinition(env.db, ref);
  if (definition === undefined) throw refusals.unknownDefinition.with(ref);
  return { definition, versions: await namePublishers(env, await listVersions(env.db, ref)) };
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
