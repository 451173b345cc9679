import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, createServer, systemActor, visitor } from '#platform';
import { staff, testPlatform } from '../../platform/testing/index.ts';
import { routes } from './http.ts';
import { importDefinitions } from './import-definitions.ts';
import { lanternDefinitions, lanternItem } from './testing-lantern.ts';

const { env } = await testPlatform();
const manager = staff('01980000-0000-7000-8000-000000000001', 'catalogueManager', 'town');
const reviewer = staff('01980000-0000-7000-8000-000000000002', 'catalogueManager', 'town');
let actor: Actor = visitor;
const app = await createServer(env, {
  routes,
  authenticate: async () => ({ actor, csrfToken: null }),
  logTo: { write: () => {} },
});
afterAll(() => app.close());
beforeAll(() => importDefinitions(env, lanternDefinitions(), { actor: systemActor, reason: '首次导入' }));

let serial = 0;
const cookie = 'yijian=a-session-of-the-test-aaaa';
const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url: encodeURI(url), headers: { cookie, ...headers } });
const post = (url: string, body: unknown) => {
  serial += 1;
  return app.inject({
    method: 'POST',
    url,
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': `catalogue-test-${serial}` },
    payload: JSON.stringify(body),
  });
};

describe('公开查询', () => {
  test('搜索事项，同样的内容再问一次是 304,发布以后不是', async () => {
    const first = await get('/api/items?q=灯笼经营');
    expect(first.json().items[0]).toMatchObject({
      code: 'trade-licence',
      authority: '灯笼区市场监管局',
      typeName: '行政许可',
    });
    const etag = String(first.headers.etag);
    expect((await get('/api/items?q=灯笼经营', { 'if-none-match': etag })).statusCode).toBe(304);
    await importDefinitions(env, [lanternItem('sign-record', { name: '招牌备案(新)' })], {
      actor: systemActor,
      reason: '更新',
    });
    expect((await get('/api/items?q=招牌', { 'if-none-match': etag })).json().items[0]).toMatchObject({
      name: '招牌备案(新)',
    });
    expect((await get('/api/items?q=denglong')).json().items.length).toBeGreaterThan(0);
    expect((await get('/api/items?limit=2')).json().items).toHaveLength(2);
  });

  test('办事指南；没有的事项给出相近的', async () => {
    expect((await get('/api/items/trade-licence/guide')).json()).toMatchObject({
      code: 'trade-licence',
      limits: { promised: '5 个工作日' },
    });
    const missing = await get('/api/items/招牌备案/guide');
    expect(missing.statusCode).toBe(404);
    expect(missing.json()).toMatchObject({ code: 'catalogue.unknown-item', suggestions: [{ code: 'sign-record' }] });
  });

  test.each([['/api/items?limit=0'], ['/api/items?colour=red'], ['/api/items?q=%00'], ['/api/items?audience=cat']])(
    '%s 是 400',
    async (url) => {
      const answer = await app.inject({ method: 'GET', url });
      expect(answer.json()).toMatchObject({ code: 'platform.malformed-input', status: 400 });
    },
  );
});

describe('目录管理', () => {
  test('群众看不到', async () => {
    actor = visitor;
    expect((await get('/api/catalogue')).statusCode).toBe(401);
  });

  test('清单按种类和编码分页，不漏不重', async () => {
    actor = manager;
    const seen: string[] = [];
    let after = '';
    do {
      const page = (await get(`/api/catalogue?limit=7${after}`)).json() as {
        definitions: { kind: string; code: string }[];
        next: string | null;
      };
      seen.push(...page.definitions.map((one) => `${one.kind}:${one.code}`));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(lanternDefinitions().length);
    expect(
      (await get('/api/catalogue?kind=item&owner=trade'))
        .json()
        .definitions.every((one: { owner: string }) => one.owner === 'trade'),
    ).toBe(true);
    expect((await get('/api/catalogue?q=灯笼经营&kind=item')).json().definitions).toMatchObject([
      { code: 'trade-licence', status: 'published' },
    ]);
  });

  test('分面的每个数，就是按它筛出来的条数', async () => {
    actor = manager;
    const { total, facets } = (await get('/api/catalogue/facets?kind=item')).json() as {
      total: number;
      facets: Record<string, { value: string; count: number }[]>;
    };
    const listed = async (query: string) =>
      (await get(`/api/catalogue?limit=200&${query}`)).json().definitions.length as number;
    expect(total).toBe(await listed('kind=item'));
    for (const [facet, values] of Object.entries(facets)) {
      expect(values, facet).not.toEqual([]);
      for (const { value, count } of values)
        expect(await listed(facet === 'kind' ? `kind=${value}` : `kind=item&${facet}=${value}`), value).toBe(count);
    }
    expect((await get('/api/catalogue/facets?finding=odd')).statusCode).toBe(400);
    actor = visitor;
    expect((await get('/api/catalogue/facets')).statusCode).toBe(401);
  });

  test('目录清单按编码和名称找：草稿的和施行的名称都算，被取代的不算', async () => {
    const named = (name: string) => lanternItem('sign-record', { code: 'eave-record', name });
    for (const name of ['檐灯备案', '廊灯备案'])
      await importDefinitions(env, [named(name)], { actor: systemActor, reason: '更名' });
    actor = manager;
    await post('/api/catalogue/drafts', { definition: named('亭灯备案') });
    const found = async (q: string) =>
      (await get(`/api/catalogue?q=${q}`))
        .json()
        .definitions.map(({ code, name }: { code: string; name: string }) => `${code} ${name}`);
    for (const q of ['亭灯', '廊灯', 'ave-rec']) expect(await found(q), q).toEqual(['eave-record 亭灯备案']);
    for (const q of ['檐灯', '没有这个词']) expect(await found(q)).toEqual([]);
  });

  test('保存草稿、查看、发布、查版本、取消', async () => {
    actor = manager;
    const draft = await post('/api/catalogue/drafts', {
      definition: lanternItem('sign-record', { code: 'lamp-record' }),
    });
    expect(draft.statusCode).toBe(200);
    expect((await get('/api/catalogue?status=draft&q=lamp')).json().definitions).toMatchObject([
      { code: 'lamp-record', draftVersion: 1 },
    ]);
    expect((await get('/api/catalogue/item/lamp-record')).json()).toMatchObject({
      definition: { draft: { version: 1 }, published: null },
      versions: [{ status: 'draft' }],
    });
    expect((await post('/api/catalogue/item/lamp-record/publish', { reason: '新增' })).json()).toMatchObject({
      code: 'catalogue.own-draft',
    });
    expect((await post('/api/catalogue/item/lamp-record/submit', { reason: '新增' })).statusCode).toBe(200);
    actor = reviewer;
    expect((await get('/api/catalogue/reviews')).json().reviews).toMatchObject([{ code: 'lamp-record' }]);
    expect((await post('/api/catalogue/item/lamp-record/publish', { reason: '新增' })).json()).toMatchObject({
      version: 1,
    });
    expect((await get('/api/catalogue/item/lamp-record/versions/1')).json()).toMatchObject({
      body: { code: 'lamp-record' },
    });
    expect((await post('/api/catalogue/item/lamp-record/withdraw', { reason: '取消' })).statusCode).toBe(200);
    expect((await get('/api/catalogue/spell/x')).json()).toMatchObject({ code: 'catalogue.unknown-definition' });
    expect((await get('/api/catalogue/item/none')).statusCode).toBe(404);
    expect((await post('/api/catalogue/item/none/discard', {})).json()).toMatchObject({ code: 'catalogue.no-draft' });
  });

  test('目录体检', async () => {
    actor = manager;
    expect((await get('/api/catalogue/lint')).json()).toMatchObject({ blocked: 0, checked: expect.any(Number) });
  });
});
