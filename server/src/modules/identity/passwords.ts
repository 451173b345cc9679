import crypto from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from '#platform';

/** OWASP's parameters: argon2id 19 MiB, 2 passes (35 ms on two cores); scrypt 2^17 where this Node has no argon2 (before 24.7). */
const ARGON2 = { memory: 19_456, passes: 2, parallelism: 1 };
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const TAG_BYTES = 32;

type Argon2 = (
  algorithm: 'argon2id',
  parameters: { message: Buffer; nonce: Buffer; tagLength: number } & typeof ARGON2,
) => Promise<Buffer>;
const argon2 = typeof crypto.argon2 === 'function' ? (promisify(crypto.argon2) as unknown as Argon2) : undefined;
const scrypt = promisify(crypto.scrypt) as (
  password: Buffer,
  salt: Buffer,
  length: number,
  options: typeof SCRYPT,
) => Promise<Buffer>;

/** 密码散列: `$argon2id$…` or `$scrypt$…` with its own salt; the password itself is kept nowhere. */
export async function hashPassword(password: string, random: Random): Promise<string> {
  const salt = random(16);
  const algorithm = argon2 ? 'argon2id' : 'scrypt';
  return `$${algorithm}$${salt.toString('base64url')}$${(await digest(algorithm, password, salt)).toString('base64url')}`;
}

/** 密码核对, in constant time and with the same effort for every stored hash. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, algorithm, salt = '', wanted = ''] = stored.split('$');
  const given = await digest(algorithm ?? '', password, Buffer.from(salt, 'base64url'));
  const expected = Buffer.from(wanted, 'base64url');
  return given.length === expected.length && crypto.timingSafeEqual(given, expected);
}

async function digest(algorithm: string, password: string, salt: Buffer): Promise<Buffer> {
  const message = Buffer.from(password, 'utf8');
  if (algorithm === 'scrypt') return scrypt(message, salt, TAG_BYTES, SCRYPT);
  if (algorithm === 'argon2id' && argon2)
    return argon2('argon2id', { message, nonce: salt, tagLength: TAG_BYTES, ...ARGON2 });
  throw new Error(`this Node.js has no ${algorithm}: passwords hashed with it cannot be checked`);
}
