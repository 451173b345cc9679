import { generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import Type from 'typebox';
import { command, type Environment, systemActor } from '#platform';
import { findSigningKey, insertSigningKey } from './sso.store.ts';

const PURPOSE = 'sso.signing-key';
const generate = promisify(generateKeyPair);

/** 建立签名密钥: RSA 2048 (RS256, which every OpenID client reads), encrypted under a key of its own. Once per installation. */
export const createSigningKey = command({
  name: 'sso.create-signing-key',
  title: '建立身份令牌签名密钥',
  permission: { system: true },
  input: Type.Object({}, { additionalProperties: false }),
  owner: () => 'sso.signing-key',
  prepare: async () => {
    const { privateKey } = await generate('rsa', { modulusLength: 2048 });
    return privateKey.export({ format: 'jwk' });
  },
  load: async (db, requests, env) => {
    const [known, ring] = [await findSigningKey(db), await env.keys.load(db, [])];
    return requests.map(() => ({ known, ring, keys: env.keys }));
  },
  decide: ({ known, ring, keys }, { prepared, ctx }) => {
    if (known) return { writes: [], result: {} };
    const keyId = ctx.newId();
    const fresh = ring.created(keyId, ctx.now);
    const row = { key_id: keyId, private_key: keys.encrypt(fresh.key, PURPOSE, prepared), created_at: ctx.now };
    return { writes: [fresh.write, insertSigningKey(row)], result: {} };
  },
});

/** 取签名密钥 as a private JWK, made at the first use. */
export async function getSigningKey(env: Environment): Promise<JsonWebKey & { kid: string }> {
  let row = await findSigningKey(env.db);
  if (!row) {
    await env.execute(createSigningKey, { input: {}, actor: systemActor });
    row = (await findSigningKey(env.db))!;
  }
  const key = (await env.keys.load(env.db, [row.keyId])).keys.get(row.keyId)!;
  return { ...(env.keys.decrypt(key, PURPOSE, row.privateKey) as JsonWebKey), kid: row.keyId };
}
