import { assessUpgrade, type UpgradeCheck } from '@yijian/core/compile';
import type { Bundle } from '@yijian/core/contract';
import { loadPublished } from '#catalogue';
import type { Queryable } from '#platform';
import { listCurrent } from '../find-release.ts';

export type UpgradeRow = { bundle: string; name: string; version: number; checks: UpgradeCheck[]; below: number };

/** 升级评估表 (THG-27) of every bundle that is offered, those furthest below the new model first. */
export async function readUpgrades(db: Queryable): Promise<UpgradeRow[]> {
  const { byKind } = await loadPublished(db);
  return (await listCurrent(db))
    .flatMap((release): UpgradeRow[] => {
      const bundle = byKind.bundle.get(release.bundle)?.definition as Bundle | undefined;
      if (bundle === undefined) return [];
      const checks = assessUpgrade(bundle, release);
      const below = checks.filter(({ gaps }) => gaps.length > 0).length;
      return [{ bundle: bundle.code, name: bundle.name, version: release.version, checks, below }];
    })
    .toSorted((a, b) => b.below - a.below || a.name.localeCompare(b.name, 'zh'));
}
