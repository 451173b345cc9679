import Type from 'typebox';
import {
  command,
  type Context,
  type Environment,
  type KeyRing,
  type LoadEnvironment,
  type Queryable,
  type SubjectKey,
  type Write,
} from '#platform';
import { type CertifiedKey, createDemoAuthority, createDemoCa } from './demo-ca.ts';
import { refusals } from './refusals.ts';
import { openKey, sealKeyPurpose, sealSubject } from './seal-key.ts';
import { findAuthorityKey, findCa, writeAuthorityKey, writeCa } from './seals.store.ts';

/** 建立演示证书机构: once per installation; asked again it does nothing. Refuses `seals.no-seal` outside the demonstration. */
export const createCa = command({
  name: 'seals.create-ca',
  title: '建立演示证书机构',
  permission: { system: true },
  input: Type.Object({}, { additionalProperties: false }),
  owner: () => 'seals.ca',
  prepare: async (_, env) => {
    mustBeDemo(env);
    return createDemoCa(await originOf(env));
  },
  load: (db, requests, env) =>
    loadSealing(
      db,
      env,
      requests.map(() => ({ name: 'ca', exists: () => findCa(db) })),
    ),
  decide: ({ exists, encrypt }, { prepared, ctx }) => {
    if (exists) return { writes: [], result: { created: false } };
    const sealed = encrypt(ctx, prepared);
    return {
      writes: [...sealed.writes, writeCa({ certPem: prepared.certPem, cipher: sealed.cipher, at: ctx.now })],
      result: { created: true },
    };
  },
});

const Owner = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 64 }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    uscc: Type.String({ pattern: '^[0-9A-Z]{18}$' }),
  },
  { additionalProperties: false },
);

/** 制作机构演示印章: certificate and key of one authority under the demonstration CA; asked again it does nothing. Refuses `seals.no-seal`. */
export const createDemoSeal = command({
  name: 'seals.create-demo-seal',
  title: '制作机构演示印章',
  permission: { system: true },
  input: Owner,
  owner: (input) => `seal:${input.code}`,
  prepare: async ({ input }, env) => {
    mustBeDemo(env);
    const ca = await findCa(env.db);
    if (!ca) throw refusals.noSeal.with({ authority: input.code });
    const issuer = { certPem: ca.certPem, keyPem: await openKey(env, 'ca', ca) };
    return createDemoAuthority({ code: input.uscc, name: input.name, ca: issuer }, await originOf(env));
  },
  load: (db, requests, env) =>
    loadSealing(
      db,
      env,
      requests.map(({ input }) => ({ name: input.code, exists: () => findAuthorityKey(db, input.code) })),
    ),
  decide: ({ exists, encrypt }, { input, prepared, ctx }) => {
    if (exists) return { writes: [], result: { created: false } };
    const sealed = encrypt(ctx, prepared);
    return {
      writes: [
        ...sealed.writes,
        writeAuthorityKey({ authority: input.code, certPem: prepared.certPem, cipher: sealed.cipher, at: ctx.now }),
      ],
      result: { created: true },
    };
  },
});

function mustBeDemo(env: Environment): void {
  if (!env.config.demo) throw refusals.noSeal.with();
}

/** An hour of slack: a certificate must not begin after the first signature. */
const originOf = async (env: Environment) => ({
  random: env.random,
  validFrom: new Date(Date.parse(await env.now()) - 3_600_000).toISOString(),
});

type Facts = { exists: boolean; encrypt: (ctx: Context, pair: CertifiedKey) => { cipher: string; writes: Write[] } };

async function loadSealing(
  db: Queryable,
  env: LoadEnvironment,
  wanted: { name: string; exists: () => Promise<unknown> }[],
): Promise<Facts[]> {
  const ring = await env.keys.load(
    db,
    wanted.map(({ name }) => sealSubject(env.keys, name)),
  );
  return Promise.all(
    wanted.map(async ({ name, exists }) => ({
      exists: (await exists()) !== undefined,
      encrypt: encryptWith(env.keys, name, ring),
    })),
  );
}

function encryptWith(keys: KeyRing, name: string, ring: Awaited<ReturnType<KeyRing['load']>>): Facts['encrypt'] {
  const subject = sealSubject(keys, name);
  return (ctx, pair) => {
    const known: SubjectKey | undefined = ring.keys.get(subject);
    const fresh = known ? undefined : ring.created(subject, ctx.now);
    return {
      cipher: keys.encrypt(known ?? fresh!.key, sealKeyPurpose, pair.keyPem),
      writes: fresh ? [fresh.write] : [],
    };
  };
}
