import { beforeAll, describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, complete, decideAll, restaurantAnswers, start } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const newName = '云泽市老街大面馆餐饮有限公司';
const newAddress = '云泽市清河区老街街道钟楼社区老街 88 号';
const businessLicence = (view: Answer): Answer =>
  view.materials.find((one: Answer) => one.key === 'business-licence@enterprise');
const valueOf = (view: Answer, key: string): Answer => view.fields.find((one: Answer) => one.key === key);

beforeAll(async () => {
  await actForEnterprise(await signedIn('citizen'));
});

let first: Answer;

describe('电子证照复用:系统里有的证不再要,证换了新版就用新版', () => {
  let openDraft: string;

  it('开办餐饮店自动关联营业执照 001 版,不再要求提交', async () => {
    const citizen = await signedIn('citizen');
    openDraft = await start(citizen, 'restaurant', restaurantAnswers);
    const draft = await citizen.get(`/api/applications/${openDraft}`);
    expect(businessLicence(draft)).toMatchObject({
      disposition: 'exempt',
      exemption: { way: 'licence' },
      bound: { kind: 'licence', version: 1, label: '电子证照《营业执照》版本 001' },
      problem: null,
      files: [],
    });
    expect(valueOf(draft, 'enterpriseName@enterprise')).toMatchObject({
      value: '云泽市老街小面馆餐饮有限公司',
      sourceText: '电子营业执照(001 版)',
    });
    first = await apply(citizen, 'restaurant', restaurantAnswers);
  });

  it('企业信息变更:前面一项办结,后面几项自动开始;办完换发 002 版,001 版失效', async () => {
    const citizen = await signedIn('citizen');
    const changed = await apply(
      citizen,
      'change',
      { changeItems: ['name', 'address'], newSeal: 'yes' },
      { 'enterpriseName@enterprise#after': newName, 'placeAddress@enterprise/registered#after': newAddress },
    );
    await (await signedIn('clerk')).post(`/api/cases/${changed.caseId}/accept`);
    const waiting = (await citizen.get(`/api/cases/${changed.caseId}`)).strands.filter(
      (one: Answer) => one.status === 'waiting',
    );
    expect(waiting.map((one: Answer) => one.member).sort()).toEqual(['bank', 'fund', 'seal', 'social', 'tax']);
    for (const one of waiting) expect(one.waitingFor).toContain('企业变更登记');
    const order = await decideAll(signedIn, changed.caseId);
    expect(order[0]).toBe('registration');
    expect(order.indexOf('seal')).toBeLessThan(order.indexOf('bank'));
    await world.settled();
    expect(await citizen.get(`/api/cases/${changed.caseId}`)).toMatchObject({
      status: 'concluded',
      outcome: 'granted',
    });
    const seal = await (await signedIn('police-decide')).get(`/api/approver/cases/${changed.caseId}/seal`);
    expect(seal.originalForm).toContainEqual(expect.objectContaining({ label: '印章上的单位名称', value: newName }));
    const licences = (await citizen.get('/api/licences')).items.filter(
      (one: Answer) => one.type === 'business-licence',
    );
    expect(licences).toMatchObject([
      { version: '002', number: '429903000100101', statusName: '有效', holderName: newName },
      { version: '001', number: '429903000100101', statusName: expect.stringContaining('失效') },
    ]);
    const attributes = Object.fromEntries(
      (await citizen.get(`/api/licences/${licences[0].licenceId}`)).attributes.map((one: Answer) => [
        one.label,
        one.value,
      ]),
    );
    expect(attributes).toMatchObject({ 名称: newName, 住所: newAddress, 法定代表人: '林晓燕' });
    expect(JSON.stringify(attributes)).toContain('20.00');
  });

  it('旧执照的文件还是真的,但查出来已失效;新执照有效', async () => {
    const citizen = await signedIn('citizen');
    const [current, old] = (await citizen.get('/api/licences')).items.filter(
      (one: Answer) => one.type === 'business-licence',
    );
    const verify = async (licence: Answer) =>
      world.visitor().upload('/api/verify', {
        name: '执照.pdf',
        content: (await citizen.bytes(`/api/licences/${licence.licenceId}/file`)).content,
      });
    expect(await verify(current)).toMatchObject({ result: 'valid', licence: { version: '002', holder: newName } });
    const found = await verify(old);
    expect(found).toMatchObject({ licence: { version: '001', statusName: expect.stringContaining('失效') } });
    expect(found.result).not.toBe('valid');
    expect(found.signatures.every((one: Answer) => one.holds)).toBe(true);
  });

  it('新的申请关联 002 版,表上已经是变更后的内容;没交的草稿也跟着更新', async () => {
    const citizen = await signedIn('citizen');
    const fresh = await citizen.get(`/api/applications/${await start(citizen, 'restaurant', restaurantAnswers)}`);
    for (const view of [fresh, await citizen.get(`/api/applications/${openDraft}`)]) {
      expect(businessLicence(view)).toMatchObject({
        bound: { version: 2, label: '电子证照《营业执照》版本 002' },
        problem: null,
      });
      expect(valueOf(view, 'enterpriseName@enterprise')).toMatchObject({
        value: newName,
        source: 'licence',
        sourceText: '电子营业执照(002 版)',
      });
      expect(valueOf(view, 'placeAddress@enterprise/registered').value).toBe(newAddress);
    }
  });

  it('变更前已经提交的,仍按提交时的 001 版办', async () => {
    const view = await (await signedIn('clerk')).get(`/api/counter/cases/${first.caseId}`);
    expect(businessLicence(view).bound).toMatchObject({ version: 1 });
    expect(valueOf(view, 'enterpriseName@enterprise').value).toBe('云泽市老街小面馆餐饮有限公司');
  });
});

describe('这里发的证,下一件事不再要', () => {
  it('食品经营许可证发下来以前,要用它的事得自己带', async () => {
    await composeTerrace();
    const citizen = await signedIn('citizen');
    const { preview } = await citizen.post('/api/bundles/terrace/preview', { answers: {} });
    expect(preview.included.map((one: Answer) => one.id)).toEqual(['terrace']);
    const draft = await citizen.get(`/api/applications/${await start(citizen, 'terrace', {})}`);
    const permit = draft.materials.find((one: Answer) => one.key === 'food-permit-copy@enterprise');
    expect(permit).toMatchObject({
      disposition: 'bring',
      bound: null,
      problem: { message: expect.stringContaining('食品经营许可证') },
    });
  });

  it('发下来以后自动关联,不用再交', async () => {
    const citizen = await signedIn('citizen');
    const { caseId } = first;
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
    await decideAll(signedIn, caseId);
    await world.settled();
    const applicationId = await start(citizen, 'terrace', {});
    const draft = await citizen.get(`/api/applications/${applicationId}`);
    expect(draft.materials.find((one: Answer) => one.key === 'food-permit-copy@enterprise')).toMatchObject({
      disposition: 'exempt',
      exemption: { way: 'licence' },
      bound: { label: '电子证照《食品经营许可证》版本 001' },
      problem: null,
    });
    expect((await complete(citizen, applicationId)).findings).toEqual([]);
  });
});

/** 店外摆位: a fictional item made from the published shop sign item, which needs the food permit; and a bundle with it, published by the catalogue manager. */
async function composeTerrace(): Promise<void> {
  const manager = await signedIn('catalogue');
  const reviewer = await signedIn('catalogue-b');
  const { body } = (await manager.get('/api/catalogue/item/shop-sign')).definition;
  const licence = body.materials.find((one: Answer) => one.material === 'business-licence');
  const permit = {
    ...licence,
    id: 'permit',
    material: 'food-permit-copy',
    content: '经营项目',
    ways: [{ kind: 'licence', licenceType: 'food-permit' }],
  };
  const item = {
    ...body,
    code: 'shop-terrace',
    name: '店外摆放桌椅备案',
    baseCode: '420199390001',
    taskCode: `${body.taskCode.slice(0, 19)}420199390001`,
    materials: [licence, permit],
  };
  const restaurant = (await manager.get('/api/studio/bundles/restaurant')).published.body;
  const bundle = {
    ...restaurant,
    code: 'terrace',
    name: '店外摆位',
    summary: '饭馆门口摆几张桌子。',
    questions: [],
    members: [{ id: 'terrace', item: 'shop-terrace', onFailure: 'continue' }],
  };
  const save = (definition: Answer) => manager.post('/api/catalogue/drafts', { definition });
  await save({
    kind: 'materialType',
    code: 'food-permit-copy',
    name: '食品经营许可证',
    issuedBy: 'government',
    licenceType: 'food-permit',
  });
  await reviewer.post('/api/catalogue/materialType/food-permit-copy/publish', { reason: '店外摆位要用' });
  await save(item);
  await reviewer.post('/api/catalogue/item/shop-terrace/publish', { reason: '新增事项' });
  await save(bundle);
  await reviewer.post('/api/studio/bundles/terrace/publish', { reason: '新增一件事' });
}
