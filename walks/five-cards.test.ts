import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, decideAll, refused, restaurantAnswers } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const findings = async (): Promise<Answer> => (await signedIn('overseer')).get('/api/oversight/findings');

/** 店面横幅: a fictional item like the shop sign that publishes a fee of 80 yuan. */
async function publishFeeItem(): Promise<void> {
  const manager = await signedIn('catalogue');
  const { body } = (await manager.get('/api/catalogue/item/shop-sign')).definition;
  const fee = { id: 'fee-drawing', name: '效果图审查费', amountFen: 8000, basis: [body.basis[0]] };
  const baseCode = '420199390002';
  const taskCode = `${body.taskCode.slice(0, 19)}${baseCode}`;
  const item = { ...body, code: 'shop-banner', name: '店面横幅设置', fees: [fee], baseCode, taskCode };
  await manager.post('/api/catalogue/drafts', { definition: item });
  await (await signedIn('catalogue-b')).post('/api/catalogue/item/shop-banner/publish', { reason: '新增事项' });
}

describe('五类异常各得其牌，督办闭环 (OVS-01)', () => {
  let caseId: string;
  const at = (path: string) => `/api/cases/${caseId}${path}`;

  it('时限、环节、材料、收费、态度各造一处', async () => {
    await publishFeeItem();
    const [citizen, clerk] = [await signedIn('citizen'), await signedIn('clerk')];
    const officer = await signedIn('urban-review');
    await actForEnterprise(citizen);
    expect(
      await refused(clerk.post('/api/applications', { bundle: 'single-no-such-item', answers: {} })),
    ).toMatchObject({
      code: 'intake.bundle-not-offered',
    });
    ({ caseId } = await apply(citizen, 'single-shop-banner', {}));
    const { strands } = await citizen.get(at(''));
    const member = strands[0].member;
    const points = [{ kind: 'material', ref: 'police-letter@enterprise', problem: 'missing' }];
    expect(await refused(officer.post(at(`/strands/${member}/points`), { points }))).toMatchObject({
      code: 'cases.unpublished-demand',
    });
    await clerk.post(at('/accept'));
    const fees = at(`/strands/${member}/fees`);
    expect(await refused(officer.post(fees, { fee: 'fee-paper', amount: '20.00' }))).toMatchObject({
      code: 'cases.unpublished-fee',
      published: [expect.objectContaining({ id: 'fee-drawing', amountFen: 8000 })],
    });
    expect(await officer.post(fees, { fee: 'fee-drawing', amount: '100.00' })).toMatchObject({
      amountFen: 10_000,
      publishedFen: 8000,
    });
    await world.advanceDays(12);
    await world.settled();
    expect((await findings()).rows.filter((one: Answer) => one.kind === 'overdueStrand').length).toBe(1);
    await decideAll(signedIn, caseId);
    await world.settled();
    const { token } = await citizen.get(at('/rating'));
    await world.visitor().post(`/api/ratings/${token}`, { grade: 2, details: [], named: false });
    await world.settled();
  });

  it('每一处都有准确的牌：什么规则、什么依据、在哪一步、哪个部门', async () => {
    const { rows, counts } = await findings();
    const about = (kind: string) => rows.filter((one: Answer) => one.kind === kind);
    const found = Object.fromEntries(
      counts
        .filter((one: Answer) => one.count > 0)
        .map((one: Answer) => [one.kind, [one.areaName, one.card, one.count]]),
    );
    expect(found).toMatchObject({
      lateDecision: ['时限', 'red', 1],
      unlistedApplication: ['环节', 'yellow', 1],
      unpublishedDemand: ['材料', 'yellow', 1],
      unpublishedFee: ['收费', 'red', 1],
      wrongFee: ['收费', 'red', 1],
      badRating: ['态度', 'yellow', 1],
    });
    for (const kind of Object.keys(found))
      expect(about(kind)[0]).toMatchObject({ rule: expect.stringMatching(/./), basis: expect.stringMatching(/./) });
    expect(about('wrongFee')[0]).toMatchObject({
      caseId,
      detail: '收 100.00 元，公布 80.00 元',
      seq: expect.any(Number),
    });
    const events = await (await signedIn('overseer')).get(`/api/oversight/cases/${caseId}/events`);
    expect(events.find((one: Answer) => one.seq === about('wrongFee')[0].seq)).toMatchObject({
      title: '登记收费',
      law: '行政许可法 58、59',
    });
    expect(about('unpublishedDemand')[0]).toMatchObject({ authorityName: '区城管局', caseId });
    expect(about('badRating')[0].order).toMatchObject({ number: expect.stringMatching(/^ZG/) });
  });

  it('清单外办件 0；被拒绝的申请、额外要求、收费都数得出来，点得开，没有个人信息 (CAT-10, ITK-09)', async () => {
    const overseer = await signedIn('overseer');
    expect((await overseer.get('/api/oversight/board')).outside).toEqual({
      cases: 0,
      applications: 1,
      demands: 1,
      fees: 1,
    });
    const attempts = await overseer.get('/api/oversight/attempts');
    expect(attempts.map((one: Answer) => [one.kindName, one.demanded, one.byStaff])).toEqual([
      ['指南外收费被拒绝', ['fee-paper'], true],
      ['额外要求被拒绝', ['material:police-letter@enterprise'], true],
      ['清单外申请被拒绝', ['single-no-such-item'], true],
    ]);
    expect(attempts[1].who).toContain('区城管局 审查岗');
    expect((await refused((await signedIn('clerk')).get('/api/oversight/attempts'))).status).toBe(403);
  });

  it('督办：派给责任部门，核实、答复；监督退回重办，再答复，确认办结；牌上看得到', async () => {
    const [overseer, officer] = [await signedIn('overseer'), await signedIn('urban-review')];
    const card = async () => (await findings()).rows.find((one: Answer) => one.kind === 'wrongFee');
    const { id, order } = await card();
    expect(order).toBeNull();
    const instruction = '多收的 20 元为什么收，什么时候退';
    const { workorderId, number } = await overseer.post('/api/oversight/urgings', { finding: id, instruction });
    expect((await refused(overseer.post('/api/oversight/urgings', { finding: id, instruction }))).workorderId).toBe(
      workorderId,
    );
    expect((await card()).order).toMatchObject({ number, statusName: '待签收' });
    await world.settled();
    const { notices } = await officer.get('/api/notices');
    expect(notices.find((one: Answer) => one.kind === 'workorder-opened')).toMatchObject({
      title: expect.stringMatching(/^收到一张监察督办单/),
    });
    const order1 = `/api/workorders/${workorderId}`;
    expect(await officer.get(order1)).toMatchObject({ text: instruction, caseId, kindName: '监察督办' });
    await officer.post(`${order1}/sign`);
    await officer.post(`${order1}/verify`, { finding: 'clear', account: '登记时把两项加在一起了' });
    await officer.post(`${order1}/complete`, { done: '会退' });
    await overseer.post(`${order1}/send-back`, { reason: '没有写哪天退' });
    expect((await card()).order.statusName).toBe('办理中');
    await officer.post(`${order1}/complete`, { done: '已经退了 20 元，附退款凭证' });
    await overseer.post(`${order1}/close`);
    expect((await card()).order).toMatchObject({ number, statusName: '已办结' });
  });

  it('导出的表是当前筛选的那些件', async () => {
    const overseer = await signedIn('overseer');
    const { today, totals } = await overseer.get('/api/oversight/board');
    const { type, content } = await overseer.bytes(
      `/api/oversight/cases.csv?status=concluded&month=${today.slice(0, 7)}`,
    );
    expect(type).toContain('text/csv');
    expect(content.toString('utf8').trimEnd().split('\r\n').length - 1).toBe(totals.concludedThisMonth);
  });
});

describe('推进 10 个工作日：预警、视为受理、月报提醒依次来 (ENG-36)', () => {
  it('从某月 20 日起一天天拨钟', async () => {
    const [citizen, clerk, overseer] = [await signedIn('citizen'), await signedIn('clerk'), await signedIn('overseer')];
    const today = async () => (await overseer.get('/api/clock')).today as string;
    const nextDay = () => overseer.post('/api/clock/advance', { minutes: 24 * 60 });
    while (!(await today()).endsWith('-20')) await nextDay();
    await world.settled();
    const running = await apply(citizen, 'restaurant', restaurantAnswers);
    await clerk.post(`/api/cases/${running.caseId}/accept`);
    const ignored = await apply(citizen, 'restaurant', restaurantAnswers);
    const reports = async () => overseer.get('/api/workorders?kind=monthlyReport');
    const before = (await reports()).length;
    const eventsOf = (id: string) => overseer.get(`/api/oversight/cases/${id}/events`);
    const seen: Record<string, string> = {};
    for (let day = 0; day < 14; day += 1) {
      await nextDay();
      await world.settled();
      const now = await today();
      if ((await eventsOf(running.caseId)).some((one: Answer) => one.type === 'strand.warned')) seen.预警 ??= now;
      if ((await eventsOf(ignored.caseId)).some((one: Answer) => one.data.deemed === true)) seen.视为受理 ??= now;
      if ((await reports()).length > before) seen.月报提醒 ??= now;
    }
    expect(Object.keys(seen)).toEqual(['预警', '视为受理', '月报提醒']);
    expect(seen.月报提醒).toMatch(/-01$/);
    const [report] = (await reports()).filter((one: Answer) => one.dueOn?.startsWith(seen.月报提醒!.slice(0, 7)));
    expect(report).toMatchObject({ dueOn: `${seen.月报提醒!.slice(0, 7)}-15`, authorityName: '区政务服务局' });
    await clerk.post(`/api/workorders/${report.id}/sign`);
    await clerk.post(`/api/workorders/${report.id}/complete`, { done: '已报送三个突出问题' });
    await overseer.post(`/api/workorders/${report.id}/close`);
    expect((await overseer.get(`/api/workorders/${report.id}`)).status).toBe('closed');
  });
});
