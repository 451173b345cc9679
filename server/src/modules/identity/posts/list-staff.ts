import { shanghaiDay } from '@yijian/core/calendar';
import type { Actor, Environment } from '#platform';
import { actsOn, administeredRegions } from './judge-post.ts';
import { personNames } from '../person-facts.ts';
import { listPostAuthorities, listPostChanges, listStaffAccounts, listStaffPosts } from './posts.store.ts';

/**
 * 岗位一览 (SEC-04) for the administrator: everybody with a staff account, with the posts they hold and held in the administered
 * regions, and the newest changes with who made them and why. Staff act in public, so their names stand in full.
 */
export async function listStaff(env: Environment, actor: Actor) {
  const regions = administeredRegions(actor);
  const today = shanghaiDay(await env.now());
  const [everywhere, accounts, changes, authorities] = await Promise.all([
    listStaffPosts(env.db),
    listStaffAccounts(env.db),
    listPostChanges(env.db, regions),
    listPostAuthorities(env.db),
  ]);
  const isMine = ({ region }: { region: string }) => regions.some((prefix) => region.startsWith(prefix));
  const posts = everywhere.filter(isMine);
  const outside = new Set(everywhere.filter((post) => !isMine(post)).map((post) => post.personId));
  for (const post of posts) outside.delete(post.personId);
  const people = [...posts, ...accounts].map((one) => one.personId);
  const names = await personNames(env.db, env.keys, [...people, ...changes.map((one) => one.changedBy)]);
  const nameOf = (personId: string) => names.get(personId) ?? '（已注销）';
  const postOf = new Map(posts.map((post) => [post.postId, post]));
  return {
    today,
    authorities: authorities.filter(isMine).map(({ authority }) => authority),
    // Staff of other regions are their own administrators' business; who has no post yet may be given one.
    people: accounts
      .filter(({ personId }) => !outside.has(personId))
      .map(({ personId, login }) => ({
        personId,
        login,
        name: nameOf(personId),
        isMe: personId === actor.personId,
        posts: posts
          .filter((post) => post.personId === personId)
          .map((post) => ({ ...post, acts: actsOn(post, today) })),
      })),
    changes: changes.map((change) => ({
      changeId: change.changeId,
      at: change.at,
      kind: change.kind,
      endsOn: change.endsOn,
      reason: change.reason,
      by: nameOf(change.changedBy),
      person: nameOf(postOf.get(change.postId)!.personId),
      post: postOf.get(change.postId)!.name,
      authority: postOf.get(change.postId)!.authority,
    })),
  };
}
