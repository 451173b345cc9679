import { createHash, randomBytes as nodeRandomBytes } from 'node:crypto';

/** Source of randomness; tests and simulation pass a seeded one. */
export type Random = (bytes: number) => Buffer;
/** Numbers and tokens come from a supply that is asked for in one piece; a key (32 bytes and more) never shares one. */
const SUPPLY = 8192;
const SHARED_BELOW = 32;
let supply = Buffer.alloc(0);

export const systemRandom: Random = (bytes) => {
  if (bytes >= SHARED_BELOW) return nodeRandomBytes(bytes);
  if (supply.length < bytes) supply = nodeRandomBytes(SUPPLY);
  const given = supply.subarray(0, bytes);
  supply = supply.subarray(bytes);
  return given;
};

/** UUIDv7 (RFC 9562): 48 bits of milliseconds, then randomness. `instantMs` comes from ctx, never from the process clock. */
export function uuidv7(instantMs: number, random: Random): string {
  const bytes = random(16);
  bytes.writeUIntBE(instantMs, 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Unguessable token, base64url (22 characters for 16 bytes): receipt codes, rating invitations, sessions. */
export const newToken = (random: Random, bytes = 16): string => random(bytes).toString('base64url');

/** SHA-256, lower-case hex. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
