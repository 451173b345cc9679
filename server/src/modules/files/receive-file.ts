import Type, { type Static } from 'typebox';
import { verifySeals } from '#seals';
import type { Environment } from '#platform';
import { finding } from './findings.ts';
import { inspectFile } from './inspect-file.ts';
import { judgeSignature } from './judge-signature.ts';
import { keepContent } from './keep-content.ts';
import { refusals } from './refusals.ts';
import { scanContent } from './scan-file.ts';

/** 已接收的文件 ReceivedFile: inspected, its bytes lie encrypted in the file store; goes into the input of the command that stores the row. */
export const ReceivedFile = Type.Object(
  {
    name: Type.String({ maxLength: 480 }),
    mime: Type.String(),
    size: Type.Integer({ minimum: 1 }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    blob: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    subjectId: Type.String({ format: 'uuid' }),
    scan: Type.Union([Type.Literal('unscanned'), Type.Literal('clean'), Type.Literal('waiting')]),
    signature: Type.Union([
      Type.Null(),
      Type.Object({
        verdict: Type.Union([Type.Literal('valid'), Type.Literal('invalid'), Type.Literal('unverifiable')]),
        text: Type.String(),
        signers: Type.Array(Type.String()),
        problems: Type.Array(Type.String()),
      }),
    ]),
  },
  { additionalProperties: false },
);
export type ReceivedFile = Static<typeof ReceivedFile>;

/**
 * 接收文件: inspects an upload, has it looked at for viruses (what cannot be looked at now is kept apart until it was), checks the signatures of a signed PDF, and puts the bytes encrypted under the subject's key into
 * the file store. The same bytes of the same subject give the same answer, so that a repeated upload is recognised. Refuses
 * `files.file-refused` with all findings. Throws when the subject has no key (its data must be known before its files).
 */
export async function receiveFile(
  env: Environment,
  upload: { name: string; content: Buffer; subjectId: string },
): Promise<ReceivedFile> {
  const inspection = inspectFile(upload.content, upload.name);
  if (!inspection.ok) throw refusals.fileRefused.with({ findings: inspection.findings });
  const scan = await scanContent(env, upload.content);
  if (scan === 'infected') throw refusals.fileRefused.with({ findings: [finding('infected')] });
  const { signed, ...file } = inspection.file;
  const signature = signed ? judgeSignature(await verifySeals(env, upload.content)) : null;
  const { blob } = await keepContent(env, upload.subjectId, upload.content);
  return { ...file, subjectId: upload.subjectId, scan, signature, blob };
}
