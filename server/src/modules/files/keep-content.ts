import { type Environment, sha256 } from '#platform';
import { openContent, sealContent } from './content-cipher.ts';

/** 加密存放的内容: hash of the plain bytes, name of the encrypted ones. */
export type KeptContent = { sha256: string; blob: string };

/** 加密存放: bytes of a subject's document, readable only while the subject's key exists. Throws when the subject has no key. */
export async function keepContent(
  env: Pick<Environment, 'db' | 'keys' | 'blobs'>,
  subjectId: string,
  content: Buffer,
): Promise<KeptContent> {
  const key = (await env.keys.load(env.db, [subjectId])).keys.get(subjectId);
  if (!key) throw new Error('files: the subject of a document has no key');
  const hash = sha256(content);
  return { sha256: hash, blob: await env.blobs.put(sealContent(key, hash, content)) };
}

/** 取出内容: undefined when the subject's key was erased or nothing is there. Throws when the bytes were changed. */
export async function readContent(
  env: Pick<Environment, 'db' | 'keys' | 'blobs'>,
  subjectId: string,
  kept: KeptContent,
): Promise<Buffer | undefined> {
  const key = (await env.keys.load(env.db, [subjectId])).keys.get(subjectId);
  const sealed = key && (await env.blobs.get(kept.blob));
  return key && sealed && openContent(key, kept.sha256, sealed);
}
