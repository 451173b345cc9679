import Type from 'typebox';
import { commandEach, type DomainEvent } from '#platform';
import { mustAdminister, mustConcernOthers } from './judge-post.ts';
import { Code } from '../import-person.ts';
import { roles } from '../import-post.ts';
import { listPostAuthorities, listStaffAccounts, writeChange, writeGranted } from './posts.store.ts';
import { refusals } from '../refusals.ts';

/** Changes of posts are judged one after the other: who is the last one is a question about all of them. */
export const postsOwner = 'identity.posts';
export const Reason = Type.String({ minLength: 4, maxLength: 200, pattern: '\\S' });

/**
 * 授予岗位 (SEC-04): to somebody who has a staff account, at an authority of the administrator's region, until `endsOn` when it is
 * given. It acts with the person's next request. Refuses `own-post`, `post-out-of-scope`, `no-staff-account`,
 * `authority-unknown`, `term-over`.
 */
export const grantPost = commandEach({
  name: 'identity.grant-post',
  title: '授予岗位',
  permission: { posts: ['administrator'] },
  input: Type.Object(
    {
      personId: Type.String({ format: 'uuid' }),
      authority: Code,
      role: Type.Enum(roles),
      name: Type.String({ minLength: 2, maxLength: 30, pattern: '\\S' }),
      standIn: Type.Union([Type.Literal('A'), Type.Literal('B')]),
      hall: Type.Optional(Code),
      endsOn: Type.Optional(Type.String({ format: 'date' })),
      reason: Reason,
    },
    { additionalProperties: false },
  ),
  owner: () => postsOwner,
  loadOne: async (db) => ({ authorities: await listPostAuthorities(db), staff: await listStaffAccounts(db) }),
  decide: ({ authorities, staff }, { input, actor, ctx }) => {
    mustConcernOthers(input.personId, actor);
    if (!staff.some((one) => one.personId === input.personId)) throw refusals.noStaffAccount.with();
    const region = authorities.find((one) => one.authority === input.authority)?.region;
    if (region === undefined) throw refusals.authorityUnknown.with({ authority: input.authority });
    mustAdminister(region, actor);
    if (input.endsOn !== undefined && input.endsOn < ctx.today) throw refusals.termOver.with();
    const post = {
      postId: ctx.newId(),
      personId: input.personId,
      authority: input.authority,
      role: input.role,
      region,
      name: input.name,
      standIn: input.standIn,
      hall: input.hall ?? null,
      endsOn: input.endsOn ?? null,
      endedAt: null,
    };
    const change = {
      changeId: ctx.newId(),
      postId: post.postId,
      kind: 'granted' as const,
      endsOn: post.endsOn,
      reason: input.reason,
      changedBy: actor.personId!,
      at: ctx.now,
    };
    const event: DomainEvent = {
      type: 'post.granted',
      id: change.changeId,
      ownerId: post.postId,
      seq: 1,
      data: { authority: post.authority, role: post.role, endsOn: post.endsOn },
    };
    return {
      writes: [writeGranted(post, ctx.now), writeChange(change)],
      events: [event],
      result: { postId: post.postId },
    };
  },
});
