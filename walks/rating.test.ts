import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, decideAll, refused, restaurantAnswers } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const answers = { ...restaurantAnswers, floorArea: '120', fireHandling: 'no', wantsSign: 'no' };

/** A concluded case and the link to rate it, as its applicant finds it. */
async function concluded(): Promise<{ caseId: string; token: string }> {
  const citizen = await signedIn('citizen');
  const { preview } = await citizen.post('/api/bundles/restaurant/preview', {
    answers: { floorArea: '120', wantsSign: 'no' },
  });
  const asked = new Set([...preview.pending.map((one: Answer) => one.id), 'floorArea', 'wantsSign']);
  const given = Object.fromEntries(Object.entries(answers).filter(([question]) => asked.has(question)));
  const { caseId } = await apply(citizen, 'restaurant', given);
  await (await signedIn('clerk')).post(`/api/cases/${caseId}/accept`);
  await decideAll(signedIn, caseId);
  await world.settled();
  return { caseId, token: (await citizen.get(`/api/cases/${caseId}/rating`)).token };
}
const rating = (grade: number, more: Record<string, unknown> = {}) => ({ grade, details: [], named: false, ...more });

describe('好差评:一件事评一次,只有申请人自己能评', () => {
  let rated: { caseId: string; token: string };

  it('链接只在申请人自己的页面上;别人、工作人员都拿不到', async () => {
    await actForEnterprise(await signedIn('citizen'));
    rated = await concluded();
    expect(rated.token).toMatch(/^[\w-]{20,}$/);
    expect((await (await signedIn('company')).get(`/api/cases/${rated.caseId}/rating`)).token).toBeNull();
    for (const login of ['clerk', 'overseer', 'market-decide']) {
      const staff = await signedIn(login);
      expect(await refused(staff.get(`/api/cases/${rated.caseId}/rating`)), login).toMatchObject({ status: 403 });
      for (const path of [
        `/api/cases/${rated.caseId}`,
        `/api/counter/cases/${rated.caseId}`,
        `/api/approver/cases/${rated.caseId}/food`,
      ]) {
        const seen = await staff.get(path).catch(() => null);
        expect(JSON.stringify(seen), `${login} ${path}`).not.toContain(rated.token);
      }
    }
  });

  it('评得不像样的不收;满意的不开整改单', async () => {
    const phone = world.visitor();
    for (const grade of [0, 6, 4.5, '5'])
      expect(
        await refused(phone.post(`/api/ratings/${rated.token}`, rating(grade as number))),
        String(grade),
      ).toMatchObject({ status: 400, code: 'platform.malformed-input' });
    expect(await refused(phone.post(`/api/ratings/${rated.token}`, rating(5, { details: ['ghost'] })))).toMatchObject({
      status: 422,
      code: 'ratings.unknown-detail',
    });
    expect(await refused(phone.post('/api/ratings/made-up-token', rating(5)))).toMatchObject({
      status: 404,
      code: 'ratings.not-open',
    });
    await phone.post(`/api/ratings/${rated.token}`, rating(5, { details: ['efficiency'] }));
    expect(await refused(phone.post(`/api/ratings/${rated.token}`, rating(1)))).toMatchObject({
      status: 409,
      code: 'ratings.already-rated',
    });
    expect(await (await signedIn('overseer')).get('/api/workorders?kind=rectification')).toEqual([]);
    expect(await (await signedIn('citizen')).get(`/api/cases/${rated.caseId}/rating`)).toMatchObject({
      token: null,
      rated: true,
    });
  });
});

describe('非常不满意:整改单有期限,一步不能跳', () => {
  let at: string;

  it('一评就派单,写着最迟哪天签收;工单上看不出是谁评的', async () => {
    const { token, caseId } = await concluded();
    await world
      .visitor()
      .post(`/api/ratings/${token}`, rating(1, { details: ['convenience'], text: '同一张图交了两遍', named: true }));
    await world.settled();
    const [order] = await (await signedIn('overseer')).get('/api/workorders?kind=rectification');
    expect(order).toMatchObject({
      status: 'assigned',
      statusName: '待签收',
      dueOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      light: 'green',
    });
    at = `/api/workorders/${order.id}`;
    const seen = await (await signedIn('market-review')).get(at);
    expect(seen).toMatchObject({ text: '同一张图交了两遍', caseId: null, contact: null });
    expect(JSON.stringify(seen)).not.toMatch(/林晓燕|老街小面馆/);
    expect(JSON.stringify(seen)).not.toContain(caseId);
    expect(await refused((await signedIn('fire-review')).get(at))).toMatchObject({
      status: 404,
      code: 'workorders.not-found',
    });
  });

  it('没签收不能核实,没核实不能整改,没回访不能办结;承办部门不能回访自己', async () => {
    const [officer, clerk, overseer] = [
      await signedIn('market-review'),
      await signedIn('clerk'),
      await signedIn('overseer'),
    ];
    const notNow = { status: 409, code: 'workorders.not-now' };
    expect(await refused(officer.post(`${at}/verify`, { finding: 'clear', account: '属实' }))).toMatchObject(notNow);
    expect(await refused(officer.post(`${at}/complete`, { done: '改了' }))).toMatchObject(notNow);
    expect(await refused(clerk.post(`${at}/follow-up`, { satisfied: true, account: '满意' }))).toMatchObject(notNow);
    const missing = await refused(overseer.post(`${at}/close`));
    expect(missing).toMatchObject({ status: 409, code: 'workorders.missing-steps' });
    expect(missing.missing.map((step: Answer) => step.id)).toEqual(['sign', 'verify', 'handle', 'followUp']);
    await officer.post(`${at}/sign`);
    expect(await refused(officer.post(`${at}/sign`))).toMatchObject(notNow);
    await officer.post(`${at}/verify`, { finding: 'clear', account: '材料清单里重复列了平面图' });
    await officer.post(`${at}/complete`, { done: '平面图只收一份，两个部门共用' });
    expect((await refused(officer.post(`${at}/follow-up`, { satisfied: true, account: '自己回访自己' }))).status).toBe(
      403,
    );
  });

  it('回访不满意就退回去重改;改好、回访满意、监督确认,才算办结', async () => {
    const [officer, clerk, overseer] = [
      await signedIn('market-review'),
      await signedIn('clerk'),
      await signedIn('overseer'),
    ];
    await clerk.post(`${at}/follow-up`, { satisfied: false, account: '电话里说还是交了两遍' });
    expect(await officer.get(at)).toMatchObject({ status: 'handling', statusName: '整改中' });
    await officer.post(`${at}/complete`, { done: '已在清单中删除重复项' });
    await clerk.post(`${at}/follow-up`, { satisfied: true, account: '电话回访，满意' });
    await overseer.post(`${at}/close`);
    expect(await overseer.get(at)).toMatchObject({ status: 'closed', statusName: '已办结' });
    const board = await overseer.get('/api/oversight/board');
    expect(board.ratings).toMatchObject({ invited: 2, rated: 2, count: 2, bad: 1 });
    expect(board.rectifications).toMatchObject({ open: 0, closed: 1 });
  });

  it('不理它:逾期看得见', async () => {
    const { token } = await concluded();
    await world.visitor().post(`/api/ratings/${token}`, rating(1));
    await world.settled();
    const overseer = await signedIn('overseer');
    await overseer.post('/api/clock/advance', { minutes: 20 * 24 * 60 });
    await world.settled();
    const [order] = (await overseer.get('/api/workorders?kind=rectification')).filter(
      (one: Answer) => one.status !== 'closed',
    );
    expect(order).toMatchObject({ status: 'assigned', light: 'red' });
    expect(order.overdue).toBeGreaterThan(0);
    expect((await overseer.get('/api/oversight/board')).rectifications).toMatchObject({ open: 1, overdue: 1 });
  });
});
