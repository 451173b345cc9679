import { currentRelease } from '#bundles';
import { findFile, listFiles, ReceivedFile, receiveFile, removeFile, storeFile } from '#files';
import Type from 'typebox';
import { type Actor, commandEach, type Environment } from '#platform';
import { findApplication, writeApplication } from './intake.store.ts';
import { mayHandle, takeDraft } from './own-application.ts';
import { refusals } from './refusals.ts';

const permission = { citizen: true, posts: ['counter', 'receiver'] } as const;
const FILES_MAX = 100;

/** 上传材料: an inspected file joins the draft under a material of its plan. The same file twice is one file. */
export const attachFile = commandEach({
  name: 'intake.attach-file',
  title: '上传材料',
  permission,
  input: Type.Object(
    {
      applicationId: Type.String({ format: 'uuid' }),
      material: Type.String({ minLength: 1, maxLength: 200 }),
      file: ReceivedFile,
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.applicationId,
  loadOne: async (db, request, env) => {
    const draft = await takeDraft(db, request, env);
    const there = await listFiles(db, env.keys, { kind: 'application', id: draft.application.applicationId });
    const release = await currentRelease(db, draft.application.bundle);
    return { draft, there, keys: env.keys, materials: release?.materials.map((material) => material.key) ?? [] };
  },
  decide: ({ draft, there, keys, materials }, { input, actor, ctx }) => {
    const { application, key } = draft;
    if (!materials.includes(input.material)) throw refusals.unknownMaterial.with({ materials });
    const same = there.find((file) => file.sha256 === input.file.sha256 && file.material === input.material);
    if (same) return { writes: [], result: { fileId: same.fileId, version: application.version } };
    if (there.length >= FILES_MAX)
      throw refusals.badFile.with({ findings: [{ message: `一份申请最多上传 ${FILES_MAX} 个文件` }] });
    const fileId = ctx.newId();
    const write = storeFile(
      input.file,
      {
        fileId,
        owner: { kind: 'application', id: application.applicationId },
        materialKey: input.material,
        uploadedBy: actor.accountId!,
        at: ctx.now,
      },
      { keys, key },
    );
    return {
      writes: [write, writeApplication({ ...application, updatedAt: ctx.now })],
      result: { fileId, version: application.version + 1 },
    };
  },
});

/** 删除已上传的材料. */
export const detachFile = commandEach({
  name: 'intake.detach-file',
  title: '删除已上传的材料',
  permission,
  input: Type.Object(
    { applicationId: Type.String({ format: 'uuid' }), fileId: Type.String({ format: 'uuid' }) },
    { additionalProperties: false },
  ),
  owner: (input) => input.applicationId,
  loadOne: async (db, request, env) => ({
    draft: await takeDraft(db, request, env),
    file: await findFile(db, env.keys, request.input.fileId),
  }),
  decide: ({ draft, file }, { input, ctx }) => {
    const owner = { kind: 'application', id: draft.application.applicationId };
    if (!file || file.owner.kind !== owner.kind || file.owner.id !== owner.id) throw refusals.unknownMaterial.with();
    return {
      writes: [removeFile(input.fileId, owner), writeApplication({ ...draft.application, updatedAt: ctx.now })],
      result: { version: draft.application.version + 1 },
    };
  },
});

/** Receives an upload for a draft: other people's drafts are not found, and nothing is stored for them. */
export async function receiveForApplication(
  env: Environment,
  applicationId: string,
  upload: { name: string; content: Buffer; actor: Actor },
): Promise<ReceivedFile> {
  const application = await findApplication(env.db, applicationId);
  if (!application || !mayHandle(application, upload.actor)) throw refusals.applicationNotFound.with();
  if (application.status === 'submitted') throw refusals.alreadySubmitted.with({ caseId: application.caseId });
  return receiveFile(env, { name: upload.name, content: upload.content, subjectId: application.principalId });
}
