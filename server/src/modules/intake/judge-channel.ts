import type { Channel } from '@yijian/core/channel';
import type { Hall } from '@yijian/core/contract';
import type { Actor, Post } from '#platform';

/** 收件处: channel of an application and the code of the place where it is taken in. */
export type TakenIn = { channel: Channel; place: string | null };

/**
 * 渠道 (ITK-01, pure): of staff it follows from the place where their post works, of citizens from the registered kiosk they stand at.
 * Only `mobile` is what the browser says of itself: it is counted and has no other effect. Null: no post of this actor may take
 * this bundle in, because its outlet or desk is not bound to it.
 */
export function judgeChannel(
  actor: Actor,
  halls: ReadonlyMap<string, Hall>,
  by: { bundle: string; region: string; mobile: boolean },
): TakenIn | null {
  if (actor.kind === 'citizen')
    return actor.terminal === undefined
      ? { channel: by.mobile ? 'mobile' : 'portal', place: null }
      : { channel: 'kiosk', place: actor.terminal };
  const taken = actor.posts
    .filter((post) => by.region.startsWith(post.region))
    .flatMap((post) => takenAt(post, halls, by.bundle) ?? []);
  return taken[0] ?? null;
}

function takenAt(post: Post, halls: ReadonlyMap<string, Hall>, bundle: string): TakenIn | null {
  const hall = post.hall === null ? undefined : halls.get(post.hall);
  const channel = hall?.channel ?? 'counter';
  if (post.role === 'counter' && channel === 'counter') return { channel, place: post.hall };
  if (post.role !== 'receiver' || !hall || channel === 'counter') return null;
  return hall.counters.some((counter) => counter.bundles.includes(bundle)) ? { channel, place: hall.code } : null;
}
