import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, refused, restaurantAnswers, start } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const laojie = '云泽市老街小面馆餐饮有限公司';

describe('代办:受托人只能办委托范围里的事,撤销立即生效', () => {
  let receipt: Answer;
  let bundleOutside: Answer;

  it('受托人替企业办:申请人是企业,经办人是受托人自己', async () => {
    const agent = await signedIn('agent');
    const me = await agent.get('/api/me');
    expect(me.principals).toContainEqual(
      expect.objectContaining({
        kind: 'organisation',
        name: laojie,
        capacity: 'mandate',
        bundles: ['restaurant', 'change'],
      }),
    );
    await actForEnterprise(agent, laojie);
    const applicationId = await start(agent, 'restaurant', restaurantAnswers);
    const view = await agent.get(`/api/applications/${applicationId}`);
    const values = Object.fromEntries(view.fields.map((one: Answer) => [one.key, one.value]));
    expect(values).toMatchObject({
      'personName@agent': '周启明',
      'mobile@agent': '19900000102',
      'personName@legalRepresentative': '林晓燕',
      'enterpriseName@enterprise': laojie,
    });
    receipt = await apply(agent, 'restaurant', restaurantAnswers);
  });

  it('企业自己也看得到受托人办的件', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen, laojie);
    expect((await citizen.get('/api/cases')).map((one: Answer) => one.caseId)).toContain(receipt.caseId);
    expect(await citizen.get(`/api/cases/${receipt.caseId}`)).toMatchObject({ receiptNo: receipt.receiptNo });
  });

  it('委托里没有的事:开始不了,看不到,也撤不了', async () => {
    const manager = await signedIn('catalogue');
    const { published } = await manager.get('/api/studio/bundles/restaurant');
    const members = published.body.members.filter((one: Answer) => ['licenceCheck', 'sign'].includes(one.id));
    await manager.post('/api/catalogue/drafts', {
      definition: { ...published.body, code: 'new-sign', name: '换招牌', members },
    });
    await (await signedIn('catalogue-b')).post('/api/studio/bundles/new-sign/publish', { reason: '演示发布' });
    const agent = await signedIn('agent');
    const answers = { wantsSign: 'yes' };
    expect(await refused(agent.post('/api/applications', { bundle: 'new-sign', answers }))).toMatchObject({
      status: 403,
      code: 'intake.mandate-scope',
    });
    const citizen = await signedIn('citizen');
    const draft = await start(citizen, 'new-sign', answers);
    bundleOutside = await apply(citizen, 'new-sign', answers);
    expect(await refused(agent.get(`/api/applications/${draft}`))).toMatchObject({
      status: 404,
      code: 'intake.application-not-found',
    });
    expect(await refused(agent.get(`/api/cases/${bundleOutside.caseId}`))).toMatchObject({
      status: 404,
      code: 'cases.case-not-found',
    });
    expect(await refused(agent.post(`/api/cases/${bundleOutside.caseId}/withdraw`))).toMatchObject({
      status: 404,
      code: 'cases.case-not-found',
    });
    expect((await agent.get('/api/cases')).map((one: Answer) => one.caseId)).toEqual([receipt.caseId]);
    expect((await agent.get('/api/applications')).map((one: Answer) => one.bundle)).not.toContain('new-sign');
  });

  it('没有委托的企业,代表不了;别人的办件一律查无此件', async () => {
    const company = await signedIn('company');
    const chenxing = await actForEnterprise(company);
    const agent = await signedIn('agent');
    expect(await refused(agent.post('/api/act-for', { kind: 'organisation', id: chenxing.id }))).toMatchObject({
      status: 403,
      code: 'identity.may-not-act-for',
    });
    expect(await refused(company.get(`/api/cases/${receipt.caseId}`))).toMatchObject({
      status: 404,
      code: 'cases.case-not-found',
    });
    const [unknown, others] = [
      await refused(company.get('/api/cases/0198a000-0000-7000-8000-00000000000a')),
      await refused(company.get(`/api/cases/${receipt.caseId}`)),
    ];
    expect(others).toEqual(unknown);
    expect(await refused(company.post(`/api/cases/${receipt.caseId}/withdraw`))).toMatchObject({ status: 404 });
  });

  it('个人办企业的事、企业办个人的事:说清楚要换身份', async () => {
    const mother = await signedIn('mother');
    expect(
      await refused(mother.post('/api/applications', { bundle: 'restaurant', answers: restaurantAnswers })),
    ).toMatchObject({ status: 422, code: 'intake.applicant-kind' });
    const citizen = await signedIn('citizen');
    const birth = { hukouSide: 'father', wantsCard: 'no', wantsInsurance: 'no', claimsMaternity: 'no' };
    expect(await refused(citizen.post('/api/applications', { bundle: 'birth', answers: birth }))).toMatchObject({
      status: 422,
      code: 'intake.applicant-kind',
      remedy: expect.stringContaining('本人'),
    });
  });

  it('企业一撤销委托,受托人手上开着的页面马上就不能用了', async () => {
    const [citizen, agent] = [await signedIn('citizen'), await signedIn('agent')];
    const draft = await start(agent, 'restaurant', restaurantAnswers);
    const [mandate] = await citizen.get('/api/mandates');
    expect(mandate).toMatchObject({ organisation: laojie, agent: '周*明', mine: false, revokedAt: null });
    expect(await refused((await signedIn('company')).post(`/api/mandates/${mandate.mandateId}/revoke`))).toMatchObject({
      status: 404,
    });
    await citizen.post(`/api/mandates/${mandate.mandateId}/revoke`);
    expect(await refused(agent.get(`/api/applications/${draft}`))).toMatchObject({ status: 404 });
    expect(await refused(agent.get(`/api/cases/${receipt.caseId}`))).toMatchObject({ status: 404 });
    expect(await refused(agent.post(`/api/cases/${receipt.caseId}/withdraw`))).toMatchObject({ status: 404 });
    expect(
      (await refused(agent.post('/api/applications', { bundle: 'restaurant', answers: restaurantAnswers }))).status,
    ).toBeGreaterThanOrEqual(403);
    const me = await agent.get('/api/me');
    expect(me.principals.map((one: Answer) => one.name)).toEqual(['周启明']);
    expect(
      await refused(
        agent.post('/api/act-for', { kind: 'organisation', id: (await citizen.get('/api/me')).principal.id }),
      ),
    ).toMatchObject({ code: 'identity.may-not-act-for' });
    expect(await refused(citizen.post(`/api/mandates/${mandate.mandateId}/revoke`))).toMatchObject({
      status: 409,
      code: 'identity.mandate-revoked',
    });
    expect(await citizen.get(`/api/cases/${receipt.caseId}`)).toMatchObject({ status: 'received' });
  });
});
