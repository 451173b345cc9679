import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, shanghaiDay } from '@yijian/core/calendar';
import { currentCalendar } from '#calendars';
import { importPerson, importPost } from '#identity';
import { listNotices } from '#notices';
import { advanceClock, type Actor, systemActor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { openLanternWorkorder } from './fixture.ts';
import { assignWorkorder, completeWorkorder, signWorkorder, verifyWorkorder } from './handle-workorder.ts';
import { dueWork, type NewWorkorder, verifyWorkorders } from './index.ts';
import { reactions } from './reactions.ts';
import {
  closeWorkorder,
  escalateWorkorder,
  followUpWorkorder,
  reviewAppeal,
  sendBackWorkorder,
} from './supervise-workorder.ts';
import { tellStaffOf } from './tell-staff.ts';
import { workorderTable, nextStatus, statusNames, type WorkorderStatus } from './types.ts';
import { listMyWorkorders, viewWorkorder } from './view-workorder.ts';
import { foldWorkorder } from './workorder-state.ts';
import { findWorkorder, listEvents } from './workorders.store.ts';

const platform = await testPlatform({ reactions });
const { env } = platform;
const officer = staff(randomUUID(), 'reviewer', 'frame-office');
const other = staff(randomUUID(), 'decider', 'paper-office');
const hall = staff(randomUUID(), 'counter', 'hall');
const supervisor = staff(randomUUID(), 'supervisor', 'bureau', '990100');

const rater = await env
  .execute(importPerson, {
    input: { code: 'lantern-rater', name: '灯笼', idNumber: '11010519491231002X', mobile: '13800138000' },
    actor: systemActor,
  })
  .then(({ result }) => ({ kind: 'person' as const, id: result.personId }));

async function open(named = true, text: string | null = '来回跑了三趟') {
  const { result } = await env.execute(openLanternWorkorder, {
    input: { subjectId: randomUUID(), change: { contact: named ? rater : null, text } },
    actor: systemActor,
  });
  return result.workorderId;
}
const as = (actor: Actor) => ({
  sign: (workorderId: string) => env.execute(signWorkorder, { input: { workorderId }, actor }),
  assign: (workorderId: string, authority: string) =>
    env.execute(assignWorkorder, { input: { workorderId, authority }, actor }),
  verify: (
    workorderId: string,
    finding: 'clear' | 'complex' | 'noBasis' | 'malicious',
    more: { plan?: string; basis?: string } = {},
  ) => env.execute(verifyWorkorder, { input: { workorderId, finding, account: '情况属实', ...more }, actor }),
  complete: (workorderId: string) =>
    env.execute(completeWorkorder, { input: { workorderId, done: '已经改好' }, actor }),
  followUp: (workorderId: string, satisfied: boolean) =>
    env.execute(followUpWorkorder, { input: { workorderId, satisfied, account: '电话回访' }, actor }),
  appeal: (workorderId: string, upheld: boolean) =>
    env.execute(reviewAppeal, { input: { workorderId, upheld, reason: '查了监控' }, actor }),
  sendBack: (workorderId: string) =>
    env.execute(sendBackWorkorder, { input: { workorderId, reason: '措施不具体' }, actor }),
  close: (workorderId: string) => env.execute(closeWorkorder, { input: { workorderId }, actor }),
});
async function stateOf(workorderId: string) {
  const { state } = (await findWorkorder(env.db, workorderId))!;
  expect(foldWorkorder(await listEvents(env.db, workorderId))).toEqual(state);
  return state;
}

describe('差评整改：派单到办结', () => {
  it('签收、核实、整改、回访、监督确认，一步不缺才能办结', async () => {
    const id = await open();
    for (const step of ['签收', '核实', '整改或答复', '回访评价人']) {
      await expect(as(supervisor).close(id)).rejects.toMatchObject({
        code: 'workorders.missing-steps',
        facts: { missing: expect.arrayContaining([expect.objectContaining({ name: step })]) },
      });
      if (step === '签收') await as(officer).sign(id);
      if (step === '核实') await as(officer).verify(id, 'clear');
      if (step === '整改或答复') await as(officer).complete(id);
      if (step === '回访评价人') await as(hall).followUp(id, true);
    }
    await as(supervisor).close(id);
    expect(await stateOf(id)).toMatchObject({ status: 'closed', outcome: 'rectified', due: null });
    await expect(as(supervisor).close(id)).rejects.toMatchObject({ code: 'workorders.not-now' });
  });

  it('回访不满意的退回重改，直到满意', async () => {
    const id = await open();
    await as(officer).sign(id);
    await as(officer).verify(id, 'clear');
    await as(officer).complete(id);
    await as(hall).followUp(id, false);
    expect(await stateOf(id)).toMatchObject({ status: 'handling', outcome: null });
    await as(officer).complete(id);
    await as(supervisor).followUp(id, true);
    expect(await stateOf(id)).toMatchObject({
      status: 'visited',
      followUps: [{ satisfied: false }, { satisfied: true }],
    });
  });

  it('匿名评价没有人可回访，整改后由监督人员确认', async () => {
    const id = await open(false);
    await as(officer).sign(id);
    await as(officer).verify(id, 'clear');
    await as(officer).complete(id);
    await expect(as(hall).followUp(id, true)).rejects.toMatchObject({ code: 'workorders.not-now' });
    await as(supervisor).close(id);
    expect((await stateOf(id)).status).toBe('closed');
  });

  it('复杂的要有计划，没有依据的要写依据，一次说全', async () => {
    const id = await open();
    await as(officer).sign(id);
    await expect(as(officer).verify(id, 'complex')).rejects.toMatchObject({ code: 'workorders.account-incomplete' });
    await expect(as(officer).verify(id, 'noBasis')).rejects.toMatchObject({ code: 'workorders.account-incomplete' });
    await as(officer).verify(id, 'complex', { plan: '十日内改造窗口' });
    const calendar = await currentCalendar(env.db);
    const state = await stateOf(id);
    expect(state.due).toBe(addWorkingDays(calendar, state.openedOn, 15).due);
  });

  it('没有依据的作出解释后同样要回访', async () => {
    const id = await open();
    await as(officer).sign(id);
    await as(officer).verify(id, 'noBasis', { basis: '行政许可法第三十二条' });
    await as(hall).followUp(id, true);
    await as(supervisor).close(id);
    expect((await stateOf(id)).outcome).toBe('explained');
  });

  it('申诉复核：不成立继续整改，成立才不计入', async () => {
    const id = await open();
    await as(officer).sign(id);
    await as(officer).verify(id, 'malicious');
    await as(supervisor).appeal(id, false);
    expect((await stateOf(id)).status).toBe('signed');
    await as(officer).verify(id, 'malicious');
    await as(supervisor).appeal(id, true);
    await as(supervisor).close(id);
    expect(await stateOf(id)).toMatchObject({ status: 'closed', outcome: 'notCounted' });
  });

  it('牵头部门改派给承办部门；没参与的部门不能派', async () => {
    const id = await open();
    await expect(as(officer).assign(id, 'candle-office')).rejects.toMatchObject({
      code: 'workorders.unknown-authority',
    });
    await as(officer).assign(id, 'paper-office');
    await expect(as(officer).sign(id)).rejects.toMatchObject({ code: 'workorders.not-found' });
    await as(other).sign(id);
    expect(await stateOf(id)).toMatchObject({ authority: 'paper-office', status: 'signed' });
  });
});

describe('督办和月报：同一套步骤，另一种工单', () => {
  const openOf = async (change: Partial<NewWorkorder>) =>
    (
      await env.execute(openLanternWorkorder, {
        input: { subjectId: randomUUID(), change: { subject: { kind: 'finding', id: randomUUID() }, ...change } },
        actor: systemActor,
      })
    ).result.workorderId;

  it('督办单：签收、核实、答复措施，监督人员不满意的退回，满意的确认办结；部门看得到是哪一件', async () => {
    const id = await openOf({ type: 'urging', facts: { title: '逾期未办结' } });
    await expect(as(supervisor).close(id)).rejects.toMatchObject({ code: 'workorders.missing-steps' });
    await as(officer).sign(id);
    await as(officer).verify(id, 'clear');
    await as(officer).complete(id);
    expect(await viewWorkorder(env, id, officer)).toMatchObject({
      title: '逾期未办结',
      caseId: expect.any(String),
      statusName: '待监督确认',
    });
    await as(supervisor).sendBack(id);
    expect(await stateOf(id)).toMatchObject({ status: 'handling', handledAt: null, outcome: null });
    await as(officer).complete(id);
    await as(supervisor).close(id);
    expect(await stateOf(id)).toMatchObject({ status: 'closed', outcome: 'rectified' });
    await expect(as(supervisor).sendBack(id)).rejects.toMatchObject({ code: 'workorders.not-now' });
    await expect(as(officer).sendBack(id)).rejects.toMatchObject({ code: 'platform.not-permitted' });
  });

  it('月报单：签收不改 15 日的期限，不用核实，报送后由监督人员确认', async () => {
    const due = '2029-01-15';
    const id = await openOf({ type: 'monthlyReport', dueOn: due, caseId: null });
    expect((await stateOf(id)).due).toBe(due);
    await as(officer).sign(id);
    expect(await stateOf(id)).toMatchObject({ due, status: 'signed' });
    await expect(as(officer).verify(id, 'clear')).rejects.toMatchObject({ code: 'workorders.not-now' });
    const { actions } = await viewWorkorder(env, id, officer);
    expect(actions.filter((action) => action.allowed).map((action) => action.title)).toContain('已报送');
    await as(officer).complete(id);
    await as(supervisor).close(id);
    expect((await stateOf(id)).status).toBe('closed');
  });

  it('差评整改没有核实不能报完成；有人可回访的不能直接退回', async () => {
    const id = await open();
    await as(officer).sign(id);
    await expect(as(officer).complete(id)).rejects.toMatchObject({ code: 'workorders.not-now' });
    await as(officer).verify(id, 'clear');
    await as(officer).complete(id);
    await expect(as(supervisor).sendBack(id)).rejects.toMatchObject({ code: 'workorders.not-now' });
  });
});

describe('谁看得到什么', () => {
  it('承办部门在回访之前看不到是谁评的、哪一件；大厅和监督能回访', async () => {
    const id = await open();
    expect(await viewWorkorder(env, id, officer)).toMatchObject({ caseId: null, contact: null, text: '来回跑了三趟' });
    expect((await viewWorkorder(env, id, hall)).contact).toEqual({ name: '灯笼', mobile: '13800138000' });
    await as(officer).sign(id);
    await as(officer).verify(id, 'clear');
    await as(officer).complete(id);
    expect((await viewWorkorder(env, id, officer)).caseId).toBeNull();
    await as(hall).followUp(id, true);
    expect(await viewWorkorder(env, id, officer)).toMatchObject({ caseId: expect.any(String), contact: null });
  });

  it('匿名评价谁也看不到是谁', async () => {
    const id = await open(false);
    for (const reader of [officer, hall, supervisor])
      expect(await viewWorkorder(env, id, reader)).toMatchObject({ caseId: null, contact: null });
  });

  it('列表里只有自己能看的；别的部门、别的区看不到', async () => {
    const id = await open();
    const rows = async (actor: Actor) =>
      (await listMyWorkorders(env, actor, { type: 'rectification', status: null })).map((row) => row.id);
    expect(await rows(officer)).toContain(id);
    expect(await rows(supervisor)).toContain(id);
    expect(await rows(other)).not.toContain(id);
    const elsewhere = staff(randomUUID(), 'supervisor', 'bureau', '990202');
    expect(await rows(elsewhere)).not.toContain(id);
    await expect(viewWorkorder(env, id, elsewhere)).rejects.toMatchObject({ code: 'workorders.not-found' });
    expect(JSON.stringify(await listMyWorkorders(env, officer, { type: null, status: null }))).not.toMatch(
      /caseId|contact"/,
    );
  });

  it('被评的部门不能自己回访；参与办理的部门也不算大厅', async () => {
    const id = await open();
    const own = staff(randomUUID(), 'counter', 'frame-office');
    await expect(as(own).followUp(id, true)).rejects.toMatchObject({ code: 'workorders.own-follow-up' });
    await expect(as(staff(randomUUID(), 'counter', 'paper-office')).followUp(id, true)).rejects.toMatchObject({
      code: 'workorders.not-found',
    });
  });

  it('页面上能做的与真正能做的一致', async () => {
    const id = await open();
    const allowed = async (actor: Actor) =>
      (await viewWorkorder(env, id, actor)).actions.filter((action) => action.allowed).map((action) => action.name);
    expect(await allowed(officer)).toEqual(['sign', 'assign']);
    expect(await allowed(hall)).toEqual([]);
    await as(officer).sign(id);
    expect(await allowed(officer)).toEqual(['verify', 'assign']);
  });
});

describe('状态表', () => {
  const statuses: (WorkorderStatus | null)[] = [null, ...(Object.keys(statusNames) as WorkorderStatus[])];
  const pairs = statuses.flatMap((status) => workorderTable.map((row) => ({ status, row })));
  it.each(pairs)('$status 时的 $row.event', ({ status, row }) => {
    const next = nextStatus(status, row.event);
    expect(next).toBe(row.from.includes(status) ? (row.to === 'same' ? status : row.to) : undefined);
  });
  it('各类人只能下自己的命令', async () => {
    const workorderId = randomUUID();
    const input = { workorderId };
    const refused = { code: 'platform.not-permitted' };
    const me = citizen(randomUUID());
    await expect(env.execute(signWorkorder, { input, actor: me })).rejects.toMatchObject(refused);
    await expect(
      env.execute(assignWorkorder, { input: { ...input, authority: 'a' }, actor: me }),
    ).rejects.toMatchObject(refused);
    await expect(as(supervisor).verify(workorderId, 'clear')).rejects.toMatchObject(refused);
    await expect(as(supervisor).complete(workorderId)).rejects.toMatchObject(refused);
    await expect(as(officer).followUp(workorderId, true)).rejects.toMatchObject(refused);
    await expect(as(officer).appeal(workorderId, true)).rejects.toMatchObject(refused);
    await expect(as(officer).close(workorderId)).rejects.toMatchObject(refused);
    await expect(env.execute(escalateWorkorder, { input, actor: supervisor })).rejects.toMatchObject(refused);
    await expect(
      env.execute(tellStaffOf, { input: { ...input, seq: 1, overdue: null }, actor: supervisor }),
    ).rejects.toMatchObject(refused);
  });
});

describe('时限', () => {
  it('新工单告知承办部门，逾期再告知监督人，消息里没有评价人', async () => {
    await env.execute(importPost, {
      input: {
        code: 'frame-officer',
        person: 'lantern-rater',
        authority: 'frame-office',
        region: '990101',
        role: 'reviewer',
        name: '审查岗',
      },
      actor: systemActor,
    });
    await open(true, null);
    await platform.deliver();
    const { notices } = await listNotices(env.db, rater);
    expect(notices.map((notice) => [notice.kind, notice.caseId])).toEqual(
      notices.map(() => ['workorder-opened', null]),
    );
    expect(notices[0]!.body).toMatch(/工单号 ZG\d{12}/);
  });

  it('逾期只督办一次；到下一步再逾期再督办', async () => {
    const id = await open();
    const calendar = await currentCalendar(env.db);
    const today = shanghaiDay(await env.now());
    expect((await stateOf(id)).due).toBe(addWorkingDays(calendar, today, 1).due);
    await env.execute(advanceClock, { input: { minutes: 15 * 24 * 60 }, actor: systemActor });
    await dueWork(env);
    expect(await dueWork(env)).toBe(0);
    expect((await stateOf(id)).escalatedDues.length).toBe(1);
    expect(
      (await listMyWorkorders(env, officer, { type: null, status: null })).find((row) => row.id === id),
    ).toMatchObject({ light: 'red', escalations: 1 });
    await as(officer).sign(id);
    expect(await dueWork(env)).toBe(1);
    expect((await stateOf(id)).escalatedDues.length).toBe(2);
  });
});

describe('核对工单', () => {
  it('状态等于事件的累计；直接改表会被指出来', async () => {
    const id = await open();
    expect((await verifyWorkorders(env.db)).findings).toEqual([]);
    await env.db.query(
      `update workorders.workorder set state = jsonb_set(state, '{authority}', '"other"') where workorder_id = $1`,
      [id],
    );
    expect((await verifyWorkorders(env.db)).findings).toEqual([{ workorderId: id, problem: 'differs' }]);
  });
});
