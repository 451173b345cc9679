import Type, { type Static } from 'typebox';
import { command, loadEach, type Queryable, type Request, sha256 } from '#platform';
import { findRelyingParty, writeRelyingParty } from './sso.store.ts';

const Input = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }),
    name: Type.String({ minLength: 1, maxLength: 40 }),
    operator: Type.String({ minLength: 1, maxLength: 60 }),
    address: Type.String({ pattern: '^https?://[^/\\s]+$', maxLength: 200 }),
    callbacks: Type.Array(Type.String({ pattern: '^/[\\w/-]{0,100}$' }), { minItems: 1, maxItems: 10 }),
    scopes: Type.Array(Type.Union([Type.Literal('profile'), Type.Literal('phone'), Type.Literal('organisation')]), {
      uniqueItems: true,
    }),
    secret: Type.String({ minLength: 16, maxLength: 200 }),
  },
  { additionalProperties: false },
);

/** 密钥散列: what is kept of an application's secret. */
export const secretHash = (code: string, secret: string): string => sha256(`sso-secret|${code}|${secret}`);

const load = loadEach(async (db: Queryable, { input }: Request<Static<typeof Input>>) => ({
  known: await findRelyingParty(db, input.code),
}));

/**
 * 登记应用: by `code`; the same again changes nothing. Where it may send people back and what it may get are fixed here, so that a
 * request cannot ask for more.
 */
export const importRelyingParty = command({
  name: 'sso.import-relying-party',
  title: '登记应用',
  permission: { system: true, posts: ['catalogueManager'] },
  input: Input,
  owner: ({ code }) => `sso.relying_party:${code}`,
  load,
  decide: ({ known }, { input, ctx }) => {
    const { code, name, operator, address, callbacks, scopes, secret } = input;
    const row = { code, name, operator, address, callbacks, scopes, secretHash: secretHash(code, secret) };
    const isSame = known !== undefined && JSON.stringify(known) === JSON.stringify(row);
    const { secretHash: secret_hash, ...columns } = row;
    return {
      writes: isSame ? [] : [writeRelyingParty({ ...columns, secret_hash, created_at: ctx.now, updated_at: ctx.now })],
      result: { changed: !isSame },
    };
  },
});
