import crypto from 'node:crypto';
import { promisify } from 'node:util';
import { type Random, refusals } from '#platform';

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

/** 密码核对, in constant time and with the same effort for every stored hash. Refuses `platform.busy` in a flood. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  if (waiting.length >= WAITING_MAX) throw refusals.busy.with();
  const [, algorithm, salt = '', wanted = ''] = stored.split('$');
  const given = await digest(algorithm ?? '', password, Buffer.from(salt, 'base64url'));
  const expected = Buffer.from(wanted, 'base64url');
  return given.length === expected.length && crypto.timingSafeEqual(given, expected);
}

/**
 * Two at once, the others in line: hashing fills Node's four worker threads, and new database connections need one of them
 * too (91 at once made connecting time out after 5 s). A line of 200 sign-ins is a flood, not a
 * morning; imports wait as long as it takes.
 */
const AT_ONCE = 2;
const WAITING_MAX = 200;
const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const digest = (algorithm: string, password: string, salt: Buffer): Promise<Buffer> =>
  inTurn(() => compute(algorithm, password, salt));

async function compute(algorithm: string, password: string, salt: Buffer): Promise<Buffer> {
  const message = Buffer.from(password, 'utf8');
  if (algorithm === 'scrypt') return scrypt(message, salt, TAG_BYTES, SCRYPT);
  if (algorithm === 'argon2id' && argon2)
    return argon2('argon2id', { message, nonce: salt, tagLength: TAG_BYTES, ...ARGON2 });
  throw new Error(`this Node.js has no ${algorithm}: passwords hashed with it cannot be checked`);
}
