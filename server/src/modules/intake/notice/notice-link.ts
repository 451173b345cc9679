import { timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '#platform';

const HASH_BYTES = 16;
const DAY_BYTES = 4;
const MAC_BYTES = 12;

/**
 * 告知单链接: which notice and until which day, signed under the master key; nothing about it is stored, and a changed letter makes
 * it worthless.
 * @param expiresOn last day on which it opens, `YYYY-MM-DD`
 */
export function signNoticeLink(keys: KeyRing, contentHash: string, expiresOn: string): string {
  const body = Buffer.alloc(HASH_BYTES + DAY_BYTES);
  body.write(contentHash.slice(0, HASH_BYTES * 2), 'hex');
  body.writeUInt32BE(Number(expiresOn.replaceAll('-', '')), HASH_BYTES);
  return Buffer.concat([body, macOf(keys, body)]).toString('base64url');
}

/** 验链接: the beginning of the content hash and the last day, or undefined when the signature is not ours. */
export function readNoticeLink(keys: KeyRing, token: string): { hashStart: string; expiresOn: string } | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== HASH_BYTES + DAY_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return undefined;
  const body = bytes.subarray(0, HASH_BYTES + DAY_BYTES);
  if (!timingSafeEqual(bytes.subarray(HASH_BYTES + DAY_BYTES), macOf(keys, body))) return undefined;
  const day = String(body.readUInt32BE(HASH_BYTES));
  return {
    hashStart: body.toString('hex', 0, HASH_BYTES),
    expiresOn: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
  };
}

const macOf = (keys: KeyRing, body: Buffer): Buffer =>
  Buffer.from(keys.matchingHash('notice-link', body.toString('hex')), 'hex').subarray(0, MAC_BYTES);
