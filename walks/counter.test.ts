import { describe, expect, it } from 'vitest';
import { type Answer, cast, complete, decideAll, refused, restaurantAnswers, start } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const bakery = { kind: 'organisation', uscc: '92429903M0000102XE' };

describe('综合窗口:人到窗口,窗口替他办,和网上办的是同一条路', () => {
  let receipt: Answer;
  let applicationId: string;

  it('刷证找到人和店;代码错一位,当场说错在哪里', async () => {
    const clerk = await signedIn('clerk');
    const attempt = (applicant: unknown) =>
      refused(clerk.post('/api/applications', { bundle: 'restaurant', answers: restaurantAnswers, applicant }));
    expect(await attempt({ ...bakery, uscc: '92429903M0000102XF' })).toMatchObject({
      status: 422,
      code: 'intake.applicant-kind',
      findings: [{ place: 'applicant.uscc', message: expect.stringMatching(/校验/) }],
    });
    expect(await attempt({ ...bakery, uscc: '92429903M0000999XX' })).toMatchObject({ code: 'intake.applicant-kind' });
    expect(await attempt({ kind: 'person', idNumber: '429903199309023179' })).toMatchObject({
      code: 'intake.applicant-kind',
      findings: [{ place: 'applicant.idNumber' }],
    });
    expect(await attempt(undefined)).toMatchObject({
      code: 'intake.applicant-kind',
      findings: [{ place: 'applicant' }],
    });
    applicationId = await start(clerk, 'restaurant', restaurantAnswers, { applicant: bakery });
    const view = await clerk.get(`/api/applications/${applicationId}`);
    const values = Object.fromEntries(view.fields.map((one: Answer) => [one.key, one.value]));
    expect(view.channel).toBe('counter');
    expect(values).toMatchObject({
      'enterpriseName@enterprise': '云泽市清河区天山烤馕店',
      'personName@legalRepresentative': '阿卜杜拉·买买提',
      'personName@agent': '阿卜杜拉·买买提',
    });
  });

  it('窗口代填、代传,一次提交;受理号和网上的连着编', async () => {
    const clerk = await signedIn('clerk');
    const ready = await complete(clerk, applicationId);
    expect(ready.findings).toEqual([]);
    receipt = await clerk.post(`/api/applications/${applicationId}/submit`, { version: ready.version });
    const baker = await signedIn('baker');
    const shop = (await baker.get('/api/me')).principals.find((one: Answer) => one.kind === 'organisation');
    await baker.post('/api/act-for', { kind: 'organisation', id: shop.id });
    await baker.refresh();
    const online = await start(baker, 'restaurant', restaurantAnswers);
    const own = await complete(baker, online);
    const second = await baker.post(`/api/applications/${online}/submit`, { version: own.version });
    expect(Number(second.receiptNo.slice(-6))).toBe(Number(receipt.receiptNo.slice(-6)) + 1);
    expect(second.receiptNo.slice(0, -6)).toBe(receipt.receiptNo.slice(0, -6));
  });

  it('店主回家登录,看得到窗口替他交的件', async () => {
    const baker = await signedIn('baker');
    expect(await baker.get(`/api/cases/${receipt.caseId}`)).toMatchObject({
      receiptNo: receipt.receiptNo,
      channel: 'counter',
      status: 'received',
    });
    expect(await refused((await signedIn('citizen')).get(`/api/cases/${receipt.caseId}`))).toMatchObject({
      status: 404,
    });
  });

  it('同一窗口的同事能接着办,网上的草稿窗口看不到', async () => {
    const colleague = await signedIn('clerk-b');
    const draft = await start(await signedIn('clerk'), 'restaurant', restaurantAnswers, { applicant: bakery });
    expect(await colleague.get(`/api/applications/${draft}`)).toMatchObject({ status: 'draft' });
    const online = await start(await signedIn('baker'), 'restaurant', restaurantAnswers);
    expect(await refused(colleague.get(`/api/applications/${online}`))).toMatchObject({
      status: 404,
      code: 'intake.application-not-found',
    });
    await colleague.delete(`/api/applications/${draft}`);
    expect(await refused(colleague.get(`/api/applications/${draft}`))).toMatchObject({ status: 404 });
  });

  it('窗口受理,不能审批;审批的不能受理;各管各的', async () => {
    const clerk = await signedIn('clerk');
    const at = `/api/cases/${receipt.caseId}`;
    for (const login of ['market-decide', 'fire-decide', 'overseer', 'catalogue', 'citizen'])
      expect(await refused((await signedIn(login)).post(`${at}/accept`)), login).toMatchObject({
        status: 403,
        code: 'platform.not-permitted',
      });
    expect(await refused((await signedIn('market-accept')).post(`${at}/accept`))).toMatchObject({
      status: 404,
      code: 'cases.case-not-found',
    });
    expect(await refused(world.visitor().post(`${at}/accept`))).toMatchObject({ status: 401 });
    await clerk.post(`${at}/accept`);
    for (const act of ['review', 'decide', 'points', 'no-objection', 'return']) {
      const body =
        {
          review: { proposal: 'grant' },
          decide: { outcome: 'granted' },
          points: { points: [{ kind: 'field', ref: 'x', problem: 'wrong' }] },
          return: { opinion: '退回' },
        }[act] ?? {};
      expect(await refused(clerk.post(`${at}/strands/food/${act}`, body)), act).toMatchObject({
        status: 403,
        code: 'platform.not-permitted',
      });
    }
    expect(
      await refused((await signedIn('fire-review')).post(`${at}/strands/food/review`, { proposal: 'grant' })),
    ).toMatchObject({ status: 403, code: 'cases.strand-not-yours' });
    expect(
      await refused((await signedIn('fire-decide')).post(`${at}/strands/food/decide`, { outcome: 'granted' })),
    ).toMatchObject({ status: 403, code: 'cases.strand-not-yours' });
    expect(
      await refused((await signedIn('market-decide')).post(`${at}/strands/food/decide`, { outcome: 'granted' })),
    ).toMatchObject({ status: 409, code: 'cases.not-now' });
  });

  it('办完,窗口也能送达纸质结果;送两次还是一次', async () => {
    await decideAll(signedIn, receipt.caseId);
    await world.settled();
    const clerk = await signedIn('clerk');
    await clerk.post(`/api/cases/${receipt.caseId}/hand-over`, { member: 'food', manner: 'counter' });
    await clerk.post(`/api/cases/${receipt.caseId}/hand-over`, { member: 'food', manner: 'counter' });
    const events = await (await signedIn('overseer')).get(`/api/oversight/cases/${receipt.caseId}/events`);
    expect(
      events.filter((event: Answer) => event.type === 'strand.handed-over' && event.member === 'food'),
    ).toHaveLength(1);
    expect(
      await refused(clerk.post(`/api/cases/${receipt.caseId}/hand-over`, { member: 'ghost', manner: 'counter' })),
    ).toMatchObject({ status: 422, code: 'cases.unknown-member' });
  });

  it('按受理号末几位就能在窗口找到', async () => {
    const found = (await (await signedIn('clerk')).get(`/api/counter/queue?q=${receipt.receiptNo.slice(-6)}&list=done`))
      .rows;
    expect(found.map((one: Answer) => one.caseId)).toEqual([receipt.caseId]);
    expect(found[0].applicant).toBe('云泽市清河区天山烤馕店');
  });
});

describe('部门自己的窗口:只办自己一家的事,而且谁受理的谁不能审', () => {
  it('单办一个事项:部门受理岗能受理,受理的人再去审查被拦下,换人就行', async () => {
    const [officer, colleague] = [await signedIn('market-review'), await signedIn('market-accept')];
    const { menu, kind } = restaurantAnswers;
    const applicationId = await start(officer, 'single-food-permit', { menu, kind }, { applicant: bakery });
    const ready = await complete(officer, applicationId);
    const { caseId, receiptNo } = await officer.post(`/api/applications/${applicationId}/submit`, {
      version: ready.version,
    });
    expect(receiptNo).toMatch(/^429903\d{14}$/);
    await officer.post(`/api/cases/${caseId}/accept`);
    const review = `/api/cases/${caseId}/strands/food-permit/review`;
    const [strand] = (await officer.get(`/api/counter/cases/${caseId}`)).strands;
    expect(
      await refused(officer.post(review.replace('food-permit', strand.member), { proposal: 'grant' })),
    ).toMatchObject({ status: 409, code: 'cases.same-hand' });
    await colleague.post(review.replace('food-permit', strand.member), { proposal: 'grant', opinion: '符合条件' });
    await (await signedIn('market-decide')).post(`/api/cases/${caseId}/strands/${strand.member}/decide`, {
      outcome: 'granted',
    });
    expect(await (await signedIn('baker')).get(`/api/cases/${caseId}`)).toMatchObject({
      status: 'concluded',
      outcome: 'granted',
    });
  });
});
