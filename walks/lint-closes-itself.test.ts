import { describe, expect, it } from 'vitest';
import { type Answer, cast, refused } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const place = 'item:shop-sign/complaintPhone';
const item = async (): Promise<Answer> =>
  (await (await signedIn('catalogue')).get('/api/catalogue/item/shop-sign')).definition.body;
const draft = async (definition: Answer) => (await signedIn('catalogue')).post('/api/catalogue/drafts', { definition });
const publish = async () =>
  (await signedIn('catalogue-b')).post('/api/catalogue/item/shop-sign/publish', { reason: '整改' });
const track = async () => (await signedIn('catalogue')).post('/api/catalogue/issues/track', {});
const issues = async (closed: boolean): Promise<Answer[]> => {
  const told = await (await signedIn('overseer')).get(`/api/catalogue/issues?closed=${closed}&rule=phones-equal`);
  return told.issues.filter((one: Answer) => one.place === place);
};

describe('体检指出问题，改正后自动销号 (CAT-06)', () => {
  it('投诉电话填成咨询电话：没有保存时就指出是哪一处；公布后开单到部门', async () => {
    const good = await item();
    const bad = { ...good, complaintPhone: good.phone };
    const { findings } = await (await signedIn('catalogue')).post('/api/catalogue/lint', { definition: bad });
    expect(findings.map((one: Answer) => one.place)).toContain(place);
    await draft(bad);
    await publish();
    await track();
    expect(await issues(false)).toMatchObject([
      { rule: 'phones-equal', ownerName: expect.stringContaining('城市管理') },
    ]);
  });

  it('改正公布，问题自动销号，记录留着', async () => {
    const bad = await item();
    await draft({ ...bad, complaintPhone: '0600-5512345' });
    await publish();
    await track();
    expect(await issues(false)).toEqual([]);
    expect(await issues(true)).toMatchObject([{ place, closedAt: expect.any(String) }]);
  });

  it('「其他有关材料」发布不了，指明位置；取消前列出影响，还被用到的取消不了', async () => {
    const good = await item();
    await draft({ ...good, conditions: [{ id: 'safe', text: '提交其他有关材料' }] });
    const problem = await refused(publish());
    expect(problem.findings[0]).toMatchObject({ code: 'vague-wording', place: 'item:shop-sign/conditions/safe/text' });
    const impact = await (await signedIn('catalogue')).get('/api/ledgers/impact/item/shop-sign');
    expect(impact.bundles.map((one: Answer) => one.code)).toContain('restaurant');
    expect(impact.open).toMatchObject({ total: 0 });
    const manager = await signedIn('catalogue');
    const kept = await refused(
      manager.post('/api/catalogue/materialType/sign-design/withdraw', { reason: '不再需要' }),
    );
    expect(kept).toMatchObject({ code: 'catalogue.still-used', usedBy: [{ kind: 'item', code: 'shop-sign' }] });
  });

  it('公开的清单人人能看：最多跑一次、证明目录、体检例外', async () => {
    const visitor = world.visitor();
    expect((await visitor.get('/api/at-most-once')).share).toBeGreaterThan(0);
    expect(await visitor.get('/api/proofs')).toMatchObject({ proofs: [], cancelled: [] });
    expect(await visitor.get('/api/lint-exceptions')).toEqual({ exceptions: [] });
  });
});
