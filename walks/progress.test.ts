import { describe, expect, it } from 'vitest';
import { hasScanner, scanQr } from '../server/src/modules/documents/testing-scan.ts';
import { actForEnterprise, type Answer, apply, cast, decide, restaurantAnswers } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);

describe('办件查询：我的办件、受理号加查询码、扫收件凭证，三种方式一致 (PRT-15, ENG-24)', () => {
  let receipt: Answer;
  let scanned = '';

  it('收件凭证上的码就是查进度的地址', async ({ skip }) => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    receipt = await apply(citizen, 'restaurant', restaurantAnswers);
    await world.settled();
    const [document] = (await citizen.get(`/api/cases/${receipt.caseId}`)).documents;
    const { content } = await citizen.bytes(`/api/cases/${receipt.caseId}/documents/${document.documentId}`);
    if (!hasScanner) skip('没有 pdftoppm,不能扫码');
    scanned = scanQr(content) ?? '';
    expect(new URL(scanned).pathname).toBe('/citizen/track');
    expect(new URL(scanned).searchParams.get('no')).toBe(receipt.receiptNo);
  });

  it('每走一步，三种方式说的都一样，公开的不露当事人', async ({ skip }) => {
    if (!hasScanner) skip('没有 pdftoppm,不能扫码');
    const citizen = await signedIn('citizen');
    const visitor = world.visitor();
    const shown = ({ status, statusName, receiptNo, bundleName, done, total, bundleDue, light }: Answer) => ({
      status,
      statusName,
      receiptNo,
      bundleName,
      done,
      total,
      bundleDue,
      light,
    });
    const three = async () => {
      const listed = (await citizen.get('/api/cases')).find((one: Answer) => one.caseId === receipt.caseId);
      const byNumber = await visitor.get(`/api/track?no=${receipt.receiptNo}&code=${receipt.queryCode}`);
      const byScan = await visitor.get(`/api/track${new URL(scanned).search}`);
      expect(byScan).toEqual(byNumber);
      expect(shown(byNumber)).toEqual(shown(listed));
      expect(JSON.stringify(byScan)).not.toMatch(/老街小面馆|林晓燕|42990319860514122X|91429903M00001011R/);
      return listed.status;
    };
    expect(await three()).toBe('received');
    await (await signedIn('clerk')).post(`/api/cases/${receipt.caseId}/accept`);
    expect(await three()).toBe('accepted');
    for (const member of ['sign', 'fire', 'food']) await decide(signedIn, receipt.caseId, member);
    expect(await three()).toBe('concluded');
  });
});

describe('个人信息:看得到谁用过,拿得走自己的数据 (SEC-08)', () => {
  it('本人能导出填过的内容、证照、消息;别人的一样也没有', async () => {
    const citizen = await signedIn('citizen');
    const { type, content } = await citizen.bytes('/api/my/data');
    expect(type).toContain('json');
    const mine = JSON.parse(content.toString());
    expect(Object.keys(mine)).toEqual(['说明', '导出时间', '本人', '办件', '材料库', '证照', '消息']);
    expect(mine.办件[0].填写内容).toContainEqual({ 填写项: expect.any(String), 内容: '云泽市老街小面馆餐饮有限公司' });
    expect(mine.证照.length).toBeGreaterThan(0);
    const stranger = await signedIn('company');
    expect((await stranger.bytes('/api/my/data')).content.toString()).not.toContain('老街小面馆');
    expect((await citizen.get('/api/my/readings')).items[0]).toMatchObject({
      purpose: expect.any(String),
      requester: expect.any(String),
    });
    const clerk = await signedIn('clerk');
    await expect(clerk.bytes('/api/my/data')).rejects.toMatchObject({ status: 403 });
  });
});
