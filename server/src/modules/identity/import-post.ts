import Type, { type Static } from 'typebox';
import { command, loadEach, type Queryable, type Request } from '#platform';
import { findPost, insertPost, updatePost } from './accounts.store.ts';
import { Code, importers, Name } from './import-person.ts';
import { findPersonId } from './persons.store.ts';
import { refusals } from './refusals.ts';

/** 岗位角色: the closed list. An `administrator` gives and ends posts and does nothing else. */
export const roles = [
  'counter',
  'receiver',
  'reviewer',
  'decider',
  'catalogueManager',
  'supervisor',
  'issuer',
  'administrator',
] as const;

const Input = Type.Object(
  {
    code: Code,
    person: Code,
    authority: Code,
    region: Type.String({ pattern: '^\\d{6}(\\d{6})?$' }),
    role: Type.Enum(roles),
    name: Name(30),
    standIn: Type.Optional(Type.Union([Type.Literal('A'), Type.Literal('B')])),
    hall: Type.Optional(Code),
    endsOn: Type.Optional(Type.String({ format: 'date' })),
  },
  { additionalProperties: false },
);

const load = loadEach(async (db: Queryable, { input }: Request<Static<typeof Input>>) => ({
  known: await findPost(db, input.code),
  personId: await findPersonId(db, input.person),
}));

/** 导入岗位: `authority` and `region` by code; stand-in A = 主岗, B = 替补岗, both may act, until `endsOn` when it is given (授权有期限). Refuses `identity.person-unknown`. */
export const importPost = command({
  name: 'identity.import-post',
  title: '导入岗位',
  permission: importers,
  input: Input,
  owner: ({ code }) => `identity.post:${code}`,
  load,
  decide: ({ known, personId }, { input, ctx }) => {
    if (!personId) throw refusals.personUnknown.with({ code: input.person });
    const post = {
      personId,
      authority: input.authority,
      role: input.role,
      region: input.region,
      name: input.name,
      standIn: input.standIn ?? 'A',
      hall: input.hall ?? null,
      endsOn: input.endsOn ?? null,
    };
    const postId = known?.postId ?? ctx.newId();
    if (known && Object.entries(post).every(([name, value]) => known[name as keyof typeof post] === value))
      return { writes: [], result: { postId, changed: false } };
    const row = {
      post_id: postId,
      code: input.code,
      person_id: personId,
      authority: post.authority,
      role: post.role,
      region: post.region,
      name: post.name,
      stand_in: post.standIn,
      hall: post.hall,
      ends_on: post.endsOn,
      created_at: ctx.now,
    };
    return { writes: [known ? updatePost(row) : insertPost(row)], result: { postId, changed: true } };
  },
});
