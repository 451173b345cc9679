import { describe, expect, it } from 'vitest';
import { shanghaiDay } from '../core/src/calendar/index.ts';
import { currentCalendar } from '../server/src/modules/calendars/index.ts';
import { type RecountedEvent, recountFromEvents } from '../server/src/modules/oversight/index.ts';
import { actForEnterprise, type Answer, apply, cast, decideAll, refused, restaurantAnswers } from './apply.ts';
import { startWorld, type World } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);

/** 看板 beside the same numbers counted from nothing but the events of the cases. */
async function boardAndRecount({ platform: { env } }: World): Promise<{ board: Answer; recount: Answer }> {
  const board = await (await signedIn('overseer')).get('/api/oversight/board');
  const { rows } = await env.db.query<RecountedEvent>(
    'select case_id as "caseId", seq, type, member, at, data from cases.case_event',
  );
  const calendar = await currentCalendar(env.db);
  const recount = recountFromEvents(rows, { calendar, today: shanghaiDay(await env.now()), since: board.since });
  return { board, recount };
}
const bare = (rows: Answer[]) => rows.map(({ name: _, ...row }) => row);

async function expectBoardIsRecount(): Promise<Answer> {
  const { board, recount } = await boardAndRecount(world);
  expect(board.totals).toEqual(recount.totals);
  for (const part of ['byAuthority', 'byBundle', 'byChannel']) expect(bare(board[part])).toEqual(recount[part]);
  expect([board.secondSupplements, board.deemedAcceptances]).toEqual([
    recount.secondSupplements,
    recount.deemedAcceptances,
  ]);
  return board;
}

describe('办结即评:差评整改到办结,看板与事件一致', () => {
  it('只有申请人能评;差评派给牵头部门,整改、回访、监督确认,缺一步不能办结', async () => {
    const [citizen, clerk, overseer] = [await signedIn('citizen'), await signedIn('clerk'), await signedIn('overseer')];
    await actForEnterprise(citizen);
    const { caseId } = await apply(citizen, 'restaurant', restaurantAnswers);
    await clerk.post(`/api/cases/${caseId}/accept`);
    expect((await citizen.get(`/api/cases/${caseId}/rating`)).token).toBeNull();
    await decideAll(signedIn, caseId);
    await world.settled();

    const { token } = await citizen.get(`/api/cases/${caseId}/rating`);
    for (const staff of [clerk, overseer]) expect((await refused(staff.get(`/api/ratings/${token}`))).status).toBe(403);
    expect((await refused(clerk.post(`/api/ratings/${token}`, { grade: 5, details: [], named: false }))).status).toBe(
      403,
    );
    const phone = world.visitor();
    expect((await phone.get(`/api/ratings/${token}`)).rated).toBe(false);
    await phone.post(`/api/ratings/${token}`, {
      grade: 2,
      details: ['efficiency'],
      text: '食品和消防各问了我一遍',
      named: true,
    });
    expect((await refused(phone.post(`/api/ratings/${token}`, { grade: 5, details: [], named: true }))).code).toBe(
      'ratings.already-rated',
    );

    const [order] = await overseer.get('/api/workorders?kind=rectification');
    const at = `/api/workorders/${order.id}`;
    const officer = await signedIn('market-review');
    expect(await officer.get(at)).toMatchObject({ caseId: null, contact: null, text: '食品和消防各问了我一遍' });
    expect((await refused(overseer.post(`${at}/close`))).missing.map((step: Answer) => step.id)).toEqual([
      'sign',
      'verify',
      'handle',
      'followUp',
    ]);
    await officer.post(`${at}/sign`);
    await officer.post(`${at}/verify`, { finding: 'clear', account: '两个部门的问题确有重复' });
    await officer.post(`${at}/complete`, { done: '合并成一次询问' });
    expect((await clerk.get(at)).contact).toMatchObject({ mobile: expect.stringMatching(/^1\d{10}$/) });
    await clerk.post(`${at}/follow-up`, { satisfied: true, account: '电话回访,满意' });
    await overseer.post(`${at}/close`);
    await world.settled();
    const { notices } = await citizen.get('/api/notices');
    expect(notices.map((notice: Answer) => notice.kind)).toContain('rectification-closed');
    const board = await expectBoardIsRecount();
    expect(board.ratings).toMatchObject({ count: 1, bad: 1, invited: 1, rated: 1 });
    expect(board.rectifications).toMatchObject({ open: 0, closed: 1, named: 1, namedDone: 1 });
  });

  it('拨钟越过承诺:灯变红,监察看得到是哪个部门,点进去是那一个事件', async () => {
    const [citizen, clerk, overseer] = [await signedIn('citizen'), await signedIn('clerk'), await signedIn('overseer')];
    const { caseId, receiptNo } = await apply(citizen, 'restaurant', restaurantAnswers);
    await clerk.post(`/api/cases/${caseId}/accept`);
    expect((await expectBoardIsRecount()).totals.red).toBe(0);
    await world.advanceDays(40);
    const board = await expectBoardIsRecount();
    expect(board.red.filter((one: Answer) => one.caseId === caseId)[0]).toMatchObject({
      receiptNo,
      overdueDays: expect.any(Number),
    });
    const listed = await overseer.get('/api/oversight/cases?light=red');
    expect(listed.rows.map((one: Answer) => one.caseId)).toContain(caseId);
    const findings = await overseer.get('/api/oversight/findings');
    const overdue = findings.rows.find((one: Answer) => one.caseId === caseId && one.kind === 'overdueStrand');
    const events = await overseer.get(`/api/oversight/cases/${caseId}/events`);
    expect(events.find((event: Answer) => event.seq === overdue.seq)).toMatchObject({
      member: overdue.member,
      law: expect.stringMatching(/./),
    });
  });
});
