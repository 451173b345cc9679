import { randomUUID } from 'node:crypto';
import { addWorkingDays, isWeekend, isWorkingDay, nextDay, shanghaiDay } from '@yijian/core/calendar';
import { describe, expect, it } from 'vitest';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { currentCalendar, importYear } from '#calendars';
import { yearsInForce } from '../calendars/current-calendar.ts';
import { acceptCase, foldCase } from './index.ts';
import { findCase, listEvents } from './cases.store.ts';
import { lanternPlan, openLanternCase, twoLevel } from './fixture.ts';
import { heedCalendar, recountDues } from './recount-dues.ts';

const platform = await testPlatform({ reactions: [heedCalendar] });
const { env, deliver } = platform;
const counter = staff(randomUUID(), 'counter', 'hall');
const keeper = staff(randomUUID(), 'catalogueManager', 'hall');

/** The next working weekday after today: any case opened now counts it. */
async function nextWorkday(): Promise<string> {
  const calendar = await currentCalendar(env.db);
  let day = nextDay(shanghaiDay(await env.now()));
  while (isWeekend(day) || !isWorkingDay(calendar, day)) day = nextDay(day);
  return day;
}
const yearOf = async (day: string) => (await yearsInForce(env.db)).find((one) => one.year === Number(day.slice(0, 4)))!;
async function openAccepted(accepted = true): Promise<string> {
  const { result } = await env.execute(openLanternCase, {
    input: { applicationId: randomUUID(), plan: lanternPlan(['frame'], twoLevel), values: {} },
    actor: citizen(randomUUID()),
  });
  if (accepted) await env.execute(acceptCase, { input: { caseId: result.caseId }, actor: counter });
  return result.caseId;
}
async function read(caseId: string) {
  const record = (await findCase(env.db, caseId))!;
  const events = await listEvents(env.db, caseId);
  expect(foldCase(events)).toEqual(record.state);
  const { rows } = await env.db.query(
    'select planned_due, promised_due, statutory_due from cases.strand where case_id = $1',
    [caseId],
  );
  expect(rows[0]).toEqual({
    planned_due: record.state.strands.frame!.dues?.planned ?? null,
    promised_due: record.state.strands.frame!.dues?.promised ?? null,
    statutory_due: record.state.strands.frame!.dues?.statutory ?? null,
  });
  return { state: record.state, moved: events.filter((event) => event.type.endsWith('.due-changed')) };
}

describe('改日历后在途件重算并留痕 (ENG-08)', () => {
  it('多放一天假：已告知的日期不推迟；改回来：多算了假的办件提前，每一处都写明原因和日历版本', async () => {
    const holiday = await nextWorkday();
    const before = await yearOf(holiday);
    const early = await openAccepted();
    const told = (await read(early)).state;

    await env.execute(importYear, {
      input: { ...before, source: '临时放假通知', offDays: [...before.offDays, holiday] },
      actor: keeper,
    });
    await deliver();
    expect((await read(early)).state.strands.frame!.dues).toEqual(told.strands.frame!.dues);
    expect((await read(early)).moved).toEqual([]);

    const late = await openAccepted();
    const waiting = await openAccepted(false);
    const longer = (await read(late)).state;
    expect(longer.bundleDue! > told.bundleDue!).toBe(true);

    await env.execute(importYear, { input: before, actor: keeper });
    await deliver();
    const { state, moved } = await read(late);
    expect(state.strands.frame!.dues).toMatchObject({ ...told.strands.frame!.dues });
    expect(state.bundleDue).toBe(told.bundleDue);
    const { version } = await currentCalendar(env.db);
    const cause = { cause: 'calendar', year: before.year, import: 2, calendarVersion: version };
    expect(moved.map((event) => [event.type, event.actor, event.data])).toEqual([
      [
        'case.due-changed',
        'system',
        {
          receiptDue: null,
          bundleDue: told.bundleDue,
          before: { receiptDue: null, bundleDue: longer.bundleDue },
          ...cause,
        },
      ],
      [
        'strand.due-changed',
        'system',
        { dues: state.strands.frame!.dues, before: longer.strands.frame!.dues, ...cause },
      ],
    ]);
    const calendar = await currentCalendar(env.db);
    expect((await read(waiting)).state.receiptDue).toBe(addWorkingDays(calendar, told.receivedOn, 5).due);
  });

  it('同样的年度再导入一次，投递两遍，都没有变化', async () => {
    const caseId = await openAccepted();
    const year = await yearOf(await nextWorkday());
    const { result } = await env.execute(importYear, { input: { ...year, source: '同一份通知' }, actor: keeper });
    expect(result.changed).toBe(false);
    await env.execute(recountDues, {
      input: { caseId, cause: { year: year.year, version: 9 } },
      actor: { ...counter, kind: 'system', posts: [] },
    });
    expect((await read(caseId)).moved).toEqual([]);
  });

  it('有问题的年度一次说完，不导入；只有事项管理岗能导入，只有系统能重算', async () => {
    const year = await yearOf(await nextWorkday());
    const refused = env.execute(importYear, {
      input: { ...year, offDays: [`${year.year}-02-30`], workDays: [`${year.year}-13-01`] },
      actor: keeper,
    });
    await expect(refused).rejects.toMatchObject({ code: 'calendars.year-refused' });
    await expect(env.execute(importYear, { input: year, actor: counter })).rejects.toMatchObject({
      code: 'platform.not-permitted',
    });
    const recount = env.execute(recountDues, {
      input: { caseId: randomUUID(), cause: { year: year.year, version: 1 } },
      actor: keeper,
    });
    await expect(recount).rejects.toMatchObject({ code: 'platform.not-permitted' });
  });
});
