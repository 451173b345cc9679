import { type Channel, channels as allChannels } from '@yijian/core/channel';
import { singleItemCode } from '@yijian/core/compile';
import type { Bundle, ServiceItem } from '@yijian/core/contract';
import { appliedItems } from '@yijian/core/halls';
import type { PublishedCatalogue } from '#catalogue';

/**
 * 不能办的渠道 of what can be applied for, under its code: closed for the bundle itself (THG-15), or because one of its items is not on
 * that channel (CAT-27). `anywhere`: channels on which something is closed.
 */
export type ClosedChannels = {
  of: (code: string) => ReadonlySet<Channel>;
  anywhere: ReadonlySet<Channel>;
};

const none: ReadonlySet<Channel> = new Set();

/** 没有上架的渠道 of an item; what registers none is open everywhere. */
export const offChannels = ({ channels }: Pick<ServiceItem, 'channels'>): Channel[] =>
  channels === undefined ? [] : allChannels.filter((channel) => !channels.includes(channel));

/** 要申请的事项 under the code of a bundle, or of a bundle of one. */
export function itemsUnder(code: string, { byKind, catalogue }: PublishedCatalogue): ServiceItem[] {
  const bundle = byKind.bundle.get(code)?.definition as Bundle | undefined;
  const single = singleItemCode('');
  const items = bundle
    ? appliedItems(bundle, catalogue.items)
    : code.startsWith(single)
      ? [code.slice(single.length)]
      : [];
  return items.flatMap((item) => catalogue.items.get(item)?.definition ?? []);
}

/** 不能办的渠道 under one state of the catalogue; worked out for a code when it is first asked for. */
export function closedChannels(
  changed: ReadonlyMap<string, ReadonlySet<Channel>>,
  published: PublishedCatalogue,
): ClosedChannels {
  const known = new Map<string, ReadonlySet<Channel>>();
  const workOut = (code: string): ReadonlySet<Channel> => {
    const off = itemsUnder(code, published).flatMap(offChannels);
    return off.length === 0 ? (changed.get(code) ?? none) : new Set([...(changed.get(code) ?? []), ...off]);
  };
  const anywhere = new Set([...changed.values()].flatMap((one) => [...one]));
  for (const { definition } of published.catalogue.items.values())
    for (const channel of offChannels(definition)) anywhere.add(channel);
  return {
    anywhere,
    of: (code) => {
      const closed = known.get(code) ?? workOut(code);
      known.set(code, closed);
      return closed;
    },
  };
}
