import { describe, expect, it } from 'vitest';
import { type Answer, cast, refused } from './apply.ts';
import { publishSaved } from './compose-levels.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const item = 'shop-sign';
const author = () => signedIn('catalogue');
const second = () => signedIn('catalogue-b');
const grid = async (): Promise<Answer> => (await author()).get(`/api/ledgers/benchmarks/${item}`);
const rowOf = async (aspect: string): Promise<Answer> =>
  (await grid()).rows.find((one: Answer) => one.aspect === aspect);
const publish = async (kind: string, code: string) =>
  (await second()).post(`/api/catalogue/${kind}/${code}/publish`, { reason: '对标优化' });
const adopt = async (aspect: string, reason = '对标先进') =>
  (await author()).post(`/api/catalogue/benchmarks/walk-city-1/adopt`, { aspect, reason });

const aspects = {
  conditions: '场所合法、效果图符合街道容貌标准',
  filing: '网上；全程网办；邮寄',
  acceptance: '承诺件；到现场 0 次',
  review: '受理 → 决定',
  issuing: '设置意见；电子送达；邮寄',
  mechanism: '一个科室办到底',
};

describe('对标:六方面逐格对比,采纳生成新版本要素,公布要两个人 (CAT-19)', () => {
  it('录入 4 城数据,公布后差距表六方面加时限逐格对比', async () => {
    const before = (await grid()).cities.length;
    for (const n of [1, 2, 3, 4])
      await publishSaved(signedIn, {
        kind: 'benchmark',
        code: `walk-city-${n}`,
        name: `招牌·第${n}城`,
        item,
        city: `第${n}城（虚构）`,
        promised: { n, unit: 'workingDay' },
        source: '虚构的办事指南',
        collectedOn: '2026-10-10',
        ...(n < 4 && { aspects }),
      });
    const found = await grid();
    expect(found.cities).toHaveLength(before + 4);
    expect(found.rows.map((one: Answer) => one.name)).toEqual([
      '申请条件',
      '申报方式',
      '受理模式',
      '审核程序',
      '发证方式',
      '工作机制',
      '承诺时限',
    ]);
    const gapsOf = (row: Answer) =>
      row.cells.filter((one: Answer) => one.code.startsWith('walk-')).map((one: Answer) => one.gap);
    for (const row of found.rows.slice(0, 6)) expect(gapsOf(row)).toEqual(['differs', 'differs', 'differs', 'missing']);
    expect(gapsOf(found.rows[6])).toEqual(['better', 'better', 'same', 'worse']);
  });

  it('采纳时限:事项草稿按标杆的天数,环节随之压缩;自己公布不了', async () => {
    expect(await refused(adopt('promised', ''))).toMatchObject({ code: 'platform.malformed-input' });
    expect(await adopt('promised')).toMatchObject({ item: { code: item } });
    const { draft } = (await (await author()).get(`/api/catalogue/item/${item}`)).definition;
    expect(draft.body.promised).toEqual({ n: 1, unit: 'workingDay' });
    expect(draft.body.steps.reduce((sum: number, step: Answer) => sum + step.days, 0)).toBe(1);
    expect(
      await refused((await author()).post(`/api/catalogue/item/${item}/publish`, { reason: '对标' })),
    ).toMatchObject({ code: 'catalogue.own-draft' });
    const theirs = (await second()).post('/api/catalogue/benchmarks/walk-city-1/adopt', {
      aspect: 'filing',
      reason: '对标',
    });
    expect(await refused(theirs)).toMatchObject({ code: 'catalogue.draft-begun' });
  });

  it('再采纳送达方式,并入同一份草稿;对不上要素的只记采纳和理由;没有登记的采纳不了', async () => {
    expect(await adopt('issuing')).toMatchObject({ item: { code: item } });
    expect(await adopt('mechanism', '下一步调整科室分工')).toMatchObject({ item: null });
    const empty = (await author()).post('/api/catalogue/benchmarks/walk-city-4/adopt', {
      aspect: 'filing',
      reason: '对标',
    });
    expect(await refused(empty)).toMatchObject({ code: 'catalogue.nothing-to-adopt' });
    const clerk = (await signedIn('clerk')).post('/api/catalogue/benchmarks/walk-city-1/adopt', {
      aspect: 'filing',
      reason: '对标',
    });
    expect(await refused(clerk)).toMatchObject({ status: 403 });
  });

  it('另一个人公布:新版本要素生效,差距表写明采纳了什么、为什么', async () => {
    await publish('item', item);
    await publish('benchmark', 'walk-city-1');
    await world.settled();
    const guide = await world.visitor().get(`/api/items/${item}/guide`);
    expect(guide.limits.promised).toBe('1 个工作日');
    const limit = await rowOf('promised');
    expect(limit.own).toBe('1 个工作日');
    const cell = (row: Answer) => row.cells.find((one: Answer) => one.code === 'walk-city-1');
    expect(cell(limit)).toMatchObject({ gap: 'same', adopted: { reason: '对标先进' } });
    expect((await rowOf('issuing')).own).toContain('邮寄');
    expect(cell(await rowOf('mechanism')).adopted).toMatchObject({ reason: '下一步调整科室分工' });
    const { items } = await (await author()).get('/api/ledgers/benchmarks');
    expect(items.find((one: Answer) => one.item === item)).toMatchObject({ adopted: 3 });
  });
});
