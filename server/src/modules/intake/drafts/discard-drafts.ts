import Type from 'typebox';
import { commandEach } from '#platform';
import { listFiles, removeFile } from '#files';
import { removeSignatures } from '../signing/signatures.store.ts';
import { listDrafts, removeApplication } from '../intake.store.ts';

/** 清除草稿 of somebody whose account was closed: nothing obliges anybody to keep what was never handed in. */
export const discardDrafts = commandEach({
  name: 'intake.discard-drafts',
  title: '清除已注销账号的草稿',
  permission: { system: true },
  input: Type.Object({ personId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  owner: ({ personId }) => `drafts:${personId}`,
  loadOne: async (db, { input }, { keys }) => {
    const found: { applicationId: string; fileIds: string[] }[] = [];
    for (const { applicationId } of await listDrafts(db, input.personId)) {
      const files = await listFiles(db, keys, { kind: 'application', id: applicationId });
      found.push({ applicationId, fileIds: files.map((file) => file.fileId) });
    }
    return found;
  },
  decide: (drafts) => ({
    writes: drafts.flatMap(({ applicationId, fileIds }) => [
      removeApplication(applicationId),
      removeSignatures(applicationId),
      ...fileIds.map((fileId) => removeFile(fileId, { kind: 'application', id: applicationId })),
    ]),
    result: { discarded: drafts.length },
  }),
});
