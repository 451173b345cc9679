import { deleteFrom, insertInto, type Queryable, updateIn, type Write } from '#platform';
import type { SignatureVerdict } from './judge-signature.ts';

const insertFile = insertInto('files.file', {
  file_id: 'uuid',
  owner_kind: 'text',
  owner_id: 'uuid',
  material_key: 'text',
  subject_id: 'uuid',
  sha256: 'text',
  blob: 'text',
  mime: 'text',
  size: 'int4',
  cipher: 'bytea',
  verdict: 'text',
  signature: 'jsonb',
  scan: 'text',
  uploaded_by: 'text',
  from_file: 'uuid',
  at: 'timestamptz',
});
const updateOwner = updateIn(
  'files.file',
  { file_id: 'uuid' },
  { owner_kind: 'text', owner_id: 'uuid' },
  { owner_id: 'uuid' },
);
const updateScan = updateIn('files.file', { file_id: 'uuid' }, { scan: 'text' }, { scan: 'text' });
const deleteFile = deleteFrom('files.file', { file_id: 'uuid', owner_id: 'uuid' });

/** 归属: what a file belongs to: an application being filled in, a case, a supplement answer, a work order. */
export type FileOwner = { kind: string; id: string };
export type FileRow = {
  fileId: string;
  owner: FileOwner;
  materialKey: string;
  subjectId: string;
  sha256: string;
  blob: string;
  mime: string;
  size: number;
  cipher: Buffer;
  verdict: SignatureVerdict['verdict'] | null;
  signature: SignatureVerdict | null;
  scan: 'unscanned' | 'clean' | 'waiting' | 'infected';
  uploadedBy: string;
  /** the earlier file of the same subject that this one was brought along from (FRM-11) */
  fromFile: string | null;
  at: string;
};

export const writeFile = (file: Omit<FileRow, 'cipher'>, cipher: string): Write =>
  insertFile({
    file_id: file.fileId,
    owner_kind: file.owner.kind,
    owner_id: file.owner.id,
    material_key: file.materialKey,
    subject_id: file.subjectId,
    sha256: file.sha256,
    blob: file.blob,
    mime: file.mime,
    size: file.size,
    cipher,
    verdict: file.verdict,
    signature: file.signature,
    scan: file.scan,
    uploaded_by: file.uploadedBy,
    from_file: file.fromFile,
    at: file.at,
  });
export const writeNewOwner = (fileId: string, from: FileOwner, to: FileOwner): Write =>
  updateOwner({ file_id: fileId, owner_kind: to.kind, owner_id: to.id, was_owner_id: from.id });
/** The conclusion about a file that waited for it. */
export const writeScan = (fileId: string, scan: 'clean' | 'infected'): Write =>
  updateScan({ file_id: fileId, scan, was_scan: 'waiting' });
export const writeRemoved = (fileId: string, owner: FileOwner): Write =>
  deleteFile({ file_id: fileId, owner_id: owner.id });

const columns =
  'file_id, owner_kind, owner_id, material_key, subject_id, sha256, blob, mime, size, cipher, verdict, signature, scan, uploaded_by, from_file, at';
const asRow = (row: Record<string, unknown>): FileRow => ({
  fileId: row.file_id as string,
  owner: { kind: row.owner_kind as string, id: row.owner_id as string },
  materialKey: row.material_key as string,
  subjectId: row.subject_id as string,
  sha256: row.sha256 as string,
  blob: row.blob as string,
  mime: row.mime as string,
  size: row.size as number,
  cipher: row.cipher as Buffer,
  verdict: row.verdict as FileRow['verdict'],
  signature: row.signature as FileRow['signature'],
  scan: row.scan as FileRow['scan'],
  uploadedBy: row.uploaded_by as string,
  fromFile: row.from_file as string | null,
  at: row.at as string,
});

export async function listRows(db: Queryable, owner: FileOwner): Promise<FileRow[]> {
  const { rows } = await db.query(
    `select ${columns} from files.file where owner_kind = $1 and owner_id = $2 order by at, file_id`,
    [owner.kind, owner.id],
  );
  return rows.map(asRow);
}

export async function findRow(db: Queryable, fileId: string): Promise<FileRow | undefined> {
  const { rows } = await db.query(`select ${columns} from files.file where file_id = $1`, [fileId]);
  return rows[0] && asRow(rows[0]);
}

/** What a subject handed in with its cases, newest first, at most 500. */
export async function listSubjectRows(db: Queryable, subjectId: string): Promise<FileRow[]> {
  const { rows } = await db.query(
    `select ${columns} from files.file where owner_kind = 'case' and subject_id = $1 order by at desc, file_id limit 500`,
    [subjectId],
  );
  return rows.map(asRow);
}

export async function listRowsById(db: Queryable, fileIds: readonly string[]): Promise<FileRow[]> {
  const { rows } = await db.query(`select ${columns} from files.file where file_id = any($1::uuid[])`, [fileIds]);
  return rows.map(asRow);
}

export async function takeRow(db: Queryable, fileId: string): Promise<FileRow | undefined> {
  const { rows } = await db.query(`select ${columns} from files.file where file_id = $1 for update`, [fileId]);
  return rows[0] && asRow(rows[0]);
}

/** Files that nobody has looked at yet, oldest first, at most 200 at a time. */
export async function listWaiting(db: Queryable): Promise<FileRow[]> {
  const { rows } = await db.query(
    `select ${columns} from files.file where scan = 'waiting' order by at, file_id limit 200`,
  );
  return rows.map(asRow);
}

export async function countWaiting(db: Queryable): Promise<number> {
  return (await db.query(`select count(*)::int as count from files.file where scan = 'waiting'`)).rows[0].count;
}

/** Ids of an owner's files, locked: nothing is added unseen because the owner's row is locked by the same command. */
export async function takeFileIds(db: Queryable, owner: FileOwner): Promise<string[]> {
  const { rows } = await db.query(
    'select file_id from files.file where owner_kind = $1 and owner_id = $2 order by file_id for update',
    [owner.kind, owner.id],
  );
  return rows.map((row) => row.file_id as string);
}
