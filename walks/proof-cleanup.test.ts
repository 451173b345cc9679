import { describe, expect, it } from 'vitest';
import { type Answer, cast, refused } from './apply.ts';
import { publishSaved } from './compose-levels.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const [item, material] = ['food-permit', 'health-certificates'];
const at = `/api/catalogue/proofs/${material}`;
const author = () => signedIn('catalogue');
const second = () => signedIn('catalogue-b');

const ledger = async (): Promise<Answer> =>
  (await (await author()).get('/api/catalogue/proofs')).proofs.find((one: Answer) => one.code === material);
const asked = async (): Promise<string[]> =>
  (await world.visitor().get(`/api/items/${item}/guide`)).materials.map((one: Answer) => one.name);
const publish = async (kind: string, code: string) =>
  (await second()).post(`/api/catalogue/${kind}/${code}/publish`, { reason: '证明清理' });

describe('证明清理:勾一条规则就取消,要它的事项同步移除,公布要两个人 (CAT-33)', () => {
  let name = '';

  it('登记为证明事项的,列出哪些事项在要;八条都没有判定', async () => {
    const { body } = (await (await author()).get(`/api/catalogue/materialType/${material}`)).definition;
    name = body.name;
    await publishSaved(signedIn, { ...body, proof: { issuer: '健康检查机构', mayVerify: true } });
    expect(await asked()).toContain(name);
    const found = await ledger();
    expect(found).toMatchObject({ standing: 'open', conclusion: null, usedBy: [{ item, removal: 'open' }] });
    expect(found.rules).toHaveLength(8);
    expect(found.rules.every((one: Answer) => one.help.length > 10 && one.verdict === null)).toBe(true);
    expect(await refused((await author()).post(`${at}/removals`))).toMatchObject({
      code: 'catalogue.proof-not-cancelled',
    });
    expect(await refused((await signedIn('clerk')).post(`${at}/removals`))).toMatchObject({ status: 403 });
  });

  it('勾选「能通过网络核验」:判定取消;另一个人公布后,状态变为取消', async () => {
    await (await author()).post(`${at}/verdicts`, {
      verdicts: [{ rule: 'online-check', applies: true, reason: '健康检查结果已经联网' }],
      by: '清河区司法局',
      basis: '清政办〔2026〕6 号',
    });
    expect(await ledger()).toMatchObject({ standing: 'drafted', conclusion: 'cancel', basis: '清政办〔2026〕6 号' });
    expect(
      await refused((await author()).post(`/api/catalogue/proofReview/${material}/publish`, { reason: '清理' })),
    ).toMatchObject({ code: 'catalogue.own-draft' });
    await publish('proofReview', material);
    expect(await ledger()).toMatchObject({ standing: 'cancelled', usedBy: [{ item, removal: 'open' }] });
    const { cancelled } = await world.visitor().get('/api/proofs');
    expect(cancelled).toMatchObject([{ name }]);
  });

  it('一次生成全部移除草稿,送到另一个人的待审清单;公布以前群众看到的不变', async () => {
    expect(await (await author()).post(`${at}/removals`)).toMatchObject({ drafted: [{ item }], left: [] });
    expect(await asked()).toContain(name);
    expect((await ledger()).usedBy).toMatchObject([{ item, removal: 'drafted' }]);
    const { reviews } = await (await second()).get('/api/catalogue/reviews');
    expect(reviews.find((one: Answer) => one.code === item)).toMatchObject({
      mine: false,
      reason: `证明「${name}」取消：能通过网络核验`,
      legalBasis: '清政办〔2026〕6 号',
    });
    expect(
      await refused((await author()).post(`/api/catalogue/item/${item}/publish`, { reason: '清理' })),
    ).toMatchObject({ code: 'catalogue.own-draft' });
  });

  it('另一个人公布:指南里没有这项证明了,再也没有事项要它', async () => {
    await publish('item', item);
    await world.settled();
    expect(await asked()).not.toContain(name);
    expect((await ledger()).usedBy).toEqual([]);
  });
});
