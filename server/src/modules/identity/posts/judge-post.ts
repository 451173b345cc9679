import type { Actor } from '#platform';
import { refusals } from '../refusals.ts';

/** A post as the administrator sees it; dates `YYYY-MM-DD`. */
export type StaffPost = {
  postId: string;
  personId: string;
  authority: string;
  role: string;
  region: string;
  name: string;
  standIn: string;
  hall: string | null;
  endsOn: string | null;
  endedAt: string | null;
};

/** 管理范围: prefixes of the regions whose posts the actor administers. */
export const administeredRegions = (actor: Actor): string[] =>
  actor.posts.filter((post) => post.role === 'administrator').map((post) => post.region.replace(/(00)+$/, ''));

/** Whether a post acts on this business day. */
export const actsOn = (post: Pick<StaffPost, 'endedAt' | 'endsOn'>, today: string): boolean =>
  post.endedAt === null && (post.endsOn === null || today <= post.endsOn);

/** 不得自己授权给自己: one's own posts are somebody else's to give, to limit and to end. Refuses `own-post`. */
export function mustConcernOthers(personId: string, actor: Actor): void {
  if (personId === actor.personId) throw refusals.ownPost.with();
}

/** Refuses `post-out-of-scope` for a region that the administrator does not administer. */
export function mustAdminister(region: string, actor: Actor): void {
  if (!administeredRegions(actor).some((prefix) => region.startsWith(prefix))) throw refusals.postOutOfScope.with();
}

/**
 * 最后一个岗位: nobody else acts in this role at this authority without a term. The last administrator stays; of other
 * roles the last one goes only when the administrator says that the gap is meant. Refuses `last-administrator`, `last-post`.
 */
export function mustLeaveOne(
  post: StaffPost,
  beside: readonly StaffPost[],
  by: { today: string; acceptsGap: boolean },
): void {
  const others = beside.filter(
    (one) =>
      one.postId !== post.postId && one.personId !== post.personId && one.endsOn === null && actsOn(one, by.today),
  );
  if (others.length > 0) return;
  if (post.role === 'administrator') throw refusals.lastAdministrator.with();
  if (!by.acceptsGap) throw refusals.lastPost.with({ authority: post.authority, role: post.role });
}
