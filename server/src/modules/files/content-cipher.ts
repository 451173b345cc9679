import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { SubjectKey } from '#platform';

/**
 * 文件内容加密: AES-256-GCM under a key that follows from the subject's key and the content's hash, so it never meets a second
 * content and needs no stored nonce. Erasing the subject's key makes every file of the subject unreadable.
 */
const keyOf = (subject: SubjectKey, sha256: string): Buffer =>
  createHmac('sha256', subject.key).update(`file|${sha256}`).digest();
const NONCE = Buffer.alloc(12);

export function sealContent(subject: SubjectKey, sha256: string, content: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', keyOf(subject, sha256), NONCE);
  const body = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([cipher.getAuthTag(), body]);
}

/** Throws when the bytes were changed or belong to another subject. */
export function openContent(subject: SubjectKey, sha256: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(subject, sha256), NONCE).setAuthTag(sealed.subarray(0, 16));
  return Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]);
}
