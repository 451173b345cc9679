import type { Channel } from '@yijian/core/channel';
import { notAdmitted, type Premises, takes } from '@yijian/core/halls';
import type { Actor, Post } from '#platform';

/** 收件处: channel of an application and the code of the place where it is taken in. */
export type TakenIn = { channel: Channel; place: string | null };

/**
 * 渠道 (ITK-01, pure): of staff it follows from the place where their post works, of citizens from the registered kiosk they stand at.
 * Only `mobile` is what the browser says of itself: it is counted and has no other effect. Null: no post of this actor may take
 * this bundle in: its outlet or desk is not bound to it, or its hall of a street or community has not admitted one of the items.
 */
export function judgeChannel(
  actor: Actor,
  premises: Premises,
  by: { bundle: string; items: readonly string[]; region: string; mobile: boolean },
): TakenIn | null {
  if (actor.kind === 'citizen')
    return actor.terminal === undefined
      ? { channel: by.mobile ? 'mobile' : 'portal', place: null }
      : { channel: 'kiosk', place: actor.terminal };
  const taken = actor.posts
    .filter((post) => by.region.startsWith(post.region))
    .flatMap((post) => takenAt(post, premises, by) ?? []);
  return taken[0] ?? null;
}

type Asked = { bundle: string; items: readonly string[] };
function takenAt(post: Post, premises: Premises, { bundle, items }: Asked): TakenIn | null {
  const hall = post.hall === null ? undefined : premises.halls.get(post.hall);
  const channel = hall?.channel ?? 'counter';
  if (post.role === 'counter' && channel === 'counter')
    return hall && notAdmitted(hall.code, items, premises).length > 0 ? null : { channel, place: post.hall };
  if (post.role !== 'receiver' || !hall || channel === 'counter') return null;
  const windows = premises.windows.get(hall.code) ?? [];
  return windows.some((window) => takes(window, { bundle })) ? { channel, place: hall.code } : null;
}

/** 还没准入的事项 (CAT-23): what keeps the counters at which this actor sits from taking these items in. */
export const barredAt = (actor: Actor, premises: Premises, items: readonly string[]): string[] => [
  ...new Set(
    actor.posts
      .filter(({ role, hall }) => role === 'counter' && hall !== null)
      .flatMap(({ hall }) => notAdmitted(hall!, items, premises)),
  ),
];
