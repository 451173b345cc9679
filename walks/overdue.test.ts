import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, decideAll, refused, restaurantAnswers } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
/** Two departments with the same promise, so that every face reads the same clock. */
const answers = { ...restaurantAnswers, wantsSign: 'no' };

async function nextDay(days = 1): Promise<string> {
  const overseer = await signedIn('overseer');
  await overseer.post('/api/clock/advance', { minutes: days * 24 * 60 });
  await world.settled();
  return (await overseer.get('/api/clock')).today;
}

/** The light of one case on every face. */
async function faces(caseId: string): Promise<Record<string, string>> {
  const find = (rows: Answer[]) => rows.find((one) => one.caseId === caseId);
  const [citizen, clerk, reviewer, overseer] = await Promise.all(
    ['citizen', 'clerk', 'market-review', 'overseer'].map(signedIn),
  );
  const view = await citizen!.get(`/api/cases/${caseId}`);
  return {
    申请人列表: find(await citizen!.get('/api/cases')).light,
    申请人办件页: view.light,
    申请人看食品许可: view.strands.find((one: Answer) => one.member === 'food').due.light,
    窗口: find((await clerk!.get('/api/counter/queue?list=accepted')).rows).light,
    部门待办: find((await reviewer!.get('/api/approver/queue?list=todo')).rows).light,
    监察列表: find((await overseer!.get('/api/oversight/cases')).rows).light,
  };
}
const all = (light: string) =>
  expect.objectContaining(
    Object.fromEntries(
      ['申请人列表', '申请人办件页', '申请人看食品许可', '窗口', '部门待办', '监察列表'].map((face) => [face, light]),
    ),
  );

describe('承诺到期:先变黄,再变红,每个人看到的一样', () => {
  let receipt: Answer;
  let due: string;

  it('刚受理是绿灯,办结期限按工作日算,说得出怎么算的', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    receipt = await apply(citizen, 'restaurant', answers);
    await (await signedIn('clerk')).post(`/api/cases/${receipt.caseId}/accept`);
    const { bundleDue, acceptedOn } = await citizen.get(`/api/cases/${receipt.caseId}`);
    due = bundleDue.due;
    expect(bundleDue).toMatchObject({ remaining: 5, overdue: 0 });
    expect(bundleDue.sentence).toContain(acceptedOn);
    expect(bundleDue.sentence).toContain('5 个工作日');
    expect(await faces(receipt.caseId)).toEqual(all('green'));
  });

  it('一天天过去:期限前变黄,期限当天还不红,过了期限变红', async () => {
    const seen: { today: string; lights: Record<string, string> }[] = [];
    for (let day = 0; day < 12 && seen.at(-1)?.lights.窗口 !== 'red'; day += 1)
      seen.push({ today: await nextDay(), lights: await faces(receipt.caseId) });
    for (const { today, lights } of seen)
      expect(new Set(Object.values(lights)).size, `${today} ${JSON.stringify(lights)}`).toBe(1);
    const order = seen.map(({ lights }) => lights.窗口);
    expect(order.indexOf('yellow')).toBeGreaterThanOrEqual(0);
    expect(order.indexOf('yellow')).toBeLessThan(order.indexOf('red'));
    expect(seen.filter(({ lights }) => lights.窗口 === 'red').map(({ today }) => today > due)).toEqual([true]);
    expect(seen.filter(({ today }) => today <= due).every(({ lights }) => lights.窗口 !== 'red')).toBe(true);
  });

  it('红了以后:部门的「快到期」里有它,监察看板数得到它、点得进去', async () => {
    const listed = async () => (await (await signedIn('market-review')).get('/api/approver/queue?list=dueSoon')).rows;
    for (let day = 0; day < 12 && (await listed())[0].overdue === 0; day += 1) await nextDay(); // a weekend is not counted
    expect(await listed()).toMatchObject([{ caseId: receipt.caseId, member: 'food', light: 'red', overdue: 1 }]);
    const overseer = await signedIn('overseer');
    const board = await overseer.get('/api/oversight/board');
    expect(board.totals).toMatchObject({ open: 1, red: 1, yellow: 0, green: 0 });
    expect(board.red.map((one: Answer) => [one.receiptNo, one.member, one.overdueDays]).sort()).toEqual([
      [receipt.receiptNo, 'fire', 1],
      [receipt.receiptNo, 'food', 1],
    ]);
    expect(
      board.byAuthority
        .filter((one: Answer) => one.red > 0)
        .map((one: Answer) => one.authority)
        .sort(),
    ).toEqual(['fire-rescue', 'market-regulation']);
    expect((await overseer.get('/api/oversight/cases?light=red')).rows.map((one: Answer) => one.caseId)).toEqual([
      receipt.caseId,
    ]);
    const { notices } = await (await signedIn('citizen')).get('/api/notices');
    expect(notices.some((one: Answer) => one.caseId === receipt.caseId)).toBe(true);
  });

  it('办完以后红灯熄掉,超期这件事留在考核数里', async () => {
    await decideAll(signedIn, receipt.caseId);
    const overseer = await signedIn('overseer');
    const board = await overseer.get('/api/oversight/board');
    expect(board.totals).toMatchObject({ open: 0, red: 0, onTimeRate: 0 });
    expect((await overseer.get('/api/oversight/indicators')).total).toMatchObject({ done: 2, overdue: 2 });
  });
});

describe('窗口一直不答复:到期即视为受理 (行政许可法 32)', () => {
  it('期限过了,时钟一拨就自动受理,受理日是收件那天,申请人得到告知', async () => {
    const citizen = await signedIn('citizen');
    const { caseId } = await apply(citizen, 'restaurant', answers);
    const before = await citizen.get(`/api/cases/${caseId}`);
    expect(before.next).toContain('逾期未答复即视为受理');
    let today = '';
    while (today < before.receiptDue) {
      today = await nextDay();
      expect((await citizen.get(`/api/cases/${caseId}`)).status, today).toBe('received');
    }
    await nextDay();
    const view = await citizen.get(`/api/cases/${caseId}`);
    expect(view).toMatchObject({ status: 'accepted', deemedAccepted: true, acceptedOn: before.receivedOn });
    expect(view.timeline.map((one: Answer) => one.title)).toContain('逾期未告知，视为受理');
    expect(
      view.strands.filter((one: Answer) => one.node === 'strand').every((one: Answer) => one.status === 'reviewing'),
    ).toBe(true);
    const { notices } = await citizen.get('/api/notices');
    expect(notices.find((one: Answer) => one.caseId === caseId && one.kind === 'case-accepted').title).toContain(
      '视为受理',
    );
    expect(view.documents.map((one: Answer) => one.kind)).toContain('acceptance-notice');
    expect((await (await signedIn('overseer')).get('/api/oversight/board')).deemedAcceptances).toBe(1);
    expect(await refused((await signedIn('clerk')).post(`/api/cases/${caseId}/accept`))).toMatchObject({
      status: 409,
      code: 'cases.not-now',
      state: { status: 'accepted' },
    });
  });

  it('等申请人补正的时候不算窗口的时间,不会视为受理', async () => {
    const citizen = await signedIn('citizen');
    const { caseId } = await apply(citizen, 'restaurant', answers);
    await (await signedIn('fire-review')).post(`/api/cases/${caseId}/strands/fire/points`, {
      points: [{ kind: 'material', ref: 'floor-plan@enterprise/premises', problem: 'wrong' }],
    });
    await (await signedIn('clerk')).post(`/api/cases/${caseId}/supplement-notice`);
    await nextDay(30);
    expect(await citizen.get(`/api/cases/${caseId}`)).toMatchObject({ status: 'supplementing', deemedAccepted: false });
  });
});

describe('业务时钟', () => {
  it('只有演示时能拨,申请人拨不了,也不能往回拨', async () => {
    expect(await refused((await signedIn('citizen')).post('/api/clock/advance', { minutes: 60 }))).toMatchObject({
      status: 403,
    });
    expect(await refused((await signedIn('overseer')).post('/api/clock/advance', { minutes: -60 }))).toMatchObject({
      status: 400,
    });
    expect(await world.visitor().get('/api/clock')).toMatchObject({ demo: true, offsetMinutes: expect.any(Number) });
  });
});
