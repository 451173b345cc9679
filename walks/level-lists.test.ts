import { describe, expect, it } from 'vitest';
import { type Answer, cast, refused } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const visitor = world.visitor();
const codes = (list: Answer): string[] => list.map((one: Answer) => one.item).sort();
const listOf = async (region: string): Promise<Answer> =>
  (await visitor.get(`/api/level-lists?region=${region}`)).chosen;

describe('各层级清单 (CAT-11)', () => {
  it('社区页面只列本社区可办的事项：街道、区里办的不混进来，社区代收的写明收件', async () => {
    const community = await listOf('429903001001');
    expect(community.levelName).toBe('社区（村）级');
    expect(codes(community.list)).toEqual([
      'family-account',
      'insurance-aid',
      'resident-insurance-season',
      'senior-allowance',
    ]);
    expect(community.list.every((one: Answer) => one.here === 'takenIn')).toBe(true);
    expect((await listOf('429903001002')).list).toEqual([]);
    const street = await listOf('429903001000');
    const own = street.list.filter((one: Answer) => one.here === 'decided');
    expect(codes(own)).toEqual(['senior-allowance-laojie']);
    const district = await listOf('429903');
    expect(codes(district.list)).not.toContain('senior-allowance-laojie');
    expect(codes(district.list)).toContain('food-permit');
  });

  it('市、区、街道、社区分级公布，清单随目录变：取消的事项不再列出', async () => {
    const { regions } = await visitor.get('/api/level-lists');
    expect([...new Set(regions.map((one: Answer) => one.levelName))]).toEqual([
      '市级',
      '区县级',
      '街道（乡镇）级',
      '社区（村）级',
    ]);
    const size = async () => (await listOf('429903')).items;
    const before = await size();
    const manager = await signedIn('catalogue-b');
    await manager.post('/api/catalogue/item/archive-copy/withdraw', { reason: '不再办理' });
    expect(await size()).toBe(before - 1);
    expect(await refused(visitor.get('/api/level-lists?region=110000'))).toMatchObject({ status: 404 });
  });

  it('覆盖率等于有清单的机构除以全部机构，没有清单的机构逐家列出', async () => {
    const coverage = await (await signedIn('catalogue')).get('/api/ledgers/coverage');
    expect(coverage.withList + coverage.missing.length).toBe(coverage.institutions);
    expect(coverage.share).toBe(Math.round((coverage.withList / coverage.institutions) * 1000) / 10);
    expect(coverage.missing.map((one: Answer) => one.authority)).toEqual(
      expect.arrayContaining(['zhonglou-community', 'chayuan-village']),
    );
    expect(await refused(visitor.get('/api/ledgers/coverage'))).toMatchObject({ status: 401 });
  });
});

describe('标准化公示 (CAT-40)', () => {
  it('看板各指标与明细一致，点进去的清单就是它数的事项；人人可看', async () => {
    const { items, cells, averageListed, averageMaterials } = await visitor.get('/api/standards');
    const all = (await visitor.get('/api/standards/all')).items;
    expect(all).toHaveLength(items);
    for (const cell of Object.values(cells).flat() as Answer[])
      expect((await visitor.get(`/api/standards/${cell.cut}`)).items, cell.cut).toHaveLength(cell.count);
    const mean = (figure: string) =>
      Math.round((all.reduce((sum: number, row: Answer) => sum + row[figure], 0) / all.length) * 10) / 10;
    expect([averageListed, averageMaterials]).toEqual([mean('listed'), mean('materials')]);
    const { compared, same } = await visitor.get('/api/level-agreement');
    const drift = await (await signedIn('catalogue')).get('/api/catalogue/drift');
    expect({ compared, same }).toEqual(drift.common);
  });

  it('演示目录登记了网办深度和渠道、基线和对标，五减和对标有得算', async () => {
    const manager = await signedIn('catalogue');
    const { cells } = await visitor.get('/api/standards');
    expect(cells.depths.find((one: Answer) => one.cut === 'depth-unknown').count).toBe(0);
    const { totals } = await manager.get('/api/ledgers/reductions');
    expect(totals[0].withBaseline).toBe(16);
    const { items } = await manager.get('/api/ledgers/benchmarks');
    expect(items.length).toBeGreaterThanOrEqual(4);
    expect(items[0].cities.every((one: Answer) => one.city.includes('虚构'))).toBe(true);
  });
});
