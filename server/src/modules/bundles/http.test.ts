import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importDefinitions } from '#catalogue';
import { type Actor, createServer, systemActor, visitor } from '#platform';
import { staff, testPlatform } from '../../platform/testing/index.ts';
import { lanternBundleWith, lanternDefinitions } from './testing-lantern.ts';
import { routes } from './http.ts';
import { importBundles } from './import-bundles.ts';

const { env } = await testPlatform();
const shop = 'open-lantern-shop';
const manager = staff('01980000-0000-7000-8000-000000000001', 'catalogueManager', 'trade');
let actor: Actor = visitor;
const app = await createServer(env, {
  routes,
  authenticate: async () => ({ actor, csrfToken: null }),
  logTo: { write: () => {} },
});
afterAll(() => app.close());
beforeAll(async () => {
  const around = { actor: systemActor, reason: '首次导入' };
  await importDefinitions(env, lanternDefinitions(), around);
  await importBundles(env, [lanternBundleWith()], around);
});

let serial = 0;
const cookie = 'yijian=a-session-of-the-test-aaaa';
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url: encodeURI(url), headers: { cookie, ...headers } });
const send = (url: string, payload: string) => {
  serial += 1;
  return app.inject({
    method: 'POST',
    url: encodeURI(url),
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': `bundles-test-${serial}` },
    payload,
  });
};
const post = (url: string, body: unknown) => send(url, JSON.stringify(body));
const preview = (answers: unknown, bundle = shop) => post(`/api/bundles/${bundle}/preview`, { answers });

describe('群众', () => {
  test('首页清单可缓存；按服务对象筛选', async () => {
    const list = await get('/api/bundles');
    expect(list.json().bundles).toMatchObject([
      { code: shop, name: '开办灯笼铺', promiseDays: { least: expect.any(Number) } },
    ]);
    expect((await get('/api/bundles', { 'if-none-match': String(list.headers.etag) })).statusCode).toBe(304);
    expect((await get('/api/bundles?audience=person')).json().bundles).toEqual([]);
  });

  test('找事：一件事和单个事项排在一起，分面带计数，能和文字一起用', async () => {
    const found = (await get('/api/search?q=开灯笼店')).json();
    expect(found.things[0]).toMatchObject({ kind: 'bundle', code: shop, name: '开办灯笼铺' });
    expect(found.things.map((one: { kind: string }) => one.kind)).toContain('item');
    expect(found.total).toBe(found.unnarrowed);
    const [departments] = found.facets.filter((one: { facet: string }) => one.facet === 'department');
    for (const { value, count } of departments.values) {
      const narrowed = (await get(`/api/search?q=开灯笼店&department=${value}`)).json();
      expect(narrowed.total).toBe(count);
      expect(narrowed.facets.find((one: { facet: string }) => one.facet === 'department')).toEqual(departments);
    }
    const item = found.things.find((one: { kind: string }) => one.kind === 'item');
    expect(item.partOf).toMatchObject([{ code: shop }]);
  });

  test('找事：什么都没有时给相近的和电话；选项挡住了结果也说得出来', async () => {
    const nothing = (await get('/api/search?q=qwxzvqw')).json();
    expect(nothing).toMatchObject({ total: 0, things: [], unnarrowed: 0 });
    expect(nothing.nearest[0]).toMatchObject({ kind: 'bundle', code: shop });
    expect(nothing.hall === null || typeof nothing.hall.phone === 'string').toBe(true);
    const hidden = (await get('/api/search?q=开灯笼店&stage=没有的阶段')).json();
    expect(hidden).toMatchObject({
      total: 0,
      nearest: expect.arrayContaining([expect.objectContaining({ code: shop })]),
    });
    expect(hidden.unnarrowed).toBeGreaterThan(0);
    expect((await get('/api/search')).json().things[0]).toMatchObject({ kind: 'bundle' });
    const first = await get('/api/search?q=denglong');
    expect((await get('/api/search?q=denglong', { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(304);
    expect((await get('/api/search?colour=red')).statusCode).toBe(400);
  });

  test('一件事的情况；单个事项也是一件事；没有的给出相近的', async () => {
    expect((await get(`/api/bundles/${shop}`)).json()).toMatchObject({
      applicant: { name: '灯笼铺' },
      first: expect.arrayContaining(['open-flame']),
      eligibility: [{ id: 'place' }],
    });
    expect((await get('/api/bundles/single-sign-record')).json()).toMatchObject({
      code: 'single-sign-record',
      lifeStage: '单项办理',
    });
    const stored = await env.db.query(`select 1 from bundles.release where status = 'single'`);
    expect(stored.rowCount).toBe(1);
    const missing = await get('/api/bundles/灯笼');
    expect({ status: missing.statusCode, body: missing.json() }).toMatchObject({
      status: 404,
      body: { code: 'bundles.unknown-bundle', suggestions: [{ code: shop }] },
    });
  });

  test('预览是回答的函数：先后无关，再问一次字节相同', async () => {
    const one = await preview({ 'open-flame': 'no', area: '80', 'by-agent': 'no', extras: ['none'] });
    const other = await preview({ extras: ['none'], 'by-agent': 'no', area: '80', 'open-flame': 'no' });
    expect(one.statusCode).toBe(200);
    expect(one.json()).toMatchObject({
      preview: { schema: 'yijian.preview/1', pending: [] },
      notice: { schema: 'yijian.notice/1', complete: true },
    });
    expect(other.body).toBe(one.body);
    expect((await preview({})).json()).toMatchObject({ notice: { complete: false } });
  });

  test.each([
    ['不认识的问题', { colour: 'red' }, 422, 'bundles.bad-answers'],
    ['没有的选项', { 'open-flame': 'perhaps' }, 422, 'bundles.bad-answers'],
    ['数字写成数', { area: 80 }, 400, 'platform.malformed-input'],
    ['列表里不是文字', { extras: [1] }, 400, 'platform.malformed-input'],
    ['原型上的名字', { toString: 'x' }, 422, 'bundles.bad-answers'],
  ])('%s', async (_, answers, status, code) => {
    const answer = await preview(answers);
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code });
  });

  test('残缺的 JSON、重复的键', async () => {
    expect((await send(`/api/bundles/${shop}/preview`, '{"answers":')).json()).toMatchObject({
      code: 'platform.malformed-input',
    });
    expect((await send(`/api/bundles/${shop}/preview`, '{"answers":{"area":"1","area":"2"}}')).json()).toMatchObject({
      code: 'platform.malformed-input',
    });
  });
});

describe('工作台', () => {
  test('群众进不去', async () => {
    actor = visitor;
    expect((await get(`/api/studio/bundles/${shop}`)).statusCode).toBe(401);
    expect((await post('/api/studio/compile', { definition: {} })).statusCode).toBe(401);
    expect((await post(`/api/studio/bundles/${shop}/publish`, { reason: '发布' })).statusCode).toBe(401);
  });

  test('打开、即时合成、发布没有变化的、确认时限、取消', async () => {
    actor = manager;
    expect((await get(`/api/studio/bundles/${shop}`)).json()).toMatchObject({
      draft: null,
      outdated: false,
      releases: [{ version: 1, status: 'published' }],
      compiled: { publishable: true },
    });
    expect(
      (await post('/api/studio/compile', { definition: lanternBundleWith({ promise: [{ days: 60 }] }) })).json(),
    ).toMatchObject({ publishable: false });
    expect((await post(`/api/studio/bundles/${shop}/publish`, { reason: '再发布' })).json()).toMatchObject({
      code: 'bundles.unchanged',
      status: 409,
    });
    actor = staff('01980000-0000-7000-8000-000000000003', 'decider', 'fire');
    expect(
      (
        await post(`/api/studio/bundles/${shop}/confirm-limit`, {
          member: 'flame',
          days: 1,
          reference: '会议纪要 3 号',
        })
      ).json(),
    ).toMatchObject({ member: 'flame', days: 1 });
    actor = manager;
    expect((await get(`/api/studio/bundles/${shop}`)).json()).toMatchObject({ draft: { version: 2 } });
    expect((await post(`/api/studio/bundles/${shop}/publish`, { reason: '确认后发布' })).json()).toMatchObject({
      version: 2,
    });
    expect((await post(`/api/studio/bundles/${shop}/withdraw`, { reason: '停办' })).statusCode).toBe(200);
    actor = visitor;
    expect((await preview({})).statusCode).toBe(409);
  });
});
