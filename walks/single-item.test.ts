import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, decideAll, refused } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);

describe('单办一件也按「一件事」办 (THG-12)', () => {
  let item: Answer;
  let receipt: Answer;

  it('公布的事项都能按一件事预览:一次告知、一张表、一份材料清单', async () => {
    const visitor = world.visitor();
    const { items } = await visitor.get(`/api/items?q=${encodeURIComponent('门店招牌')}`);
    item = items[0];
    const { preview, notice } = await visitor.post(`/api/bundles/single-${item.code}/preview`, { answers: {} });
    expect(preview.included.map((one: Answer) => one.item)).toEqual([item.code]);
    expect(notice).toMatchObject({ complete: preview.pending.length === 0, items: [{ name: item.name }] });
  });

  it('申请、受理、办结、送达,与联办一样;办完一样能评价', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    receipt = await apply(citizen, `single-${item.code}`, {});
    await (await signedIn('clerk')).post(`/api/cases/${receipt.caseId}/accept`);
    await decideAll(signedIn, receipt.caseId);
    await world.settled();
    const view = await citizen.get(`/api/cases/${receipt.caseId}`);
    expect(view).toMatchObject({ status: 'concluded', outcome: 'granted', bundleName: item.name });
    expect(view.documents.map((one: Answer) => one.kind).sort()).toEqual([
      'acceptance-notice',
      'approval',
      'commitment',
      'conclusion-notice',
      'receipt',
    ]);
    const { notices } = await citizen.get('/api/notices');
    const invited = notices.filter((one: Answer) => one.caseId === receipt.caseId);
    expect(invited.map((one: Answer) => one.kind)).toContain('case-concluded');
  });

  it('清单之外无审批 (CAT-10):没有公布、写错的编码,预览不了也申请不了', async () => {
    const citizen = await signedIn('citizen');
    for (const bundle of ['no-such-bundle', 'single-no-such-item', 'single-qinghe-hall']) {
      expect(await refused(citizen.get(`/api/bundles/${bundle}`))).toMatchObject({ status: 404 });
      expect(await refused(citizen.post(`/api/bundles/${bundle}/preview`, { answers: {} }))).toMatchObject({
        status: 404,
        code: 'bundles.unknown-bundle',
      });
      expect(await refused(citizen.post('/api/applications', { bundle, answers: {} }))).toMatchObject({ status: 404 });
    }
  });
});
