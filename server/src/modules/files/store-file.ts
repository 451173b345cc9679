import type { KeyRing, Queryable, SubjectKey, Write } from '#platform';
import { type FileOwner, listRowsById, takeFileIds, writeFile, writeNewOwner, writeRemoved } from './files.store.ts';
import type { ReceivedFile } from './receive-file.ts';

/** 存放位置 FilePlace: where a received file goes, for the command of the module that owns it. */
export type FilePlace = { fileId: string; owner: FileOwner; materialKey: string; uploadedBy: string; at: string };

export const namePurpose = (fileId: string): string => `file-name|${fileId}`;

/** 存文件: the row for another module's command; `key` is the key of `received.subjectId`. */
export function storeFile(received: ReceivedFile, place: FilePlace, cipher: { keys: KeyRing; key: SubjectKey }): Write {
  const { name, signature, ...file } = received;
  return writeFile(
    { ...file, ...place, signature, verdict: signature?.verdict ?? null, fromFile: null },
    cipher.keys.encrypt(cipher.key, namePurpose(place.fileId), { name }),
  );
}

/**
 * 移交文件: for `load` of the command that turns an application into a case; the answer makes the rows once the case's id is
 * known. The owner's row is locked by that command.
 */
export async function handOverFiles(db: Queryable, applicationId: string): Promise<(caseId: string) => Write[]> {
  const from = { kind: 'application', id: applicationId };
  const fileIds = await takeFileIds(db, from);
  return (caseId) => fileIds.map((fileId) => writeNewOwner(fileId, from, { kind: 'case', id: caseId }));
}

/** 关联文件 for `load`: a file that was handed in before becomes a file of another owner of the same subject; the bytes stay where they are. */
export async function linkFiles(
  db: Queryable,
  fileIds: readonly string[],
): Promise<(fileId: string, place: FilePlace, cipher: { keys: KeyRing; key: SubjectKey }) => Write> {
  const rows = new Map((await listRowsById(db, fileIds)).map((row) => [row.fileId, row]));
  return (fileId, place, { keys, key }) => {
    const { cipher, ...row } = rows.get(fileId)!;
    const name = keys.decrypt(key, namePurpose(fileId), cipher);
    return writeFile({ ...row, ...place, fromFile: fileId }, keys.encrypt(key, namePurpose(place.fileId), name));
  };
}

/** 删文件: takes a file out of an application that is not handed in yet. */
export const removeFile = (fileId: string, owner: FileOwner): Write => writeRemoved(fileId, owner);
