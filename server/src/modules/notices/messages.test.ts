import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import Type from 'typebox';
import { advanceClock, command, createServer, systemActor, systemRandom, visitor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { importPerson } from '../identity/import-person.ts';
import { importGround, people } from '../identity/testing-people.ts';
import { startGatewaySimulator } from './adapters/message-gateway-simulator.ts';
import { setContactPreference } from './contact-preference.ts';
import { routes } from './http.ts';
import { listNotReached } from './list-not-reached.ts';
import { fillTemplate } from './message-templates.ts';
import type { NoticeContent } from './notice-texts.ts';
import { planMessage, planNotice } from './queue-notice.ts';
import { reactions } from './reactions.ts';
import { sendDueMessages, sendMessage } from './send-message.ts';
import { retryTime, sendingTime } from './sending-time.ts';
import { takeReceipt } from './take-receipt.ts';

const secret = 'a-secret-of-two-systems';
const simulator = await startGatewaySimulator({ secret, random: systemRandom });
const messages = { url: simulator.url, secret };
const platform = await testPlatform({ reactions, config: { messages } });
const { env } = platform;
const app = await createServer(env, { routes, authenticate: async () => ({ actor: visitor, csrfToken: null }) });
await app.listen({ port: 0, host: '127.0.0.1' });
env.config.baseUrl = `http://127.0.0.1:${(app.server.address() as { port: number }).port}`;
const ground = await importGround(env);
afterAll(async () => {
  await simulator.close();
  await app.close();
});

const base = { receiptNo: '990101202611210001', bundleName: '开办灯笼铺' };
const received: NoticeContent = { kind: 'case-received', params: { ...base, receiptDue: null } };
const supplement: NoticeContent = { kind: 'supplement-issued', params: { ...base, points: 3, answerBy: null } };

/** Any command may tell somebody something; without `to` it is somebody who left a number. */
const tell = command({
  name: 'notices.tell-in-test',
  title: '样例消息',
  permission: { system: true },
  input: Type.Object({
    to: Type.Union([Type.String(), Type.Null()]),
    phone: Type.Optional(Type.String()),
    content: Type.Unsafe<NoticeContent>({ type: 'object' }),
  }),
  owner: () => randomUUID(),
  load: async (db, requests, { keys }) => {
    const ring = await keys.load(db, []);
    return requests.map(() => ({ keys, ring }));
  },
  decide: (around, { input: { to, phone, content }, ctx }) => {
    const notice = { recipient: to ? { kind: 'person' as const, id: to } : null, caseId: null, content };
    const told = notice.recipient
      ? planNotice({ ...notice, recipient: notice.recipient }, ctx)
      : planMessage({ messageId: ctx.newId(), ...notice }, ctx, { content: { phone, link: '/told/abc' }, around });
    return { ...told, result: { messageId: told.events[0]!.ownerId } };
  },
});
const send = async (to: string | null, content: NoticeContent = received, phone?: string): Promise<string> => {
  const input = { to, content, ...(phone && { phone }) };
  return (await env.execute(tell, { input, actor: systemActor })).result.messageId;
};
const settled = async (): Promise<void> => {
  await platform.deliver();
  await simulator.settled();
  await platform.idle();
};
const rowOf = async (messageId: string) =>
  (
    await env.db.query(
      'select state, reason, failures, round, cipher, due_at from notices.message where message_id = $1',
      [messageId],
    )
  ).rows[0];
const advance = (minutes: number) => env.execute(advanceClock, { input: { minutes }, actor: systemActor });
/** Ten in the morning, at the next opportunity: nobody is woken, whenever this test runs. */
async function advanceTo(hour: number): Promise<void> {
  const now = new Date(Date.parse(await env.now()) + 8 * 3_600_000);
  const passed = now.getUTCHours() * 60 + now.getUTCMinutes();
  await advance(1 + ((hour * 60 - passed + 1440) % 1440));
}

describe('什么时候发', () => {
  it.each([
    ['2026-11-22T01:00:00.000Z', false, '2026-11-22T01:00:00.000Z', '上午九点马上发'],
    ['2026-11-22T13:00:00.000Z', false, '2026-11-23T00:00:00.000Z', '晚上九点等到第二天八点'],
    ['2026-11-21T23:59:00.000Z', false, '2026-11-22T00:00:00.000Z', '早上七点五十九等到八点'],
    ['2026-11-22T12:59:59.000Z', false, '2026-11-22T12:59:59.000Z', '差一秒九点还发'],
    ['2026-12-31T15:30:00.000Z', false, '2027-01-01T00:00:00.000Z', '跨年'],
    ['2026-11-22T15:00:00.000Z', true, '2026-11-22T15:00:00.000Z', '本人等着要的不分早晚'],
  ])('%s urgent %s -> %s %s', (now, urgent, due) => {
    expect(sendingTime(now, urgent)).toBe(due);
  });
  it('第一次不成过一分钟，第二次过五分钟', () => {
    expect(retryTime('2026-11-22T01:00:00.000Z', 1, false)).toBe('2026-11-22T01:01:00.000Z');
    expect(retryTime('2026-11-22T01:00:00.000Z', 2, false)).toBe('2026-11-22T01:05:00.000Z');
    expect(retryTime('2026-11-22T12:58:00.000Z', 2, false)).toBe('2026-11-23T00:00:00.000Z');
  });
});

describe('短信：发得到、只发一次、不误事', () => {
  it('消息同时进收件箱和手机；收到回执算送达，号码和内容不留在库里', async () => {
    await advanceTo(10);
    const messageId = await send(ground.persons.owner);
    await settled();
    expect(await rowOf(messageId)).toMatchObject({ state: 'delivered', reason: null, cipher: null });
    const [one] = simulator.messages().filter((message) => message.key === `${messageId}.0`);
    expect(one).toMatchObject({ phone: people.owner.mobile, state: 'delivered' });
    expect(one!.text).toBe('【易简政务】已收到您的「开办灯笼铺」申请（受理号尾号 0001），办理有进展会告诉您。');
  });

  it('再投递一遍、再提交一遍，对方手机只收到一条', async () => {
    const messageId = await send(ground.persons.owner);
    await platform.deliver();
    await env.db.query(`update notices.message set state = 'queued' where message_id = $1`, [messageId]);
    await env.execute(sendMessage, { input: { messageId }, actor: systemActor });
    await env.execute(sendMessage, { input: { messageId }, actor: systemActor });
    await settled();
    expect(simulator.messages().filter((message) => message.key.startsWith(messageId)).length).toBe(1);
    expect((await rowOf(messageId)).state).toBe('delivered');
  });

  it('网关没有应答：隔一分钟、五分钟再试，三次不成列入没有送到；事情照办', async () => {
    env.config.messages = { url: 'http://127.0.0.1:1', secret };
    const messageId = await send(ground.persons.owner);
    await settled();
    expect(await rowOf(messageId)).toMatchObject({ state: 'queued', failures: 1 });
    await sendDueMessages(env);
    expect((await rowOf(messageId)).failures).toBe(1);
    await advance(2);
    await sendDueMessages(env);
    expect((await rowOf(messageId)).failures).toBe(2);
    await advance(6);
    await sendDueMessages(env);
    expect(await rowOf(messageId)).toMatchObject({ state: 'failed', reason: '网关多次没有应答', cipher: null });
    expect(await listNotReached(env.db)).toContainEqual(
      expect.objectContaining({ messageId, about: '已收件', receiptNo: base.receiptNo }),
    );
    env.config.messages = messages;
  });

  it('对方关机：回执说没收到，重发三次后列入没有送到，名单上没有号码', async () => {
    const messageId = await send(null, { kind: 'one-time-notice', params: { ...base, link: '' } }, '19900009999');
    for (const minutes of [2, 6, 6]) {
      await settled();
      await advance(minutes);
      await sendDueMessages(env);
    }
    await settled();
    expect(await rowOf(messageId)).toMatchObject({
      state: 'failed',
      reason: '对方手机没有收到',
      cipher: null,
      round: 2,
    });
    expect(simulator.messages().filter((message) => message.key.startsWith(messageId)).length).toBe(3);
    expect(JSON.stringify(await listNotReached(env.db))).not.toContain('9999');
  });

  it('没有登记手机号的人：写明原因，不算出错', async () => {
    const messageId = await send(randomUUID());
    await settled();
    expect(await rowOf(messageId)).toMatchObject({ state: 'failed', reason: '没有可用的手机号码' });
  });

  it('晚上不打扰：等到早上八点；本人等着要的马上发', async () => {
    await advanceTo(22);
    const ordinary = await send(ground.persons.owner);
    const urgent = await send(null, { kind: 'one-time-notice', params: { ...base, link: '' } }, '19900000188');
    await settled();
    expect([(await rowOf(ordinary)).state, (await rowOf(urgent)).state]).toEqual(['queued', 'delivered']);
    await advanceTo(8);
    await sendDueMessages(env);
    await settled();
    expect((await rowOf(ordinary)).state).toBe('delivered');
  });

  it('关了短信的人不再收；依法必须告知的照发', async () => {
    await advanceTo(10);
    const agent = citizen(ground.persons.agent);
    await env.execute(setContactPreference, { input: { shortMessages: false }, actor: agent });
    const ordinary = await send(ground.persons.agent);
    const required = await send(ground.persons.agent, supplement);
    await settled();
    expect(await rowOf(ordinary)).toMatchObject({ state: 'withheld', reason: '本人关闭了短信' });
    expect((await rowOf(required)).state).toBe('delivered');
    await env.execute(setContactPreference, { input: { shortMessages: true }, actor: agent });
    const again = await send(ground.persons.agent);
    await settled();
    expect((await rowOf(again)).state).toBe('delivered');
  });

  it('换了号码，下一条发到新号码', async () => {
    const changed = { ...people.agent, mobile: '19900000155' };
    await env.execute(importPerson, { input: changed, actor: systemActor });
    const messageId = await send(ground.persons.agent);
    await settled();
    expect(simulator.messages().find((message) => message.key === `${messageId}.0`)!.phone).toBe('19900000155');
  });

  it('没有连接网关：不发、不攒着', async () => {
    delete env.config.messages;
    const messageId = await send(ground.persons.owner);
    await settled();
    expect(await rowOf(messageId)).toMatchObject({ state: 'withheld', reason: '没有连接短信网关' });
    env.config.messages = messages;
  });
});

describe('谁也不能冒充，谁也看不到号码', () => {
  it('假的回执不收；过时的回执不改结果', async () => {
    const messageId = await send(null, { kind: 'one-time-notice', params: { ...base, link: '' } }, '19900000111');
    const forged = { key: `${messageId}.0`, state: 'failed' as const, timestamp: '1', nonce: 'n', signature: '0' };
    await expect(env.execute(takeReceipt, { input: forged, actor: visitor })).rejects.toMatchObject({
      code: 'notices.receipt-not-signed',
    });
    const answer = await app.inject({ method: 'POST', url: '/api/message-receipts', payload: forged });
    expect(answer.statusCode).toBe(401);
    await settled();
    expect((await rowOf(messageId)).state).toBe('delivered');
  });

  it('网关不收签名不对的、用过的、没有登记的模板', async () => {
    const post = (headers: Record<string, string>) =>
      fetch(`${simulator.url}/messages`, { method: 'POST', body: '{}', headers });
    expect((await post({})).status).toBe(401);
    expect(fillTemplate('YJ999', [])).toBeUndefined();
    const page = await (await fetch(simulator.url)).text();
    expect(page).toContain('仿真短信');
    expect(page).not.toContain(people.owner.mobile);
  });

  it('库里、事件里、留痕里都没有号码', async () => {
    const pending = await send(null, { kind: 'one-time-notice', params: { ...base, link: '' } }, '19900000177');
    expect((await rowOf(pending)).cipher).not.toBeNull();
    const tables = ['notices.message', 'notices.notice', 'platform.outbox', 'platform.journal', 'platform.idempotency'];
    for (const table of tables) {
      const { rows } = await env.db.query(`select t::text as row from ${table} t`);
      expect(rows.map((row) => row.row).join('\n'), table).not.toMatch(/199000001|\/told\/abc/);
    }
  });

  it('只有本人能改自己的选择，只有平台能发', async () => {
    const clerk = staff(randomUUID(), 'counter', 'hall');
    const refused = { code: 'platform.not-permitted' };
    const messageId = randomUUID();
    await expect(env.execute(sendMessage, { input: { messageId }, actor: clerk })).rejects.toMatchObject(refused);
    await expect(
      env.execute(setContactPreference, { input: { shortMessages: false }, actor: clerk }),
    ).rejects.toMatchObject(refused);
  });
});
