import { type Channel, channelNames, channels as allChannels } from '@yijian/core/channel';
import { appliedItems, notAdmitted } from '@yijian/core/halls';
import type { PublishedCatalogue } from '#catalogue';
import type { Actor, Queryable } from '#platform';
import type { Bundle } from '@yijian/core/contract';
import { closedOn } from '../find-release.ts';
import { refusals } from '../refusals.ts';

/**
 * 读者所在渠道 (THG-15, pure): what somebody looks at is what can be applied for where they are; staff who take nothing in see
 * everything (null). `mobile` is what the browser says of itself.
 */
export function readerChannels(
  actor: Actor,
  { halls }: PublishedCatalogue['premises'],
  mobile: boolean,
): Channel[] | null {
  if (actor.kind === 'citizen' || actor.kind === 'visitor')
    return actor.terminal === undefined ? [mobile ? 'mobile' : 'portal'] : ['kiosk'];
  const places = actor.posts.filter((post) => post.role === 'counter' || post.role === 'receiver');
  const found = places.map((post) => {
    return (post.hall === null ? undefined : halls.get(post.hall)?.channel) ?? 'counter';
  });
  return found.length === 0 ? null : [...new Set(found)];
}

/** 读者所在: the channels, and the halls at whose counters the reader sits (none of them known = no restriction). */
export type Reader = { on: readonly Channel[] | null; halls: readonly string[] };

/** 读者所在 of whoever asks. */
export function readerOf(actor: Actor, { premises }: PublishedCatalogue, mobile: boolean): Reader {
  const counters = actor.posts.filter(({ role }) => role === 'counter' || role === 'receiver');
  const halls = counters.flatMap(({ hall }) => hall ?? []);
  return {
    on: readerChannels(actor, premises, mobile),
    halls: halls.length === counters.length ? halls : [],
  };
}

/** 这个窗口能不能收 (CAT-23): at least one of the reader's halls admits every item of the thing. */
export function isAdmittedFor(
  { halls }: Reader,
  thing: { kind: 'bundle' | 'item'; code: string },
  { byKind, catalogue, premises }: PublishedCatalogue,
): boolean {
  if (halls.length === 0) return true;
  const bundle =
    thing.kind === 'bundle' ? (byKind.bundle.get(thing.code)?.definition as Bundle | undefined) : undefined;
  const items = bundle === undefined ? [thing.code] : appliedItems(bundle, catalogue.items);
  return halls.some((hall) => notAdmitted(hall, items, premises).length === 0);
}

/** 在这个渠道能不能办: on any of these channels; null = whoever asks stands at none. */
export const isOpenOn = (closed: ReadonlySet<Channel>, on: readonly Channel[] | null): boolean =>
  on === null || on.some((channel) => !closed.has(channel));

/** 必须在这个渠道开放 (THG-15). Refuses `bundles.not-on-channel` with the channels where it can be applied for. */
export async function mustBeOpenOn(db: Queryable, bundle: string, on: readonly Channel[] | null): Promise<void> {
  const closed = (await closedOn(db)).of(bundle);
  if (isOpenOn(closed, on)) return;
  const open = allChannels.filter((channel) => !closed.has(channel));
  const names = open.map((channel) => channelNames[channel]).join('、');
  throw refusals.notOnChannel.with({
    open: open.map((channel) => ({ channel, name: channelNames[channel] })),
    findings: names ? [{ place: 'channel', message: `现在可以办的渠道：${names}` }] : [],
  });
}
