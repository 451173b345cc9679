import Type from 'typebox';
import { commandEach, refusals as platformRefusals } from '#platform';
import { postsOwner, Reason } from './grant-post.ts';
import { mustAdminister, mustConcernOthers, mustLeaveOne } from './judge-post.ts';
import { takePostsBeside, writeChange, writeTerm } from './posts.store.ts';
import { refusals } from '../refusals.ts';

/**
 * 终止岗位或定期限 (SEC-04): at once, or after the last day `endsOn`. With the person's next request the post no longer acts.
 * Refuses `own-post`, `post-out-of-scope`, `post-ended`, `term-over`, `last-post`, `last-administrator`.
 */
export const endPost = commandEach({
  name: 'identity.end-post',
  title: '终止岗位',
  permission: { posts: ['administrator'] },
  input: Type.Object(
    {
      postId: Type.String({ format: 'uuid' }),
      endsOn: Type.Optional(Type.String({ format: 'date' })),
      reason: Reason,
      acceptsGap: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  owner: () => postsOwner,
  loadOne: (db, { input }) => takePostsBeside(db, input.postId),
  decide: (beside, { input, actor, ctx }) => {
    const post = beside.find((one) => one.postId === input.postId);
    if (!post) throw platformRefusals.notFound.with();
    mustConcernOthers(post.personId, actor);
    mustAdminister(post.region, actor);
    if (post.endedAt !== null) throw refusals.postEnded.with({ endedAt: post.endedAt });
    if (input.endsOn !== undefined && input.endsOn < ctx.today) throw refusals.termOver.with();
    mustLeaveOne(post, beside, { today: ctx.today, acceptsGap: input.acceptsGap === true });
    const endsOn = input.endsOn ?? null;
    const after = endsOn === null ? { ...post, endedAt: ctx.now } : { ...post, endsOn };
    const kind = endsOn === null ? ('ended' as const) : ('limited' as const);
    const change = {
      changeId: ctx.newId(),
      postId: post.postId,
      kind,
      endsOn,
      reason: input.reason,
      changedBy: actor.personId!,
      at: ctx.now,
    };
    return { writes: [writeTerm(after), writeChange(change)], result: { postId: post.postId, kind, endsOn } };
  },
});
