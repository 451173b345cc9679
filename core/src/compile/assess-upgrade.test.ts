import { describe, expect, it } from 'vitest';
import type { Bundle, BundleRelease } from '../contract/index.ts';
import { withFiling } from './check-plan.ts';
import { lanternBundle, lanternCatalogue } from './fixture.ts';
import { assessUpgrade, compileBundle } from './index.ts';

const { release } = compileBundle(lanternBundle, 1, lanternCatalogue()) as { release: BundleRelease };
const plan = { collaboration: '协同', systems: '整合', sharing: '共享', version: 1, approvedBy: '灯笼区' };
const gapsOf = (bundle: Bundle, of = release) =>
  Object.fromEntries(assessUpgrade(bundle, of).map(({ id, gaps }) => [id, gaps]));

const serial = (days: number) =>
  release.members.map((one, at) => ({
    ...one,
    item: { ...one.item, promised: { n: at === 0 ? days : 0, unit: 'workingDay' as const } },
  }));

describe('升级评估：旧主题不达标的逐条列出 (THG-27)', () => {
  it('五个一缺哪一项、方案有没有备案', () => {
    const { mechanism: _, ...rest } = lanternBundle.fiveOnes;
    expect(gapsOf({ ...lanternBundle, fiveOnes: rest })).toMatchObject({
      fiveOnes: ['缺少一套工作机制'],
      plan: ['实施方案没有备案'],
    });
    const filed = withFiling({ ...lanternBundle, plan }, { number: '灯备 1 号', on: '2026-01-05' });
    expect(gapsOf(filed)).toMatchObject({ fiveOnes: [], plan: [] });
  });

  it('政府部门核发的材料还要申请人交的，一份份点名；自己的材料不算', () => {
    const before = gapsOf(lanternBundle).sharing!;
    const all = release.materials.map((material) => ({ ...material, issuedBy: 'government' as const }));
    const none = release.materials.map((material) => ({ ...material, issuedBy: 'applicant' as const }));
    expect(gapsOf(lanternBundle, { ...release, hash: 'a', materials: all }).sharing!.length).toBeGreaterThan(
      before.length,
    );
    expect(gapsOf(lanternBundle, { ...release, hash: 'b', materials: none }).sharing).toEqual([]);
  });

  it('只有一个要办几天的事项，没有可以并联的，不算不达标', () => {
    expect(gapsOf(lanternBundle, { ...release, hash: 'd', members: serial(5) }).process).toEqual([]);
  });

  it('承诺超过最长的单项要列出', () => {
    expect(gapsOf(lanternBundle)).toMatchObject({ promise: [], process: [] });
    const classes = release.classes.map((one) => ({ ...one, promiseDays: one.longestDays + 1 }));
    expect(gapsOf(lanternBundle, { ...release, hash: 'c', classes }).promise).toHaveLength(1);
  });
});
