import { currentCalendar, importYear } from '#calendars';
import { addWorkingDays, nationalYears, shanghaiDay, shiftDay } from '@yijian/core/calendar';
import { describe, expect, it } from 'vitest';
import { advanceClock, type Environment, systemActor } from '#platform';
import { staff, testPlatform } from '../../../platform/testing/index.ts';
import { deemAccepted } from '../accept-case.ts';
import { doDueWork } from '../due-work.ts';
import { lanternPlan, openLanternCase, twoLevel } from '../fixture.ts';
import { lanternActs, shopName, town } from '../testing-lantern.ts';

const { env } = await testPlatform();
const manager = staff('manager', 'catalogueManager', 'city');
/** The notices of the coming years, as if they had come out. */
const publishYears = async (place: Environment) => {
  for (const year of nationalYears().filter((one) => !one.published))
    await place.execute(importYear, { input: { ...year, published: true }, actor: manager });
};
await publishYears(env);
const acts = lanternActs(env);
const plan = lanternPlan(['frame', 'paper', 'sign'], twoLevel);
const open = () => acts.open(plan);
const today = async (place = env) => shanghaiDay(await place.now());
const days = (count: number, place = env) =>
  place.execute(advanceClock, { input: { minutes: count * 24 * 60 }, actor: systemActor });
/** Goes on day by day until the business day is after the given one. */
const pass = async (day: string) => {
  while ((await today()) <= day) await days(1);
};
const noticed = async () => {
  const caseId = await open();
  await acts.raise(caseId, 'frame');
  await acts.notice(caseId);
  return caseId;
};

describe('一次性补正', () => {
  it('各部门的意见合成一份告知书;没有表态的部门记下来,明确无异议的不算', async () => {
    const caseId = await open();
    await acts.raise(caseId, 'frame', [
      shopName,
      { kind: 'condition', ref: 'c-roof', problem: 'wrong', explanation: '屋顶照片不清楚' },
    ]);
    await acts.noObjection(caseId, 'paper');
    await acts.notice(caseId);
    const { supplements, status, receiptDue } = await acts.state(caseId);
    expect([status, receiptDue]).toEqual(['supplementing', null]);
    expect(supplements).toMatchObject([
      {
        ordinal: 1,
        silent: ['sign'],
        answeredAt: null,
        approvedBy: null,
        answerBy: addWorkingDays(await currentCalendar(env.db), await today(), 10).due,
      },
    ]);
    expect(supplements[0]!.points.map((point) => [point.member, point.kind, point.ref])).toEqual([
      ['frame', 'field', 'shopName@enterprise'],
      ['frame', 'condition', 'c-roof'],
    ]);
    expect(
      JSON.stringify(
        await env.db
          .query('select data from cases.case_event where case_id = $1', [caseId])
          .then((found) => found.rows),
      ),
    ).not.toContain('屋顶照片');
  });

  it('说过再说,以后一次为准;改口说齐全了,就没有这个部门的意见', async () => {
    const caseId = await open();
    await acts.raise(caseId, 'frame');
    await acts.raise(caseId, 'frame', [{ kind: 'condition', ref: 'c-roof', problem: 'wrong' }]);
    expect((await acts.state(caseId)).strands.frame!.points.map((point) => point.ref)).toEqual(['c-roof']);
    await acts.noObjection(caseId, 'frame');
    await expect(acts.notice(caseId)).rejects.toMatchObject({ code: 'cases.nothing-to-supplement', status: 422 });
  });

  it('只能要求办事指南公布的内容,拒绝时给出可选的全部', async () => {
    const caseId = await open();
    const wanted = [
      shopName,
      { kind: 'material', ref: 'health-code', problem: 'missing' },
      { kind: 'condition', ref: 'c-moon', problem: 'wrong' },
    ];
    await expect(acts.raise(caseId, 'frame', wanted)).rejects.toMatchObject({
      code: 'cases.unpublished-demand',
      status: 422,
      facts: {
        surplus: ['material:health-code', 'condition:c-moon'],
        allowed: { field: ['shopName@enterprise'], condition: ['c-roof'], material: [] },
      },
    });
    expect((await acts.state(caseId)).strands.frame!.points).toEqual([]);
  });

  it('已经不受理的事项不能再提意见', async () => {
    const caseId = await open();
    await acts.decline(caseId, ['frame']);
    await expect(acts.raise(caseId, 'frame')).rejects.toMatchObject({ code: 'cases.not-now' });
    await expect(acts.noObjection(caseId, 'frame')).rejects.toMatchObject({ code: 'cases.not-now' });
  });

  it('没补齐的退回并说出还差什么;补齐的重新起算收件时限', async () => {
    const caseId = await noticed();
    await expect(acts.answer(caseId, [])).rejects.toMatchObject({
      code: 'cases.supplement-incomplete',
      status: 422,
      facts: { left: ['shopName@enterprise'] },
    });
    await days(3);
    await acts.answer(caseId);
    const state = await acts.state(caseId);
    expect([state.status, state.receiptDue, state.supplements[0]!.answeredAt]).toEqual([
      'received',
      addWorkingDays(await currentCalendar(env.db), await today(), 5).due,
      expect.any(String),
    ]);
    await expect(acts.answer(caseId)).rejects.toMatchObject({ code: 'cases.no-supplement-open', status: 409 });
  });

  it('第二次补正要主管批准,批准只管一次', async () => {
    const caseId = await noticed();
    await acts.answer(caseId);
    await acts.raise(caseId, 'paper');
    await expect(acts.notice(caseId)).rejects.toMatchObject({ code: 'cases.second-supplement', status: 409 });
    await acts.secondNotice(caseId);
    await acts.notice(caseId);
    expect((await acts.state(caseId)).supplements).toMatchObject([
      { approvedBy: null },
      { ordinal: 2, approvedBy: 'overseer' },
    ]);
    await acts.answer(caseId);
    await acts.raise(caseId, 'paper');
    await expect(acts.notice(caseId)).rejects.toMatchObject({ code: 'cases.second-supplement' });
    await expect(acts.secondNotice(await open())).rejects.toMatchObject({ code: 'cases.not-now' });
  });

  it('别处的窗口、别人都不能代答', async () => {
    const caseId = await noticed();
    await expect(acts.answer(caseId, [shopName.ref], staff('far', 'counter', 'hall', '220202'))).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      acts.answer(caseId, [shopName.ref], {
        ...town.applicant,
        principal: { kind: 'person', id: '00000000-0000-4000-8000-00000000000b' },
      }),
    ).rejects.toMatchObject({ status: 404 });
    await acts.answer(caseId, [shopName.ref], town.clerk);
  });

  it('期限内不能以未补正为由不予受理;过了期限可以,由人决定', async () => {
    const caseId = await noticed();
    await expect(acts.declineUnanswered(await open())).rejects.toMatchObject({ code: 'cases.not-now' });
    const answerBy = (await acts.state(caseId)).supplements[0]!.answerBy!;
    while ((await today()) < answerBy) await days(1);
    await expect(acts.declineUnanswered(caseId)).rejects.toMatchObject({
      code: 'cases.not-now',
      facts: { state: { status: 'supplementing' } },
    });
    await pass(answerBy);
    await expect(acts.decline(caseId)).rejects.toMatchObject({ code: 'cases.not-now' });
    await acts.declineUnanswered(caseId);
    expect(await acts.state(caseId)).toMatchObject({ status: 'declined', outcome: 'declined' });
  });
});

describe('逾期视为受理', () => {
  it('期限最后一天不算逾期;过了才算,从收件之日起受理,各项时限也从那天起', async () => {
    const caseId = await open();
    const { receiptDue, receivedOn } = await acts.state(caseId);
    while ((await today()) < receiptDue!) await days(1);
    await doDueWork(env);
    expect((await acts.state(caseId)).status).toBe('received');
    await pass(receiptDue!);
    await days(2);
    await doDueWork(env);
    const state = await acts.state(caseId);
    expect(state).toMatchObject({ status: 'accepted', deemedAccepted: true, acceptedOn: receivedOn });
    expect(state.strands.frame).toMatchObject({
      acceptedBy: 'system',
      dues: { startedOn: receivedOn, planned: addWorkingDays(await currentCalendar(env.db), receivedOn, 3).due },
    });
    const before = (await env.db.query('select count(*)::int as n from platform.journal')).rows[0].n;
    await doDueWork(env);
    expect((await env.db.query('select count(*)::int as n from platform.journal')).rows[0].n).toBe(before);
  });

  it('补正后逾期未答复的,从收到补正之日起', async () => {
    const caseId = await noticed();
    await days(4);
    await acts.answer(caseId);
    const answeredOn = await today();
    await pass((await acts.state(caseId)).receiptDue!);
    await doDueWork(env);
    expect(await acts.state(caseId)).toMatchObject({ deemedAccepted: true, acceptedOn: answeredOn });
  });

  it('待补正时收件时限不走', async () => {
    const caseId = await noticed();
    await days(30);
    await doDueWork(env);
    expect((await acts.state(caseId)).status).toBe('supplementing');
  });

  it('下一年的放假安排还没公布：期限落在里面的不视为受理，公布之后才算；别的办件照常', async () => {
    const { env: place } = await testPlatform();
    const there = lanternActs(place);
    const { provisionalFrom } = await currentCalendar(place.db);
    while ((await today(place)) < shiftDay(provisionalFrom, -3)) await days(1, place);
    const caseId = await there.open(plan);
    expect((await there.state(caseId)).receiptDue! >= provisionalFrom).toBe(true);
    await days(20, place);
    await doDueWork(place);
    expect((await there.state(caseId)).status).toBe('received');
    await publishYears(place);
    await doDueWork(place);
    expect(await there.state(caseId)).toMatchObject({ status: 'accepted', deemedAccepted: true });
  });

  it('一件出了毛病，别的照常视为受理，毛病报出来', async () => {
    const [broken, fine] = [await open(), await open()];
    await env.db.query(`update cases.case set state = state - 'strands' where case_id = $1`, [broken]);
    await pass((await acts.state(fine)).receiptDue!);
    await expect(doDueWork(env)).rejects.toThrow(/due work failed for 1 cases/);
    expect((await acts.state(fine)).status).toBe('accepted');
    await env.db.query(`update cases.case set receipt_due = null, status = 'declined' where case_id = $1`, [broken]);
  });

  it('没有经确认的收件时限就没有逾期', async () => {
    const { result } = await env.execute(openLanternCase, {
      input: { applicationId: 'no-clock', plan, values: {} },
      actor: town.applicant,
    });
    await env.db.query(
      `update cases.case set state = jsonb_set(state, '{receiptDue}', 'null'), receipt_due = null where case_id = $1`,
      [result.caseId],
    );
    await days(40);
    await env.execute(deemAccepted, { input: { caseId: result.caseId }, actor: systemActor });
    expect(
      (await env.db.query('select status from cases.case where case_id = $1', [result.caseId])).rows[0].status,
    ).toBe('received');
  });
});
