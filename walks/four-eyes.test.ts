import { describe, expect, it } from 'vitest';
import { type Answer, cast, refused } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const at = '/api/catalogue/item/shop-sign';
const author = () => signedIn('catalogue');
const reviewer = () => signedIn('catalogue-b');
const ask = { reason: '简化材料', legalBasis: '清政办〔2026〕8 号' };

/** 招牌设置 with another name and one copy more of its first material. */
async function changed(name: string): Promise<Answer> {
  const { body } = (await (await author()).get(at)).definition;
  const [first, ...rest] = body.materials;
  return { ...body, name, materials: [{ ...first, copies: first.copies + 1 }, ...rest] };
}
const save = async (definition: Answer) => (await author()).post('/api/catalogue/drafts', { definition });
const nameShown = async () => (await world.visitor().get('/api/items/shop-sign/guide')).name;

describe('编制、送审、退回、审核公布，历史看得见 (CAT-01, CAT-08)', () => {
  let before = '';

  it('自己编的草稿自己公布不了，群众看到的还是现行版本', async () => {
    before = await nameShown();
    await save(await changed('招牌设置（新）'));
    expect((await (await author()).get(at)).definition.draft).toMatchObject({ mine: true, review: null });
    expect(await refused((await author()).post(`${at}/publish`, ask))).toMatchObject({
      status: 403,
      code: 'catalogue.own-draft',
      remedy: '请送审，由另一位目录管理人员审核公布',
    });
    expect(await nameShown()).toBe(before);
  });

  it('送审以后进另一位的待审清单：谁、什么时候、为什么、改了哪几处；不带账号', async () => {
    await (await author()).post(`${at}/submit`, ask);
    const own = await (await author()).get('/api/catalogue/reviews');
    expect(own.reviews).toMatchObject([{ code: 'shop-sign', mine: true }]);
    const { reviews } = await (await reviewer()).get('/api/catalogue/reviews');
    expect(reviews).toMatchObject([
      { mine: false, ...ask, changed: 2, isNew: false, submittedBy: expect.stringContaining('事项目录管理岗') },
    ]);
    expect(reviews[0].changes[0]).toEqual({ place: '名称', before, after: '招牌设置（新）' });
    expect(reviews[0].changes[1].place).toMatch(/^申请材料 › .+ › 复印件$/);
    const { definition } = await (await reviewer()).get(at);
    expect(definition.draft).toMatchObject({ mine: false, review: ask });
    expect(definition.draft).not.toHaveProperty('savedBy');
  });

  it('退回要写意见，作者看得到；改好再送审，由另一位公布', async () => {
    await (await reviewer()).post(`${at}/return`, { opinion: '名称请和基本目录一致' });
    const { reviews } = await (await author()).get(`${at}/reviews`);
    expect(reviews[0]).toMatchObject({ outcome: 'returned', opinion: '名称请和基本目录一致' });
    await save(await changed(before));
    await (await author()).post(`${at}/submit`, ask);
    const { version } = await (await reviewer()).post(`${at}/publish`, ask);
    expect(version).toBe(2);
    expect((await (await reviewer()).get('/api/catalogue/reviews')).reviews).toEqual([]);
  });

  it('历史：两版各自的起止、理由、文号和公布人，送审记录，任何两版可以逐项比较', async () => {
    const { versions } = await (await author()).get(at);
    expect(versions).toMatchObject([
      { version: 2, status: 'published', ...ask, publishedBy: expect.stringContaining('事项目录审核岗') },
      { version: 1, status: 'superseded' },
    ]);
    expect(versions[1].effectiveTo).toBe(versions[0].effectiveFrom);
    const { reviews } = await (await author()).get(`${at}/reviews`);
    expect(reviews.map((one: Answer) => one.outcome)).toEqual(['published', 'returned']);
    const told = await world.visitor().get('/api/items/shop-sign/history');
    expect(told.versions[0].changes).toHaveLength(1);
  });

  it('旧版恢复成草稿，停办日设了又收回', async () => {
    await (await author()).post(`${at}/restore`, { version: 1, expectedHash: null });
    const { definition } = await (await author()).get(at);
    expect(definition.draft).toMatchObject({ version: 3, mine: true });
    await (await author()).post(`${at}/discard`);
    await (await author()).post(`${at}/stop-day`, { stopsOn: '2099-12-31', reason: '改由市里办' });
    expect((await (await reviewer()).get(at)).definition.stopsOn).toBe('2099-12-31');
    await (await author()).post(`${at}/stop-day`, { stopsOn: null, reason: '不改了' });
    expect((await (await reviewer()).get(at)).definition.stopsOn).toBeNull();
  });

  it('一件事也一样：送审，另一位审核公布', async () => {
    const studio = '/api/studio/bundles/restaurant';
    const { published } = await (await author()).get(studio);
    await save({ ...published.body, summary: '开餐饮店要办的事，一次办完。' });
    expect((await (await author()).get(studio)).draft).toMatchObject({ mine: true, review: null });
    await (await author()).post('/api/catalogue/bundle/restaurant/submit', ask);
    expect(await refused((await author()).post(`${studio}/publish`, ask))).toMatchObject({
      code: 'catalogue.own-draft',
    });
    expect((await (await reviewer()).get(studio)).draft).toMatchObject({ mine: false, review: ask });
    expect(await (await reviewer()).post(`${studio}/publish`, ask)).toMatchObject({ version: 2 });
  });
});
