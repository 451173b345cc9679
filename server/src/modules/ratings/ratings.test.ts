import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { acceptCase, decideStrand } from '#cases';
import { listNotices } from '#notices';
import { advanceClock, type Actor, createServer, systemActor, visitor } from '#platform';
import { lanternPlan, openLanternCase, twoLevel } from '../cases/fixture.ts';
import { withdrawCase } from '../cases/withdraw-case.ts';
import { completeWorkorder, signWorkorder, verifyWorkorder } from '../workorders/handle-workorder.ts';
import { closeWorkorder, followUpWorkorder, reviewAppeal } from '../workorders/supervise-workorder.ts';
import { listMyWorkorders, viewWorkorder } from '../workorders/view-workorder.ts';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { excludeRating, tellRater } from './follow-rectification.ts';
import { routes } from './http.ts';
import { ratingTokenFor } from './index.ts';
import { inviteRating } from './invite-rating.ts';
import { rateCase } from './rate-case.ts';
import { reactions } from './reactions.ts';
import { readInvitation, readOwnRating } from './read-invitation.ts';

const platform = await testPlatform({ reactions });
const { env } = platform;
const clerk = staff(randomUUID(), 'counter', 'hall');
const officer = staff(randomUUID(), 'reviewer', 'frame-office');
const supervisor = staff(randomUUID(), 'supervisor', 'bureau');

async function concluded() {
  const applicant = citizen(randomUUID());
  const { result } = await env.execute(openLanternCase, {
    input: { applicationId: randomUUID(), plan: lanternPlan(['frame'], twoLevel), values: {} },
    actor: applicant,
  });
  await env.execute(acceptCase, { input: { caseId: result.caseId }, actor: clerk });
  await env.execute(decideStrand, {
    input: { caseId: result.caseId, member: 'frame', outcome: 'granted' as const },
    actor: staff(randomUUID(), 'decider', 'frame-office'),
  });
  await platform.deliver();
  return { ...result, applicant, token: ratingTokenFor(env.keys, result.caseId) };
}
const rate = (
  token: string,
  grade: number,
  more: { named?: boolean; text?: string; details?: string[]; actor?: Actor } = {},
) =>
  env.execute(rateCase, {
    input: {
      token,
      grade,
      details: more.details ?? [],
      named: more.named ?? false,
      ...(more.text ? { text: more.text } : {}),
    },
    actor: more.actor ?? visitor,
  });
const count = async (sql: string, value: string) => (await env.db.query(sql, [value])).rows[0].n as number;
const ratingsOf = (caseId: string) => count('select count(*) as n from ratings.rating where subject_id = $1', caseId);

describe('好差评：办结即可评', () => {
  it('办结后只有申请人拿得到链接；评一次，第二次告知已评过', async () => {
    const { caseId, applicant, token, receiptNo } = await concluded();
    expect(await readOwnRating(env, caseId, applicant)).toMatchObject({ token, rated: false });
    expect((await readOwnRating(env, caseId, citizen(randomUUID()))).token).toBeNull();
    expect(await readInvitation(env, token, visitor)).toMatchObject({
      caseNo: receiptNo,
      bundleName: '开办灯笼铺',
      rated: false,
      questions: expect.arrayContaining([{ id: 'efficiency', text: '办事效率' }]),
    });
    expect((await rate(token, 5, { details: ['efficiency'] })).result).toEqual({
      rated: true,
      grade: 5,
      gradeName: '非常满意',
    });
    await expect(rate(token, 1)).rejects.toMatchObject({ code: 'ratings.already-rated' });
    expect(await readOwnRating(env, caseId, applicant)).toMatchObject({ token: null, rated: true });
    expect(await ratingsOf(caseId)).toBe(1);
  });

  it('同时评两次也只算一次', async () => {
    const { caseId, token } = await concluded();
    const answers = await Promise.allSettled([5, 4, 3, 2, 1].map((grade) => rate(token, grade)));
    expect(answers.filter((answer) => answer.status === 'fulfilled').length).toBe(1);
    expect(await ratingsOf(caseId)).toBe(1);
  });

  it('没有办结的、撤回的不邀请；事件投递两遍只有一份邀请', async () => {
    const applicant = citizen(randomUUID());
    const { result } = await env.execute(openLanternCase, {
      input: { applicationId: randomUUID(), plan: lanternPlan(['frame'], twoLevel), values: {} },
      actor: applicant,
    });
    await platform.deliver();
    expect((await readOwnRating(env, result.caseId, applicant)).token).toBeNull();
    await env.execute(acceptCase, { input: { caseId: result.caseId }, actor: clerk });
    await env.execute(withdrawCase, { input: { caseId: result.caseId }, actor: applicant });
    await platform.deliver();
    expect((await env.execute(inviteRating, { input: { caseId: result.caseId }, actor: systemActor })).result).toEqual({
      invited: false,
    });
    const { caseId } = await concluded();
    expect((await env.execute(inviteRating, { input: { caseId }, actor: systemActor })).result).toEqual({
      invited: false,
    });
  });

  it('不认识的链接和过期的链接答复一样；评价内容只能选清单里的', async () => {
    const { token } = await concluded();
    await expect(rate(token, 3, { details: ['weather'] })).rejects.toMatchObject({ code: 'ratings.unknown-detail' });
    const unknown = await rate('A'.repeat(22), 3).catch((error: Error) => error);
    await env.execute(advanceClock, { input: { minutes: 91 * 24 * 60 }, actor: systemActor });
    const expired = await rate(token, 3).catch((error: Error) => error);
    expect(expired).toEqual(unknown);
    expect(expired).toMatchObject({ code: 'ratings.not-open' });
    await expect(readInvitation(env, token, visitor)).rejects.toMatchObject({ code: 'ratings.not-open' });
  });

  it('工作人员拿着链接也不能看、不能评(403);系统命令别人下不了', async () => {
    const { caseId, token } = await concluded();
    const refused = { code: 'platform.not-permitted', status: 403 };
    await expect(rate(token, 5, { actor: clerk })).rejects.toMatchObject(refused);
    await expect(readInvitation(env, token, clerk)).rejects.toMatchObject(refused);
    await expect(env.execute(inviteRating, { input: { caseId }, actor: clerk })).rejects.toMatchObject(refused);
    await expect(
      env.execute(excludeRating, { input: { ratingId: caseId, workorderId: caseId }, actor: supervisor }),
    ).rejects.toMatchObject(refused);
    await expect(
      env.execute(tellRater, { input: { ratingId: caseId, outcome: 'rectified' }, actor: supervisor }),
    ).rejects.toMatchObject(refused);
    expect(await ratingsOf(caseId)).toBe(0);
  });

  it('留痕、事件、评价表里都没有令牌和评价文字', async () => {
    const { token } = await concluded();
    await rate(token, 1, { text: '窗口态度不好', actor: citizen(randomUUID()) });
    const { rows } = await env.db.query(
      `select (select string_agg(j::text, '') from platform.journal j) || (select string_agg(e::text, '') from workorders.workorder_event e)
         || (select string_agg(r::text, '') from ratings.rating r) || (select string_agg(i::text, '') from ratings.invitation i)
         || (select string_agg(o::text, '') from workorders.workorder o) as everything`,
    );
    expect(rows[0].everything).not.toContain(token);
    expect(rows[0].everything).not.toContain('窗口态度不好');
  });
});

describe('差评闭环', () => {
  const orderOf = async () =>
    (await listMyWorkorders(env, officer, { type: 'rectification', status: 'assigned' }))
      .sort((a, b) => (a.number < b.number ? -1 : 1))
      .at(-1)!;

  it('实名差评：派给牵头部门，整改、回访、确认后告诉评价人', async () => {
    const { token, applicant, caseId } = await concluded();
    await rate(token, 2, { named: true, text: '跑了三趟', details: ['efficiency'] });
    const order = await orderOf();
    expect(await viewWorkorder(env, order.id, officer)).toMatchObject({
      title: '开办灯笼铺 · 不满意',
      text: '跑了三趟',
      caseId: null,
      contact: null,
      facts: { details: ['办事效率'], named: true },
    });
    const input = { workorderId: order.id };
    await env.execute(signWorkorder, { input, actor: officer });
    await env.execute(verifyWorkorder, {
      input: { ...input, finding: 'clear' as const, account: '属实' },
      actor: officer,
    });
    await env.execute(completeWorkorder, { input: { ...input, done: '合并窗口' }, actor: officer });
    await env.execute(followUpWorkorder, { input: { ...input, satisfied: true, account: '满意' }, actor: clerk });
    await env.execute(closeWorkorder, { input, actor: supervisor });
    await platform.deliver();
    const { notices } = await listNotices(env.db, applicant.principal!);
    expect(notices.find((notice) => notice.kind === 'rectification-closed')).toMatchObject({
      caseId,
      title: '您反映的问题已经处理：开办灯笼铺',
    });
  });

  it('满意的不开整改单；差评和整改单一起写下，编号连着', async () => {
    const { token } = await concluded();
    const before = await count('select count(*) as n from workorders.workorder where type = $1', 'rectification');
    await rate(token, 3);
    expect(await count('select count(*) as n from workorders.workorder where type = $1', 'rectification')).toBe(before);
    const { rows } = await env.db.query('select number from workorders.workorder order by number');
    const series = Map.groupBy(
      rows.map((row) => row.number as string),
      (number) => number.slice(0, 10),
    );
    for (const numbers of series.values())
      expect(numbers.map((number) => Number(number.slice(10)))).toEqual(numbers.map((_, i) => i + 1));
  });

  it('申诉复核成立：评价还在，只是不计入', async () => {
    const { token, caseId } = await concluded();
    await rate(token, 1);
    const input = { workorderId: (await orderOf()).id };
    await env.execute(signWorkorder, { input, actor: officer });
    await env.execute(verifyWorkorder, {
      input: { ...input, finding: 'malicious' as const, account: '不属实' },
      actor: officer,
    });
    await env.execute(reviewAppeal, { input: { ...input, upheld: true, reason: '查了记录' }, actor: supervisor });
    await platform.deliver();
    expect(await ratingsOf(caseId)).toBe(1);
    const { rows } = await env.db.query(
      'select v.excluded, v.grade from ratings.v_rating v join ratings.rating r using (rating_id) where r.subject_id = $1',
      [caseId],
    );
    expect(rows).toEqual([{ excluded: true, grade: 1 }]);
  });
});

describe('评价的接口', () => {
  it('游客凭令牌可以看和评；工作人员的会话 403', async () => {
    const { token } = await concluded();
    const session = { actor: visitor as Actor };
    const app = await createServer(env, {
      routes,
      authenticate: async () => ({ actor: session.actor, csrfToken: 'c' }),
    });
    const url = `/api/ratings/${token}`;
    expect((await app.inject({ method: 'GET', url })).statusCode).toBe(200);
    session.actor = clerk;
    const headers = {
      'idempotency-key': randomUUID(),
      'x-csrf-token': 'c',
      origin: env.config.baseUrl,
      'sec-fetch-site': 'same-origin',
      cookie: `yijian=${'x'.repeat(30)}`,
    };
    const payload = { grade: 5, details: [], named: false };
    expect((await app.inject({ method: 'GET', url, headers })).statusCode).toBe(403);
    expect((await app.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(403);
    await app.close();
  });
});
