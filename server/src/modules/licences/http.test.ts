import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { importDefinitions } from '#catalogue';
import { type Actor, createServer, systemActor, visitor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { lanternDefinitions } from './fixture.ts';
import { routes } from './http.ts';
import { issueLicence } from './index.ts';

const { env } = await testPlatform();
await importDefinitions(env, lanternDefinitions, { actor: systemActor, reason: '测试用的虚构目录' });
const ownerId = randomUUID();
const people: Record<string, Actor> = {
  'a-token-of-the-owner-x': citizen(ownerId),
  'a-token-of-a-stranger-': citizen(randomUUID()),
  'a-token-of-the-officer': staff('an-issuer', 'issuer', 'lantern-office'),
};
const [owner, stranger, officer] = Object.keys(people) as [string, string, string];
const csrfToken = 'token-of-the-page';
const app = await createServer(env, {
  routes,
  logTo: { write: () => {} },
  authenticate: async ({ sessionToken }) =>
    sessionToken && people[sessionToken]
      ? { actor: people[sessionToken], csrfToken }
      : { actor: visitor, csrfToken: null },
});
afterAll(() => app.close());

const { result: issued } = await env.execute(issueLicence, {
  input: {
    type: 'lantern-card',
    authority: 'lantern-office',
    holder: { kind: 'person' as const, subjectId: ownerId },
    holderName: '林某燕',
    attributes: { name: '林某燕' },
    caseId: randomUUID(),
    member: 'card',
    decisionId: randomUUID(),
  },
  actor: systemActor,
});
const get = (url: string, token?: string) =>
  app.inject({ method: 'GET', url, headers: token ? { cookie: `yijian=${token}` } : {} });
const file = () => get(`/api/licences/${issued.licenceId}/file`, owner);

function upload(content: Buffer, name = 'a.pdf') {
  const boundary = 'boundary-of-the-test';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return app.inject({
    method: 'POST',
    url: '/api/verify',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': randomUUID() },
    payload,
  });
}

describe('电子证照接口', () => {
  it('持证人看到自己的证照，下载到 PDF', async () => {
    const list = await get('/api/licences', owner);
    expect(list.json().items).toMatchObject([
      { licenceId: issued.licenceId, typeName: '灯笼匠人证', version: '001', statusName: '有效', holderName: '林某燕' },
    ]);
    const pdf = await file();
    expect([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect(pdf.headers['content-disposition']).toContain('attachment');
  });

  it('没有登录、不是本人都看不到', async () => {
    expect((await get('/api/licences')).statusCode).toBe(401);
    for (const path of ['', '/file'])
      expect((await get(`/api/licences/${issued.licenceId}${path}`, stranger)).statusCode).toBe(404);
    expect((await get('/api/licences/not-a-number', owner)).statusCode).toBe(404);
  });

  it('发证机关按编号检索，看到能做的变动并办理', async () => {
    expect((await get(`/api/licences?number=${issued.number}`, officer)).json().items).toHaveLength(1);
    expect((await get('/api/licences?number=0', officer)).json().items).toEqual([]);
    expect(
      (await get(`/api/licences/${issued.licenceId}`, officer)).json().actions.map((one: { name: string }) => one.name),
    ).toEqual(['暂扣', '撤销', '注销', '作废']);
    const changed = await app.inject({
      method: 'POST',
      url: `/api/licences/${issued.licenceId}/status`,
      headers: {
        cookie: `yijian=${officer}`,
        'x-csrf-token': csrfToken,
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      },
      payload: JSON.stringify({ act: 'suspend', law: '行政处罚法第九条', reason: '测试' }),
    });
    expect(changed.json()).toMatchObject({ status: 'suspended', statusName: '暂扣' });
  });

  it('任何人可以核验和查目录', async () => {
    expect((await get('/api/verify/AAAAAAAAAAAAAAAAAAAAAA')).json()).toMatchObject({
      result: 'unknown',
      licence: null,
    });
    const verified = await upload((await file()).rawPayload);
    expect([verified.statusCode, verified.json().licence.statusName]).toEqual([200, '暂扣']);
    expect((await upload(Buffer.from('不是 PDF'))).json().result).toBe('unknown');
    expect((await get(`/api/licence-types?q=${encodeURIComponent('灯笼')}`)).json().items).toHaveLength(2);
    const csv = await get('/api/licence-types/export');
    expect([csv.headers['content-type'], csv.body.split('\r\n').length]).toEqual(['text/csv; charset=utf-8', 4]);
  });

  it('核验接口限流', async () => {
    const answers = await Promise.all(Array.from({ length: 70 }, () => get('/api/verify/AAAAAAAAAAAAAAAAAAAAAA')));
    expect(answers.at(-1)!.json()).toMatchObject({ status: 429, code: 'platform.too-many' });
  });
});
