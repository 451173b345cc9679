import Type, { type Static } from 'typebox';
import { command, loadEach, type Queryable, type Request } from '#platform';
import { findAccount, findPostsOf, insertAccount } from './accounts.store.ts';
import { Code, importers, Name } from './import-person.ts';
import { hashPassword } from './passwords.ts';
import { findPersonId } from './persons.store.ts';
import { refusals } from './refusals.ts';

const Input = Type.Object(
  {
    login: Type.String({ pattern: '^[a-z][a-z0-9-]{1,31}$' }),
    password: Name(200),
    person: Code,
    kind: Type.Optional(Type.Union([Type.Literal('citizen'), Type.Literal('staff')])),
    purpose: Type.Optional(Name(100)),
  },
  { additionalProperties: false },
);

const load = loadEach(async (db: Queryable, { input }: Request<Static<typeof Input>, string | null>) => {
  const personId = await findPersonId(db, input.person);
  return {
    known: await findAccount(db, input.login),
    personId,
    hasPost: personId !== undefined && (await findPostsOf(db, personId)).length > 0,
  };
});

/**
 * 导入账号: for a person imported before; `kind` is staff when absent and the person holds a post (import posts first).
 * An account that is there keeps its password. Refuses `identity.person-unknown`, `identity.login-taken`.
 */
export const importAccount = command({
  name: 'identity.import-account',
  title: '导入账号',
  permission: importers,
  input: Input,
  owner: ({ login }) => `identity.account:${login}`,
  prepare: async ({ input }, env) =>
    (await findAccount(env.db, input.login)) ? null : hashPassword(input.password, env.random),
  load,
  decide: ({ known, personId, hasPost }, { input, prepared, ctx }) => {
    if (!personId) throw refusals.personUnknown.with({ code: input.person });
    if (known && known.personId !== personId) throw refusals.loginTaken.with({ login: input.login });
    if (known) return { writes: [], result: { accountId: known.accountId, changed: false } };
    const accountId = ctx.newId();
    const kind = input.kind ?? (hasPost ? 'staff' : 'citizen');
    const row = {
      account_id: accountId,
      login: input.login,
      password_hash: prepared,
      person_id: personId,
      kind,
      purpose: input.purpose ?? null,
      created_at: ctx.now,
    };
    return { writes: [insertAccount(row)], result: { accountId, changed: true } };
  },
});
