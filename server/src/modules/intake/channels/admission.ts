import type { PublishedCatalogue } from '#catalogue';
import type { BundleRelease } from '@yijian/core/contract';
import { isAppliedFor, notAdmitted, placesFor } from '@yijian/core/halls';
import { singleItemCode } from '@yijian/core/compile';
import { refusals } from '../refusals.ts';

/** 要申请的事项 of a release, by code. */
export const itemsOf = ({ members }: BundleRelease): string[] =>
  members.filter(({ item }) => isAppliedFor(item)).map(({ item }) => item.code);

/** 没有准入 (CAT-23): the refusal, with each item that is not admitted there and the places that do take it in. */
export function refuseNotAdmitted(
  barred: readonly string[],
  { release, published: { catalogue, premises } }: { release: BundleRelease; published: PublishedCatalogue },
): Error {
  const items = itemsOf(release);
  const isSingle = release.bundle === singleItemCode(items[0] ?? '');
  const thing = isSingle ? { item: items[0]! } : { bundle: release.bundle };
  const places = placesFor(thing, items, premises).map(({ hall }) => ({ name: hall.name, address: hall.address }));
  return refusals.notAdmitted.with({
    items: barred,
    places,
    findings: [
      ...barred.map((code) => ({
        place: `item:${code}`,
        message: `「${catalogue.items.get(code)?.definition.name ?? code}」还没有准入这里`,
      })),
      ...(places[0] === undefined
        ? []
        : [
            {
              place: 'hall',
              message: `现在可以到：${places.map(({ name, address }) => `${name}（${address}）`).join('、')}`,
            },
          ]),
    ],
  });
}

/** 必须仍在准入 (CAT-23): what was begun at a counter is submitted only while its hall admits the items. Refuses `not-admitted`. */
export function mustBeAdmitted(place: string | null, release: BundleRelease, published: PublishedCatalogue): void {
  const barred = place === null ? [] : notAdmitted(place, itemsOf(release), published.premises);
  if (barred.length > 0) throw refuseNotAdmitted(barred, { release, published });
}
