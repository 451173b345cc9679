import type { Baseline, Benchmark, CleanUp, ServiceItem } from '@yijian/core/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { importDefinitions, loadPublished } from '#catalogue';
import { systemActor } from '#platform';
import { testPlatform } from '../../platform/testing/index.ts';
import { lanternDefinitions, lanternItem } from '../catalogue/testing-lantern.ts';
import { assessImpact } from './assess-impact.ts';
import { cleanUpsOf, readCleanUps } from './clean-ups.ts';
import { figuresNow, ledgerRows, ledgerTotals, reductionRate, share } from './figures.ts';
import { routes } from './http.ts';
import { exportLevelList, readCoverage, readLevelLists } from './level-lists.ts';
import { exportAtMostOnce, exportReductions, readAtMostOnce, readBenchmarks, readReductions } from './read-ledgers.ts';
import { readBehind, readStandardFigures } from './standard-figures.ts';

const { env } = await testPlatform();
const sign = lanternItem('sign-record');
const baseline = (item: ServiceItem, change: Partial<Baseline> = {}): Baseline => ({
  kind: 'baseline',
  code: `base-${item.code}`,
  name: item.name,
  item: item.code,
  on: '2020-12-31',
  source: '2020 年底办事指南',
  ...figuresNow(item),
  ...change,
});
const benchmark: Benchmark = {
  kind: 'benchmark',
  code: 'sign-shenzhen',
  name: '招牌备案·深圳',
  item: 'sign-record',
  city: '深圳',
  promised: { n: 1, unit: 'workingDay' },
  source: '办事指南',
  collectedOn: '2026-01-05',
};

beforeAll(async () => {
  const around = { actor: systemActor, reason: '首次导入' };
  const before = baseline(sign, { materials: figuresNow(sign).materials + 1, visits: sign.visits.times + 1 });
  await importDefinitions(env, [...lanternDefinitions(), before, benchmark], around);
});

describe('五减 (CAT-17/18)', () => {
  test('基线 1000 份、现值 950，压减 5.0%；没有基线的不算', () => {
    const items = [lanternItem('sign-record'), lanternItem('trade-licence')];
    const rows = ledgerRows(items, new Map([['sign-record', baseline(sign, { materials: 1000 })]]));
    rows[0]!.now.materials = 950;
    const [whole] = ledgerTotals(rows);
    expect(whole).toMatchObject({ items: 2, withBaseline: 1 });
    expect(whole!.reductions.find((one) => one.figure === 'materials')).toMatchObject({
      before: 1000,
      now: 950,
      rate: 5,
    });
    expect([reductionRate(0, 0), reductionRate(3, 2), share(0, 0), share(1, 3)]).toEqual([null, 33.3, null, 33.3]);
  });

  test('导入基线，台账按事项、按部门列出基线、现值、压减率，可下载', async () => {
    const { rows, totals } = await readReductions(env.db);
    const row = rows.find((one) => one.item === 'sign-record')!;
    expect(row.before!.materials - row.now.materials).toBe(1);
    const mine = totals.find((one) => one.authority === sign.authority)!;
    expect(mine.reductions.find((one) => one.figure === 'visits')!.before).toBe(sign.visits.times + 1);
    expect(new TextDecoder().decode((await exportReductions(env.db)).content)).toContain('2020 年底办事指南');
  });

  test('能用证照、共享取得的材料不算申请人要交的', () => {
    const trade = lanternItem('trade-licence');
    expect(figuresNow(trade).materials).toBe(trade.materials.filter((one) => one.ways === undefined).length);
  });
});

test('对标：登记了标杆城市的事项列出；没有办件就不是高频，比标杆长也只说明，不告警 (CAT-19…21)', async () => {
  const { items } = await readBenchmarks(env);
  expect(items).toMatchObject([
    { item: 'sign-record', volume: 0, isFrequent: false, isOver: true, alarm: null, cities: [{ city: '深圳' }] },
  ]);
});

test('最多跑一次清单：占比等于逐项数出来的，可下载 (CAT-25)', async () => {
  const { items, share: told } = await readAtMostOnce(env.db);
  expect(told).toBe(share(items.filter((one) => one.visits <= 1).length, items.length));
  expect(items.map((one) => one.item)).toContain('sign-record');
  expect(new TextDecoder().decode((await exportAtMostOnce(env.db)).content)).toContain(sign.name);
});

describe('标准化公示 (CAT-26/27/40)', () => {
  test('网办深度和渠道：每个指标等于它背后的清单，没登记的如实列为没登记', async () => {
    const { items, cells, ...averages } = await readStandardFigures(env.db);
    const all = (await readBehind(env.db, 'all')).items;
    expect(all).toHaveLength(items);
    for (const cell of Object.values(cells).flat()) {
      const behind = await readBehind(env.db, cell.cut);
      expect(behind.items, cell.cut).toHaveLength(cell.count);
      expect(cell.share).toBe(share(cell.count, items));
    }
    expect(cells.depths.at(-1)).toMatchObject({ cut: 'depth-unknown', count: items });
    expect(cells.levels.reduce((sum, one) => sum + one.count, 0)).toBe(items);
    const mean = (figure: 'listed' | 'materials' | 'days') =>
      Math.round((all.reduce((sum, row) => sum + row[figure], 0) / all.length) * 10) / 10;
    expect(averages).toEqual({
      averageListed: mean('listed'),
      averageMaterials: mean('materials'),
      averageDays: mean('days'),
    });
  });

  test('没有这项指标的拒绝', async () => {
    await expect(readBehind(env.db, 'constructor')).rejects.toMatchObject({ code: 'ledgers.unknown-figure' });
  });
});

describe('各层级清单 (CAT-11)', () => {
  test('选一个区划只列这里能办的；覆盖率等于有清单的机构除以全部机构', async () => {
    const { regions, chosen } = await readLevelLists(env.db, sign.decidingRegion);
    expect(chosen!.list.map((one) => one.item)).toContain('sign-record');
    expect(chosen!.list).toHaveLength(regions.find((one) => one.code === sign.decidingRegion)!.items);
    expect(new TextDecoder().decode((await exportLevelList(env.db, sign.decidingRegion)).content)).toContain(sign.name);
    await expect(readLevelLists(env.db, '999999')).rejects.toMatchObject({ code: 'ledgers.unknown-region' });
    const coverage = await readCoverage(env.db);
    expect(coverage.withList + coverage.missing.length).toBe(coverage.institutions);
    expect(coverage.share).toBe(share(coverage.withList, coverage.institutions));
    expect(coverage.missing.map((one) => one.authority)).not.toContain(sign.authority);
  });
});

describe('事项清理 (CAT-14)', () => {
  const entry = (item: string, outcome: 'cancel' | 'merge' | 'toFiling', into?: string) => ({
    item,
    name: item,
    outcome,
    ...(into ? { into } : {}),
    reason: '没有审查内容',
    reviewedBy: '灯笼镇',
  });
  const batch: CleanUp = {
    kind: 'cleanUp',
    code: 'first',
    name: '第一批',
    on: '2026-01-05',
    basis: { law: '灯笼便民办法（虚构）', article: '第九条', provenance: { mark: 'seen' } },
    items: [
      entry('gone-item', 'cancel'),
      entry('merged-item', 'merge', 'sign-record'),
      entry('lost-item', 'merge', 'no-such'),
      entry('sign-record', 'toFiling'),
    ],
  };

  test('目录里已经没有的算执行了，并入的事项没有公布、还在审批的不算，写明还要做什么；数量前后对比', async () => {
    const published = await loadPublished(env.db);
    const cleanUp = new Map([['first', { definition: batch, version: 1, hash: '' }]]);
    const held = cleanUpsOf({ ...published, byKind: { ...published.byKind, cleanUp } } as never, '2026-02-01');
    expect(held.batches[0]!.rows.map((row) => row.isDone)).toEqual([true, true, false, false]);
    expect(held.batches[0]!.rows.map((row) => row.remedy === null)).toEqual([true, true, false, false]);
    expect([held.before - held.now, held.open, held.filings]).toEqual([2, 2, 0]);
    expect(await readCleanUps(env)).toMatchObject({ before: held.now, now: held.now, batches: [] });
  });
});

describe('影响分析 (CAT-36/42)', () => {
  test('列出用到它的全部内容、在办件和证照；没有公布的拒绝', async () => {
    const impact = await assessImpact(env.db, { kind: 'item', code: 'sign-record' });
    expect(impact).toMatchObject({ code: 'sign-record', open: { total: 0, byVersion: [] }, licences: 0 });
    expect(impact!.references.map((one) => one.kind)).toEqual(expect.arrayContaining(['baseline', 'benchmark']));
    const role = await assessImpact(env.db, { kind: 'role', code: 'shop' });
    expect(role!.references.length).toBeGreaterThan(1);
    const route = routes.find((one) => one.path === '/api/ledgers/impact/:kind/:code')!;
    const read = route.kind === 'query' ? route.read : undefined;
    const asked = { params: { kind: 'item', code: 'no-such' } } as never;
    await expect(read!(asked, env)).rejects.toMatchObject({ code: 'ledgers.not-published' });
  });
});
