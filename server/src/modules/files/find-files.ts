import type { Environment, KeyRing, Queryable } from '#platform';
import { type FileOwner, type FileRow, findRow, listRows, listSubjectRows } from './files.store.ts';
import { refusals } from './refusals.ts';
import { readContent } from './keep-content.ts';
import { namePurpose } from './store-file.ts';

/** 文件清单的一行. `verdict`: of its signatures; null = unsigned. */
export type ListedFile = {
  fileId: string;
  owner: FileOwner;
  material: string;
  name: string;
  mime: string;
  size: number;
  sha256: string;
  verdict: 'valid' | 'invalid' | 'unverifiable' | null;
  signatureText: string | null;
  /** `waiting` and `infected` files are not handed out */
  scan: 'unscanned' | 'clean' | 'waiting' | 'infected';
  uploadedBy: string;
  /** the earlier file that it was brought along from (材料库) */
  fromFile: string | null;
  at: string;
};

/**
 * 查文件 with their names: of an owner, oldest first; or what a subject handed in with its cases, newest first. Who may see them is the
 * caller's question.
 */
export async function listFiles(
  db: Queryable,
  keys: KeyRing,
  of: FileOwner | { subjectId: string },
): Promise<ListedFile[]> {
  return nameRows(db, keys, await ('subjectId' in of ? listSubjectRows(db, of.subjectId) : listRows(db, of)));
}

/** 查一个文件 without its content; undefined when there is none. */
export async function findFile(db: Queryable, keys: KeyRing, fileId: string): Promise<ListedFile | undefined> {
  const row = await findRow(db, fileId);
  return row && (await nameRows(db, keys, [row]))[0];
}

/**
 * 读文件: name, media type and bytes. Undefined when there is none, or its subject's key was erased. Refuses
 * `files.file-waiting`, `files.file-infected` (隔离). Throws when the bytes were changed.
 */
export async function readFile(
  env: Environment,
  fileId: string,
): Promise<{ name: string; type: string; content: Buffer } | undefined> {
  const row = await findRow(env.db, fileId);
  if (!row) return undefined;
  if (row.scan === 'waiting') throw refusals.fileWaiting.with();
  if (row.scan === 'infected') throw refusals.fileInfected.with();
  const content = await readContent(env, row.subjectId, row);
  const [named] = await nameRows(env.db, env.keys, [row]);
  return content && { name: named!.name, type: row.mime, content };
}

async function nameRows(db: Queryable, keys: KeyRing, rows: readonly FileRow[]): Promise<ListedFile[]> {
  const ring = (await keys.load(db, [...new Set(rows.map((row) => row.subjectId))])).keys;
  return rows.map((row) => {
    const key = ring.get(row.subjectId);
    const name = key ? (keys.decrypt(key, namePurpose(row.fileId), row.cipher) as { name: string }).name : '(已删除)';
    return {
      fileId: row.fileId,
      owner: row.owner,
      material: row.materialKey,
      name,
      mime: row.mime,
      size: row.size,
      sha256: row.sha256,
      verdict: row.verdict,
      signatureText: row.signature?.text ?? null,
      scan: row.scan,
      uploadedBy: row.uploadedBy,
      fromFile: row.fromFile,
      at: row.at,
    };
  });
}
