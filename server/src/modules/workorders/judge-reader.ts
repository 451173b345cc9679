import type { Actor, Post } from '#platform';
import { refusals } from './refusals.ts';
import type { WorkorderState } from './workorder-state.ts';

const departmentRoles = ['reviewer', 'decider', 'counter'];

/** A code of a city covers its districts: trailing pairs of zeros do not narrow. */
const covers = (post: Post, region: string): boolean => region.startsWith(post.region.replace(/(00)+$/, ''));

/** 承办部门的人: any handling post at the authority that has the order. */
export const isHandler = (actor: Actor, state: WorkorderState): boolean =>
  actor.posts.some((post) => departmentRoles.includes(post.role) && post.authority === state.authority);
export const isSupervisor = (actor: Actor, state: WorkorderState): boolean =>
  actor.posts.some((post) => post.role === 'supervisor' && covers(post, state.region));
/** 大厅的人: a window of a hall in the region, of an authority that had no part in the matter; the rated do not call their own rater. */
export const isHall = (actor: Actor, state: WorkorderState): boolean =>
  !isHandler(actor, state) &&
  actor.posts.some(
    (post) => post.role === 'counter' && post.hall !== null && covers(post, state.region) && !hadPart(post, state),
  );
const hadPart = (post: Post, state: WorkorderState): boolean =>
  state.candidates.some((one) => one.authority === post.authority);

export const mayRead = (actor: Actor, state: WorkorderState): boolean =>
  isHandler(actor, state) || isSupervisor(actor, state) || isHall(actor, state);

/**
 * 谁看得到评价人和办件: nobody for an anonymous rating; for a named one the hall and the supervisor, the handling authority
 * only after the follow-up (T18).
 */
export const maySeeRater = (actor: Actor, state: WorkorderState): boolean =>
  state.contactable &&
  (state.followedUpAt !== null || (!isHandler(actor, state) && (isSupervisor(actor, state) || isHall(actor, state))));

/** Refuses `not-found`: an order of others does not exist for the actor. */
export function mustHandle(actor: Actor, state: WorkorderState): void {
  if (!isHandler(actor, state)) throw refusals.notFound.with();
}
export function mustSupervise(actor: Actor, state: WorkorderState): void {
  if (!isSupervisor(actor, state)) throw refusals.notFound.with();
}
