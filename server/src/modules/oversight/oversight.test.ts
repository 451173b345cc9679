import { randomUUID } from 'node:crypto';
import { shanghaiDay } from '@yijian/core/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentCalendar } from '#calendars';
import { acceptCase, decideStrand, doDueWork } from '#cases';
import { importAccount, importPerson, importPost } from '#identity';
import { type Actor, advanceClock, isPermitted, systemActor } from '#platform';
import { lanternPlan, openLanternCase, twoLevel } from '../cases/fixture.ts';
import { declineCase } from '../cases/decline-case.ts';
import { withdrawCase } from '../cases/withdraw-case.ts';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { routes } from './http.ts';
import { recountFromEvents, verifyCases } from './index.ts';
import { listOversightCases, type OversightFilter } from './list-cases.ts';
import { listCaseEvents } from './list-events.ts';
import { listFindings } from './list-findings.ts';
import { pageEvents, pageStates } from './oversight.store.ts';
import { readBoard } from './read-board.ts';
import { readIndicators } from './read-indicators.ts';
import { recentSince } from './reader.ts';

const { env } = await testPlatform();
const clerk = staff(randomUUID(), 'counter', 'hall');
const supervisor = staff(randomUUID(), 'supervisor', 'bureau', '990100');

async function open(chains: string[], applicant: Actor = citizen(randomUUID())) {
  const { result } = await env.execute(openLanternCase, {
    input: { applicationId: randomUUID(), plan: lanternPlan(chains, twoLevel), values: {} },
    actor: applicant,
  });
  return { ...result, applicant };
}
const accept = (caseId: string, actor = clerk) => env.execute(acceptCase, { input: { caseId }, actor });
const decide = (caseId: string, member: string, outcome: 'granted' | 'denied') =>
  env.execute(decideStrand, {
    input: { caseId, member, outcome, ...(outcome === 'denied' ? { reason: 'untrue' as const, opinion: '不符' } : {}) },
    actor: staff(`d-${member}`, 'decider', `${member}-office`),
  });
const days = (count: number) => env.execute(advanceClock, { input: { minutes: count * 24 * 60 }, actor: systemActor });

async function recount() {
  const states = await pageStates(env.db, null, 10_000);
  const today = shanghaiDay(await env.now());
  const events = await pageEvents(
    env.db,
    states.map((one) => one.caseId),
  );
  return recountFromEvents(events, { calendar: await currentCalendar(env.db), today, since: recentSince(today) });
}
async function boardEqualsRecount() {
  const { byAuthority, byBundle, byChannel, ...board } = await readBoard(env, supervisor);
  const bare = (rows: readonly { name: string }[]) => rows.map(({ name: _, ...row }) => row);
  const figures = {
    totals: board.totals,
    byAuthority: bare(byAuthority),
    byBundle: bare(byBundle),
    byChannel: bare(byChannel),
    secondSupplements: board.secondSupplements,
    deemedAcceptances: board.deemedAcceptances,
  };
  expect(figures).toEqual(await recount());
  return board;
}
async function allRows(filter: OversightFilter) {
  const all = [];
  for (let after: string | undefined; ; ) {
    const page = await listOversightCases(env, supervisor, { ...filter, after });
    all.push(...page.rows);
    if (page.next === null) return all;
    after = page.next;
  }
}

describe('监察看板', () => {
  it('随机办理之后，看板的每个数都等于从事件重算的数，也等于点开后的行数', async () => {
    const step = fc.constantFrom('accept', 'grant', 'deny', 'withdraw', 'decline', 'wait', 'idle');
    const stories = fc.sample(fc.array(step, { minLength: 1, maxLength: 6 }), { numRuns: 25, seed: 20261121 });
    for (const story of stories) {
      const { caseId, applicant } = await open(['frame>paper', 'sign']);
      for (const action of story)
        await act(action, caseId, applicant).catch((error: Error) => expect(error.name).toBe('Refusal'));
    }
    const board = await boardEqualsRecount();
    expect(board.totals.open).toBe(board.totals.red + board.totals.yellow + board.totals.green + board.totals.grey);
    for (const light of ['red', 'yellow', 'green'] as const)
      expect((await allRows({ light })).length).toBe(board.totals[light]);
    expect((await allRows({ status: 'open' })).length).toBe(board.totals.open);
    expect(await verifyCases(env.db)).toEqual({ checked: stories.length, findings: [] });
  });

  async function act(action: string, caseId: string, applicant: Actor): Promise<unknown> {
    if (action === 'accept') return accept(caseId);
    if (action === 'grant') return decide(caseId, 'frame', 'granted');
    if (action === 'deny') return decide(caseId, 'sign', 'denied');
    if (action === 'withdraw') return env.execute(withdrawCase, { input: { caseId }, actor: applicant });
    if (action === 'decline')
      return env.execute(declineCase, {
        input: { caseId, reason: 'notCompetent', explanation: '去邻区' },
        actor: clerk,
      });
    return action === 'wait' ? days(1) : undefined;
  }

  it('拨钟之后灯马上变红，列出是哪一件、哪个部门、逾期几天', async () => {
    const { caseId, receiptNo } = await open(['candle']);
    await accept(caseId);
    const before = await readBoard(env, supervisor);
    expect(before.red.some((one) => one.caseId === caseId)).toBe(false);
    await days(10);
    const after = await boardEqualsRecount();
    expect(after.red.find((one) => one.caseId === caseId)).toMatchObject({
      receiptNo,
      member: 'candle',
      itemName: '灯笼铺candle许可',
      overdueDays: expect.any(Number),
    });
    expect((await allRows({ light: 'red' })).find((one) => one.caseId === caseId)).toMatchObject({
      light: 'red',
      statusName: '办理中',
    });
  });

  it('别的区看不到；市级监察能看到各区', async () => {
    const elsewhere = staff(randomUUID(), 'supervisor', 'bureau', '880101');
    expect((await readBoard(env, elsewhere)).totals.open).toBe(0);
    expect((await listOversightCases(env, elsewhere, {})).rows).toEqual([]);
    const { caseId } = await open(['frame']);
    await expect(listCaseEvents(env, caseId, elsewhere)).rejects.toMatchObject({ code: 'platform.not-found' });
    expect((await listCaseEvents(env, caseId, supervisor)).length).toBeGreaterThan(0);
  });

  it('只有监察岗能看', () => {
    for (const route of routes) {
      expect(route.kind === 'query' && isPermitted(route.permission, supervisor)).toBe(true);
      for (const actor of [clerk, citizen(randomUUID()), staff(randomUUID(), 'decider', 'frame-office')])
        expect(route.kind === 'query' && isPermitted(route.permission, actor)).toBe(false);
    }
  });
});

describe('黄红牌', () => {
  it('逾期视为受理、逾期子件、逾期决定都有牌，并指向那一个事件', async () => {
    const ignored = await open(['frame']);
    const slow = await open(['paper']);
    await accept(slow.caseId);
    await days(12);
    const { rows: waiting } = await listFindings(env, supervisor);
    expect(waiting.find((one) => one.caseId === ignored.caseId)).toMatchObject({ kind: 'overdueReceipt', card: 'red' });
    await doDueWork(env);
    const { rows: found, counts } = await listFindings(env, supervisor);
    for (const { kind, count } of counts) expect(found.filter((one) => one.kind === kind).length).toBe(count);
    const deemed = found.find((one) => one.caseId === ignored.caseId && one.kind === 'deemedAcceptance')!;
    expect(
      (await listCaseEvents(env, ignored.caseId, supervisor)).find((event) => event.seq === deemed.seq),
    ).toMatchObject({ title: '逾期未告知，视为受理', law: '行政许可法 32(5)', actor: '系统自动' });
    const overdue = found.find((one) => one.caseId === slow.caseId && one.kind === 'overdueStrand')!;
    expect((await listCaseEvents(env, slow.caseId, supervisor)).find((event) => event.seq === overdue.seq)?.type).toBe(
      'strand.decision-started',
    );
    expect(found.some((one) => one.caseId === slow.caseId && one.kind === 'overdueBundle')).toBe(true);
    await decide(slow.caseId, 'paper', 'granted');
    const { rows: after } = await listFindings(env, supervisor);
    expect(after.filter((one) => one.caseId === slow.caseId).map((one) => one.kind)).toEqual(['lateDecision']);
    await boardEqualsRecount();
  });
});

describe('办件留痕', () => {
  it('谁做的写到岗位，姓名脱敏；申请人不出现姓名', async () => {
    const person = await env.execute(importPerson, {
      input: { code: 'lantern-clerk', name: '灯小明', idNumber: '11010519491231002X', mobile: '13800138000' },
      actor: systemActor,
    });
    await env.execute(importPost, {
      input: {
        code: 'lantern-post',
        person: 'lantern-clerk',
        authority: 'hall',
        region: '990101',
        role: 'counter',
        name: '综合窗口 1 号',
      },
      actor: systemActor,
    });
    const account = await env.execute(importAccount, {
      input: { login: 'lantern-clerk', password: 'long-enough-password', person: 'lantern-clerk' },
      actor: systemActor,
    });
    const { caseId } = await open(['frame']);
    await accept(caseId, { ...clerk, accountId: account.result.accountId, personId: person.result.personId });
    const events = await listCaseEvents(env, caseId, supervisor);
    expect(events.find((event) => event.type === 'case.accepted')).toMatchObject({
      actor: 'hall 综合窗口 1 号 灯*明',
      title: '已受理',
    });
    expect(JSON.stringify(events)).not.toContain('灯小明');
  });
});

describe('办件质效', () => {
  it('按部门、事项、渠道切片，合计等于各片之和', async () => {
    await days(1);
    const today = shanghaiDay(await env.now());
    const { caseId } = await open(['frame']);
    await accept(caseId);
    await decide(caseId, 'frame', 'granted');
    for (const by of ['authority', 'item', 'channel'] as const) {
      const { total, rows } = await readIndicators(env, supervisor, { from: today, to: today, by });
      expect(total).toMatchObject({ received: 1, done: 1, instant: 1, earlyRate: 1 });
      for (const name of ['received', 'done', 'overdue'] as const)
        expect(rows.reduce((sum, row) => sum + row[name], 0)).toBe(total[name]);
    }
    await expect(readIndicators(env, supervisor, { from: '2026-02-30' })).rejects.toMatchObject({
      code: 'platform.malformed-input',
    });
  });
});

describe('核对', () => {
  it('有人直接改了办件状态或删了事件，核对会指出来', async () => {
    const [changed, emptied] = [await open(['frame']), await open(['frame'])];
    await env.db.query(`update cases.case set state = jsonb_set(state, '{status}', '"accepted"') where case_id = $1`, [
      changed.caseId,
    ]);
    await env.db.query('delete from cases.case_event where case_id = $1 and seq = 1', [emptied.caseId]);
    const { findings } = await verifyCases(env.db);
    expect(findings).toEqual(
      expect.arrayContaining([
        { caseId: changed.caseId, problem: 'differs', detail: 'status' },
        expect.objectContaining({ caseId: emptied.caseId, problem: 'illegal' }),
      ]),
    );
    expect(findings.length).toBe(2);
  });
});
