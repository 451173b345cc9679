import { type Channel, channelNames, channels as allChannels } from '@yijian/core/channel';
import type { Hall } from '@yijian/core/contract';
import type { PublishedCatalogue } from '#catalogue';
import type { Actor, Queryable } from '#platform';
import { closedOn } from '../find-release.ts';
import { refusals } from '../refusals.ts';

/**
 * 读者所在渠道 (THG-15, pure): what somebody looks at is what can be applied for where they are; staff who take nothing in see
 * everything (null). `mobile` is what the browser says of itself.
 */
export function readerChannels(
  actor: Actor,
  halls: PublishedCatalogue['byKind']['hall'],
  mobile: boolean,
): Channel[] | null {
  if (actor.kind === 'citizen' || actor.kind === 'visitor')
    return actor.terminal === undefined ? [mobile ? 'mobile' : 'portal'] : ['kiosk'];
  const places = actor.posts.filter((post) => post.role === 'counter' || post.role === 'receiver');
  const found = places.map((post) => {
    const hall = post.hall === null ? undefined : (halls.get(post.hall)?.definition as Hall | undefined);
    return hall?.channel ?? 'counter';
  });
  return found.length === 0 ? null : [...new Set(found)];
}

/** 在这个渠道能不能办: on any of these channels; null = whoever asks stands at none. */
export const isOpenOn = (closed: ReadonlySet<Channel> | undefined, on: readonly Channel[] | null): boolean =>
  on === null || closed === undefined || on.some((channel) => !closed.has(channel));

/** 必须在这个渠道开放 (THG-15). Refuses `bundles.not-on-channel` with the channels where it can be applied for. */
export async function mustBeOpenOn(db: Queryable, bundle: string, on: readonly Channel[] | null): Promise<void> {
  const closed = (await closedOn(db)).get(bundle);
  if (isOpenOn(closed, on)) return;
  const open = allChannels.filter((channel) => !closed!.has(channel));
  const names = open.map((channel) => channelNames[channel]).join('、');
  throw refusals.notOnChannel.with({
    open: open.map((channel) => ({ channel, name: channelNames[channel] })),
    findings: names ? [{ place: 'channel', message: `现在可以办的渠道：${names}` }] : [],
  });
}
