import { lastDayOf } from '@yijian/core/compile';
import type { BundleRelease, ServiceItem } from '@yijian/core/contract';
import { loadPublished } from '#catalogue';
import type { Queryable } from '#platform';

/** 已停办: what of a release can no longer be applied for, and since when. */
export type Stopped = { kind: 'bundle' | 'item'; code: string; name: string; stopsOn: string };

/**
 * 已停办的部分 of a release on the day `today`: the bundle itself or members whose stop day (停办日) is over or whose approval was abolished (取消审批). Empty while it can be
 * applied for. Cases in hand are not asked.
 */
export async function listStopped(db: Queryable, release: BundleRelease, today: string): Promise<Stopped[]> {
  const { byKind } = await loadPublished(db);
  const asked = [
    { kind: 'bundle' as const, code: release.bundle, name: release.name },
    ...release.members.map(({ item }) => ({ kind: 'item' as const, code: item.code, name: item.name })),
  ];
  return asked.flatMap((one) => {
    const published = byKind[one.kind].get(one.code);
    const stopsOn =
      one.kind === 'bundle'
        ? published?.stopsOn
        : published && lastDayOf(published.definition as ServiceItem, published.stopsOn);
    return stopsOn && stopsOn < today ? [{ ...one, stopsOn }] : [];
  });
}
