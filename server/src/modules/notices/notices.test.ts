import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { command, systemActor, visitor } from '#platform';
import Type from 'typebox';
import { listNotices, planNotice, type NoticeContent } from './index.ts';
import { noticeText } from './notice-texts.ts';
import { readNotice } from './read-notice.ts';

const { env } = await testPlatform();
const base = { receiptNo: '990101202611210001', bundleName: '开办灯笼铺' };
const received: NoticeContent = { kind: 'case-received', params: { ...base, receiptDue: '2026-11-27' } };

/** Any command may carry a notice in its writes. */
const tell = command({
  name: 'notices.tell-in-test',
  title: '样例消息',
  permission: { system: true },
  input: Type.Object({ id: Type.String(), to: Type.String(), content: Type.Unsafe<NoticeContent>({ type: 'object' }) }),
  owner: (input) => input.id,
  load: async (_, requests) => requests.map(() => null),
  decide: (_, { input, ctx }) => ({
    ...planNotice({ recipient: { kind: 'person', id: input.to }, caseId: null, content: input.content }, ctx),
    result: {},
  }),
});
const send = async (to: string, content = received): Promise<string> => {
  await env.execute(tell, { input: { id: randomUUID(), to, content }, actor: systemActor });
  return (await listNotices(env.db, { kind: 'person', id: to })).notices[0]!.noticeId;
};

describe('消息', () => {
  it('收信人看到自己的消息，读过就不再算未读；翻页接得上', async () => {
    const me = randomUUID();
    for (let i = 0; i < 52; i += 1) await send(me);
    const first = await listNotices(env.db, { kind: 'person', id: me });
    expect([first.notices.length, first.unread]).toEqual([50, 52]);
    const second = await listNotices(env.db, { kind: 'person', id: me }, first.next);
    expect([second.notices.length, second.next]).toEqual([2, null]);
    const noticeId = first.notices[0]!.noticeId;
    const read = await env.execute(readNotice, { input: { noticeId }, actor: citizen(me) });
    expect(await env.execute(readNotice, { input: { noticeId }, actor: citizen(me) })).toEqual(read);
    expect((await listNotices(env.db, { kind: 'person', id: me })).unread).toBe(51);
  });

  it('别人的消息等于不存在；工作人员只看到发给本人的', async () => {
    const officer = staff(randomUUID(), 'supervisor', 'office');
    const noticeId = await send(randomUUID());
    const notFound = { code: 'platform.not-found' };
    await expect(env.execute(readNotice, { input: { noticeId }, actor: citizen(randomUUID()) })).rejects.toMatchObject(
      notFound,
    );
    await expect(env.execute(readNotice, { input: { noticeId }, actor: officer })).rejects.toMatchObject(notFound);
    await expect(env.execute(readNotice, { input: { noticeId }, actor: visitor })).rejects.toMatchObject({
      code: 'platform.sign-in-needed',
    });
    const own = await send(officer.personId!);
    expect((await env.execute(readNotice, { input: { noticeId: own }, actor: officer })).result.readAt).toMatch(/Z$/);
  });
});

describe('消息文字', () => {
  const contents: NoticeContent[] = [
    received,
    { kind: 'case-received', params: { ...base, receiptDue: null } },
    { kind: 'supplement-issued', params: { ...base, points: 3, answerBy: '2026-12-04' } },
    { kind: 'case-accepted', params: { ...base, bundleDue: '2026-12-01', deemed: false } },
    { kind: 'case-accepted', params: { ...base, bundleDue: '2026-12-01', deemed: true } },
    { kind: 'case-declined', params: base },
    { kind: 'strand-granted', params: { ...base, itemName: '灯笼铺框架许可' } },
    { kind: 'strand-denied', params: { ...base, itemName: '灯笼铺框架许可' } },
    { kind: 'strand-declined', params: { ...base, itemName: '灯笼铺框架许可' } },
    { kind: 'strands-terminated', params: { ...base, itemNames: ['甲', '乙'], because: '丙' } },
    { kind: 'case-concluded', params: { ...base, outcome: 'partlyGranted' } },
    { kind: 'rating-invited', params: base },
    { kind: 'visit-ended', params: base },
    { kind: 'one-time-notice', params: { ...base, link: '/told/x' } },
    { kind: 'rectification-closed', params: { ...base, outcome: 'rectified' } },
    { kind: 'strand-warned', params: { ...base, itemName: '灯笼铺框架许可', light: 'red', due: '2026-12-01' } },
    { kind: 'workorder-opened', params: { ...base, due: '2026-12-01' } },
    { kind: 'strand-filed', params: { ...base, itemName: '灯笼铺备案' } },
    { kind: 'workorder-overdue', params: { ...base, authorityName: '灯架局', due: '2026-12-01' } },
  ];
  it.each(contents)('$kind 说清楚发生了什么、接下来怎么办', (content) => {
    const { title, body } = noticeText(content);
    expect(title).toContain('开办灯笼铺');
    expect(body).toContain(base.receiptNo);
    expect(`${title}${body}`).not.toMatch(/undefined|null|[a-z]{4,}/i);
  });
  it('终止的事项在一条消息里说完', () => {
    expect(noticeText(contents[9]!).body).toContain('「甲」、「乙」');
  });
});
