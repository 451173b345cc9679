import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, decide, decideAll, refused, restaurantAnswers } from './apply.ts';
import { canReadPdf, readPdf } from './read-pdf.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const statuses = (view: Answer): Record<string, string> =>
  Object.fromEntries(view.strands.map((one: Answer) => [one.member, one.status]));
const deny = { outcome: 'denied', reason: 'conditionNotMet', opinion: '厨房和厕所之间没有隔开，不符合场所条件' };

async function accepted(login: string, bundle: string, answers: Answer): Promise<string> {
  const { caseId } = await apply(await signedIn(login), bundle, answers);
  await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
  return caseId;
}
const noticesOf = async (login: string, caseId: string): Promise<Answer[]> => {
  await world.settled();
  return (await (await signedIn(login)).get('/api/notices')).notices.filter((one: Answer) => one.caseId === caseId);
};

describe('一项不予许可,别的照办', () => {
  let caseId: string;

  it('不予许可要写明理由;没写不行', async () => {
    await actForEnterprise(await signedIn('citizen'));
    caseId = await accepted('citizen', 'restaurant', restaurantAnswers);
    const review = `/api/cases/${caseId}/strands/food/review`;
    const reviewer = await signedIn('market-review');
    expect(await refused(reviewer.post(review, { proposal: 'deny' }))).toMatchObject({
      status: 422,
      code: 'cases.reason-needed',
    });
    await reviewer.post(review, { proposal: 'deny', opinion: '厨房和厕所之间没有隔开' });
    const decider = await signedIn('market-decide');
    expect(
      await refused(decider.post(`/api/cases/${caseId}/strands/food/decide`, { outcome: 'denied' })),
    ).toMatchObject({ status: 422, code: 'cases.reason-needed' });
    await decider.post(`/api/cases/${caseId}/strands/food/decide`, deny);
  });

  it('申请人收到一份不予许可决定,上面有理由和救济途径;其他两项继续', async () => {
    const citizen = await signedIn('citizen');
    await world.settled();
    const view = await citizen.get(`/api/cases/${caseId}`);
    expect(statuses(view)).toMatchObject({ food: 'denied', sign: 'reviewing', fire: 'reviewing' });
    expect(view.strands.find((one: Answer) => one.member === 'food').decision).toMatchObject({
      outcome: 'denied',
      reason: 'conditionNotMet',
    });
    const letters = view.documents.filter((one: Answer) => one.kind === 'decision-deny');
    expect(letters).toMatchObject([{ member: 'food' }]);
    const letter = await citizen.bytes(`/api/cases/${caseId}/documents/${letters[0].documentId}`);
    expect(await world.visitor().upload('/api/verify', { name: '决定书.pdf', content: letter.content })).toMatchObject({
      result: 'sealed',
    });
    expect((await noticesOf('citizen', caseId)).filter((one) => one.kind === 'strand-denied')).toHaveLength(1);
  });

  it('决定书上写着理由、依据和两条救济途径', async ({ skip }) => {
    if (!canReadPdf) skip('没有 pdftotext，不能读文书上的字');
    const citizen = await signedIn('citizen');
    const { documents } = await citizen.get(`/api/cases/${caseId}`);
    const letter = documents.find((one: Answer) => one.kind === 'decision-deny');
    const text = readPdf((await citizen.bytes(`/api/cases/${caseId}/documents/${letter.documentId}`)).content);
    expect(text).toContain(deny.opinion);
    expect(text).toContain('不符合办事指南公布的条件');
    expect(text).toContain('云泽市老街小面馆餐饮有限公司');
    expect(text).toMatch(/60日内.*申请行政复议/);
    expect(text).toMatch(/6个月内.*提起行政诉讼/);
  });

  it('全部有了结果才办结:部分准予,证照只发准予的', async () => {
    await decideAll(signedIn, caseId);
    const citizen = await signedIn('citizen');
    expect((await noticesOf('citizen', caseId)).filter((one) => one.kind === 'case-concluded')).toHaveLength(1);
    expect(await citizen.get(`/api/cases/${caseId}`)).toMatchObject({ status: 'concluded', outcome: 'partlyGranted' });
    const types = (await citizen.get('/api/licences')).items
      .filter((one: Answer) => one.caseId === caseId)
      .map((one: Answer) => one.type);
    expect(types).toEqual(['fire-certificate']);
  });

  it('办结汇总单:一份 PDF,有章可验,各项结果、时限、收费与子件一致,不予的也在上面', async ({ skip }) => {
    const [citizen, clerk] = [await signedIn('citizen'), await signedIn('clerk')];
    await world.settled();
    const view = await citizen.get(`/api/cases/${caseId}`);
    const sheets = view.documents.filter((one: Answer) => one.kind === 'summary-sheet');
    expect(sheets).toMatchObject([{ title: '办结汇总单', number: `${view.receiptNo}-H` }]);
    expect((await clerk.get(`/api/counter/cases/${caseId}`)).documents).toContainEqual(sheets[0]);
    const { content } = await citizen.bytes(`/api/cases/${caseId}/documents/${sheets[0].documentId}`);
    const verified = await world.visitor().upload('/api/verify', { name: '办结汇总单.pdf', content });
    expect(verified).toMatchObject({ result: 'sealed' });
    if (!canReadPdf) skip('没有 pdftotext，不能读汇总单上的字');
    const text = readPdf(content);
    const strands = view.strands.filter((one: Answer) => one.node === 'strand');
    expect(strands.map((one: Answer) => one.status).sort()).toEqual(['denied', 'granted', 'granted']);
    for (const strand of strands)
      expect(text.replaceAll('-', ''), strand.member).toContain(strand.decision.number.replaceAll('-', ''));
    expect(text).toContain('2项准予');
    expect(text).toContain('1项不予');
    expect(text).toContain('不予决定书');
    expect(text).toContain('当日办结');
    expect(text).toContain('收费合计：没有收费');
  });

  it('办结以后谁也不能再办一次', async () => {
    const after = { status: 409, code: 'cases.not-now', state: { status: 'concluded' } };
    expect(
      await refused(
        (await signedIn('market-decide')).post(`/api/cases/${caseId}/strands/food/decide`, { outcome: 'granted' }),
      ),
    ).toMatchObject(after);
    expect(
      await refused(
        (await signedIn('market-review')).post(`/api/cases/${caseId}/strands/food/review`, { proposal: 'grant' }),
      ),
    ).toMatchObject(after);
    expect(await refused((await signedIn('citizen')).post(`/api/cases/${caseId}/withdraw`))).toMatchObject(after);
    expect(await refused((await signedIn('clerk')).post(`/api/cases/${caseId}/accept`))).toMatchObject(after);
  });
});

describe('前面一项没办成', () => {
  it('后面离不开它的几项按规则一起终止,申请人只被告知一次,说清楚终止了哪几项', async () => {
    const caseId = await accepted('mother', 'birth', {
      hukouSide: 'father',
      wantsCard: 'yes',
      wantsInsurance: 'yes',
      claimsMaternity: 'no',
    });
    await decide(signedIn, caseId, 'certificate');
    await decide(signedIn, caseId, 'registration', {
      outcome: 'denied',
      reason: 'materialNotMet',
      opinion: '结婚证与登记信息不一致',
    });
    const mother = await signedIn('mother');
    const view = await mother.get(`/api/cases/${caseId}`);
    expect(statuses(view)).toMatchObject({
      certificate: 'granted',
      registration: 'denied',
      card: 'terminated',
      insurance: 'terminated',
    });
    expect(view.strands.find((one: Answer) => one.member === 'card').statusName).toBe('终止');
    const told = (await noticesOf('mother', caseId)).filter((one) => one.kind === 'strands-terminated');
    expect(told).toHaveLength(1);
    expect(told[0].body).toMatch(/因为「出生登记.*」没有办成.*社会保障卡/);
    expect(told[0].body).toMatch(/医保|医疗保险|参保/);
    expect(
      await refused(
        (await signedIn('hr-decide')).post(`/api/cases/${caseId}/strands/card/decide`, { outcome: 'granted' }),
      ),
    ).toMatchObject({ status: 409, code: 'cases.not-now' });
    await decideAll(signedIn, caseId);
    expect(await mother.get(`/api/cases/${caseId}`)).toMatchObject({ status: 'concluded', outcome: 'partlyGranted' });
  });

  it('窗口不予受理其中一项:写明理由,依赖它的按规则处理,其余受理', async () => {
    const { caseId } = await apply(await signedIn('citizen'), 'restaurant', restaurantAnswers);
    const clerk = await signedIn('clerk');
    const body = { members: ['sign'], reason: 'notNeeded', explanation: '贴在玻璃里面的招牌不用办' };
    expect(await refused(clerk.post(`/api/cases/${caseId}/decline`, { ...body, members: ['ghost'] }))).toMatchObject({
      status: 422,
      code: 'cases.unknown-member',
    });
    await clerk.post(`/api/cases/${caseId}/decline`, body);
    await clerk.post(`/api/cases/${caseId}/accept`);
    const citizen = await signedIn('citizen');
    expect(statuses(await citizen.get(`/api/cases/${caseId}`))).toMatchObject({
      sign: 'declined',
      food: 'reviewing',
      fire: 'reviewing',
    });
    await world.settled();
    expect((await citizen.get(`/api/cases/${caseId}`)).documents.map((one: Answer) => one.kind)).toContain(
      'decline-notice',
    );
    await decideAll(signedIn, caseId);
    expect(await citizen.get(`/api/cases/${caseId}`)).toMatchObject({ status: 'concluded', outcome: 'partlyGranted' });
  });

  it('整件不予受理:一份通知书,不再往下走', async () => {
    const { caseId } = await apply(await signedIn('citizen'), 'restaurant', restaurantAnswers);
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/decline`, {
      reason: 'notCompetent',
      explanation: '店在临江区，请到临江区办理',
    });
    await world.settled();
    const view = await (await signedIn('citizen')).get(`/api/cases/${caseId}`);
    expect(view).toMatchObject({ status: 'declined', statusName: '不予受理' });
    expect(view.documents.map((one: Answer) => one.kind).sort()).toEqual(['commitment', 'decline-notice', 'receipt']);
    expect(await refused((await signedIn('clerk')).post(`/api/cases/${caseId}/accept`))).toMatchObject({ status: 409 });
  });
});

describe('申请人改主意', () => {
  it('撤回其中一项:那一项停下,别的照办', async () => {
    const caseId = await accepted('citizen', 'restaurant', restaurantAnswers);
    const citizen = await signedIn('citizen');
    await citizen.post(`/api/cases/${caseId}/withdraw`, { member: 'sign' });
    expect(statuses(await citizen.get(`/api/cases/${caseId}`))).toMatchObject({
      sign: 'withdrawn',
      food: 'reviewing',
      fire: 'reviewing',
    });
    expect(
      await refused(
        (await signedIn('urban-review')).post(`/api/cases/${caseId}/strands/sign/review`, { proposal: 'grant' }),
      ),
    ).toMatchObject({ status: 409, code: 'cases.not-now' });
    expect(await refused(citizen.post(`/api/cases/${caseId}/withdraw`, { member: 'sign' }))).toMatchObject({
      status: 409,
    });
    expect(await refused(citizen.post(`/api/cases/${caseId}/withdraw`, { member: 'ghost' }))).toMatchObject({
      status: 422,
      code: 'cases.unknown-member',
    });
    await decideAll(signedIn, caseId);
    expect(await citizen.get(`/api/cases/${caseId}`)).toMatchObject({ status: 'concluded', outcome: 'partlyGranted' });
  });

  it('整件撤回:都停下,可以重新申请;别人撤不了', async () => {
    const caseId = await accepted('citizen', 'restaurant', restaurantAnswers);
    expect(await refused((await signedIn('company')).post(`/api/cases/${caseId}/withdraw`))).toMatchObject({
      status: 404,
      code: 'cases.case-not-found',
    });
    const citizen = await signedIn('citizen');
    await citizen.post(`/api/cases/${caseId}/withdraw`);
    const view = await citizen.get(`/api/cases/${caseId}`);
    expect(view).toMatchObject({ status: 'withdrawn', statusName: '已撤回' });
    expect(new Set(Object.values(statuses(view)))).toEqual(new Set(['withdrawn', 'passed']));
    const todo = (await (await signedIn('market-review')).get('/api/approver/queue?list=todo')).rows.map(
      (one: Answer) => one.caseId,
    );
    expect(todo).not.toContain(caseId);
    expect((await apply(citizen, 'restaurant', restaurantAnswers)).caseId).not.toBe(caseId);
  });

  it('有一项已经批了再整件撤回:批了的算数,其余撤回', async () => {
    const caseId = await accepted('citizen', 'restaurant', restaurantAnswers);
    await decide(signedIn, caseId, 'fire');
    const citizen = await signedIn('citizen');
    await citizen.post(`/api/cases/${caseId}/withdraw`);
    const view = await citizen.get(`/api/cases/${caseId}`);
    expect(statuses(view)).toMatchObject({ fire: 'granted', food: 'withdrawn', sign: 'withdrawn' });
    expect(view).toMatchObject({ status: 'concluded', outcome: 'partlyGranted' });
  });
});
