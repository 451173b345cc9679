import type { LightMyRequestResponse } from 'fastify';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { refusals } from '../refusals.ts';
import { testPlatform } from '../testing/index.ts';
import { createServer } from './server.ts';
import {
  authenticateForTest,
  citizenToken,
  csrfToken,
  noteRefusals,
  noteRoutes,
  supervisorToken,
} from './testing-routes.ts';

const { env } = await testPlatform();
const lines: string[] = [];
const webFolder = mkdtempSync(join(tmpdir(), 'yijian-test-web-'));
mkdirSync(join(webFolder, 'assets'));
writeFileSync(join(webFolder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><div id="root"></div>');
writeFileSync(join(webFolder, 'assets', 'main-abc.js'), 'export {}');
writeFileSync(join(webFolder, 'assets', 'main-abc.js.map'), '{}');
const app = await createServer(env, {
  routes: noteRoutes,
  authenticate: authenticateForTest,
  webFolder,
  logTo: { write: (line: string) => void lines.push(line) },
});
afterAll(() => app.close());

const noteId = '0198a000-0000-7000-8000-00000000000a';
let serial = 0;
const key = () => `key-of-test-${(serial += 1)}`;
const signedIn = (extra: Record<string, string> = {}) => ({
  cookie: `yijian=${citizenToken}`,
  'x-csrf-token': csrfToken,
  'idempotency-key': key(),
  ...extra,
});
const post = (payload: unknown, headers: Record<string, string> = signedIn(), url = `/api/notes/${noteId}`) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(payload),
  });

function expectProblem(
  response: LightMyRequestResponse,
  wanted: { code: string; status: number },
): Record<string, unknown> {
  const body = response.json<Record<string, unknown>>();
  expect({ status: response.statusCode, code: body.code }).toEqual({ status: wanted.status, code: wanted.code });
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(body).toMatchObject({ type: `urn:yijian:problem:${wanted.code}`, status: wanted.status });
  expect(String(body.reason)).toMatch(/\p{Script=Han}{2}/u);
  expect(String(body.remedy)).toMatch(/\p{Script=Han}{2}/u);
  expect(response.body).not.toMatch(/ at .+\.(ts|js):\d+|node_modules|select /);
  return body;
}

describe('commands', () => {
  test('a command answers its result, and the same key the same answer', async () => {
    const headers = signedIn();
    const first = await post({ text: '阿卜杜拉·买买提 𠮷' }, headers);
    expect(first.statusCode).toBe(201);
    const again = await post({ text: '阿卜杜拉·买买提 𠮷' }, headers);
    expect(again.json()).toEqual(first.json());
    expect(again.headers['idempotency-replayed']).toBe('true');
    expectProblem(await post({ text: '另一件' }, headers), refusals.keyReused);
  });

  test('a refusal carries code, reason, remedy and facts, every time the same', async () => {
    const headers = signedIn();
    expect(expectProblem(await post({ text: '已关闭' }, headers), noteRefusals.noteClosed)).toMatchObject({
      state: 'closed',
    });
    expectProblem(await post({ text: '已关闭' }, headers), noteRefusals.noteClosed);
  });

  test('a fault shows an incident number, and the log knows its cause', async () => {
    const response = await post({ text: '出错' });
    const { incident } = expectProblem(response, { code: 'platform.fault', status: 500 });
    expect(response.body).not.toContain('broken');
    const line = lines
      .map((text) => JSON.parse(text) as Record<string, unknown>)
      .find((one) => one.incident === incident);
    expect(line).toMatchObject({
      fault: { message: 'note store is broken', cause: { message: 'the reason beneath' } },
    });
  });

  test('without or with an unusable submission number', async () => {
    for (const wrong of ['', 'short', 'with blank inside', 'x'.repeat(201), '提交编号提交编号']) {
      expectProblem(await post({ text: '一' }, signedIn({ 'idempotency-key': wrong })), refusals.keyMissing);
    }
  });

  test('DELETE without a body', async () => {
    const response = await app.inject({ method: 'DELETE', url: `/api/notes/${noteId}`, headers: signedIn() });
    expect(response.json()).toMatchObject({ text: '删除' });
  });

  test('a part of the path cannot be talked over by the body', async () => {
    expectProblem(await post({ text: '一', noteId: '0198a000-0000-7000-8000-00000000000b' }), refusals.malformedInput);
    expect((await post({ text: '一', noteId })).statusCode).toBe(201);
  });
});

describe('the gate', () => {
  test.each([
    ['another site by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['another site of the same domain', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['a wrong token', { 'x-csrf-token': 'guess' }],
    ['no token', { 'x-csrf-token': '' }],
  ])('refuses %s', async (_title, headers) => {
    expectProblem(
      await post({ text: '一' }, signedIn(headers as unknown as Record<string, string>)),
      refusals.crossSite,
    );
  });

  test('lets our own pages through', async () => {
    expect(
      (await post({ text: '一' }, signedIn({ origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin' })))
        .statusCode,
    ).toBe(201);
  });

  test('visitors are asked to sign in, people with another post are refused', async () => {
    expectProblem(await post({ text: '一' }, { 'idempotency-key': key() }), refusals.signInNeeded);
    expectProblem(await app.inject('/api/guarded'), refusals.signInNeeded);
    expectProblem(
      await app.inject({ url: '/api/guarded', headers: { cookie: `yijian=${citizenToken}` } }),
      refusals.notPermitted,
    );
    expect(
      (await app.inject({ url: '/api/guarded', headers: { cookie: `a=b; yijian=${supervisorToken}` } })).json(),
    ).toEqual({ posts: 1 });
  });

  test('too many requests are told when to come back', async () => {
    const answers = [];
    for (let i = 0; i < 3; i += 1) answers.push(await app.inject('/api/scarce'));
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 429]);
    expectProblem(answers[2]!, refusals.tooMany);
    expect(Number(answers[2]!.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('the database being away is a wait, not a fault', async () => {
    const response = await app.inject('/api/broken-database');
    expectProblem(response, refusals.busy);
    expect(response.headers['retry-after']).toBe('3');
  });

  test('no answer lets itself be framed, sniffed, cached or read by other sites', async () => {
    const { headers } = await app.inject({ url: '/api/me-not-there', headers: { origin: 'https://evil.example' } });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
    });
    expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['x-powered-by'] ?? headers.server).toBeUndefined();
  });

  test('the log knows who did what with which outcome, and nothing of what was sent', async () => {
    await post({ text: '李四的秘密' });
    const line = JSON.parse(lines.at(-1)!) as Record<string, unknown>;
    expect(line).toMatchObject({
      actor: '0198a000-0000-7000-8000-000000000001',
      method: 'POST',
      route: '/api/notes/:noteId',
      status: 201,
      request: expect.any(String),
      time: expect.stringMatching(/Z$/),
    });
    expect(lines.join('')).not.toMatch(/李四|citizen-token|token-that/);
  });
});

describe('queries, files, uploads', () => {
  test('text of an address becomes numbers, truth values and lists', async () => {
    const response = await app.inject('/api/notes?q=%F0%A0%AE%B7&page=2&open=true&tags=a');
    expect(response.json()).toEqual({ q: '𠮷', page: 2, open: true, tags: ['a'] });
  });

  test('a long question is asked by POST without a submission number', async () => {
    expect((await post({ answers: { area: '58.5' } }, {}, '/api/notes/preview')).json()).toEqual({
      answers: { area: '58.5' },
    });
  });

  test('what is the same for everybody is answered 304', async () => {
    const first = await app.inject('/api/guide');
    expect(first.headers).toMatchObject({ etag: '"v7"', 'cache-control': 'public, no-cache' });
    const again = await app.inject({ url: '/api/guide', headers: { 'if-none-match': 'W/"v6", "v7"' } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test('a file is an attachment that can do nothing', async () => {
    const { headers, rawPayload } = await app.inject('/api/letter');
    expect(headers['content-disposition']).toBe(
      `attachment; filename="download.pdf"; filename*=UTF-8''${encodeURIComponent('准予许可决定书(𠮷).pdf').replace('(', '%28').replace(')', '%29')}`,
    );
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toMatch(/^sandbox/);
    expect(rawPayload.toString()).toBe('%PDF-1.7');
  });

  test('an upload keeps the name and the bytes, never a path', async () => {
    const response = await upload([
      ['material', '场地证明'],
      ['file', Buffer.alloc(1000, 1), '../../etc/场地 证明.pdf'],
    ]);
    expect(response.json()).toMatchObject({
      noteId,
      name: '场地 证明.pdf',
      bytes: 1000,
      fields: { material: '场地证明' },
    });
  });

  test('an empty, a second, a huge file', async () => {
    expectProblem(await upload([['file', Buffer.alloc(0), 'a.pdf']]), refusals.malformedInput);
    expectProblem(
      await upload([
        ['file', Buffer.from('a'), 'a.pdf'],
        ['file', Buffer.from('b'), 'b.pdf'],
      ]),
      refusals.malformedInput,
    );
    expectProblem(await upload([['file', Buffer.alloc(20 * 1024 * 1024 + 1), 'a.pdf']]), refusals.bodyTooLarge);
    expectProblem(await upload([['material', '没有文件']]), refusals.malformedInput);
  });

  test('health and the description of the interface', async () => {
    expect((await app.inject('/api/health')).json()).toMatchObject({ status: 'ok' });
    const document = (await app.inject('/api/openapi.json')).json<{
      openapi: string;
      paths: Record<string, Record<string, { requestBody?: unknown }>>;
    }>();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/api/notes/{noteId}');
    expect(JSON.stringify(document.paths['/api/notes/{noteId}']!.post)).toContain('Idempotency-Key');
  });
});

describe('clock', () => {
  test('is shown to everybody and advanced by a supervisor', async () => {
    const headers = { cookie: `yijian=${supervisorToken}`, 'x-csrf-token': csrfToken, 'idempotency-key': key() };
    expect((await post({ minutes: 1440 }, headers, '/api/clock/advance')).json()).toEqual({ offsetMinutes: 1440 });
    expect((await app.inject('/api/clock')).json()).toMatchObject({
      offsetMinutes: 1440,
      demo: true,
      today: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });
});

describe('pages', () => {
  test('a deep link gets the page with a fresh nonce for styles', async () => {
    const pages = await Promise.all([app.inject('/citizen/bundles/x'), app.inject('/')]);
    const nonces = pages.map((page) => /content="([^"]+)"/.exec(page.body)?.[1]);
    for (const [i, page] of pages.entries()) {
      expect({ status: page.statusCode, log: lines.at(-1) }).toMatchObject({ status: 200 });
      expect(page.headers['content-security-policy']).toContain(`'nonce-${nonces[i]}'`);
      expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('hashed files are kept, everything unlisted is not there', async () => {
    expect((await app.inject('/assets/main-abc.js')).headers['cache-control']).toContain('immutable');
    for (const url of [
      '/.git/HEAD',
      '/index.html',
      '/assets/main-abc.js.map',
      '/admin.php',
      '/assets/../../etc/passwd',
      '/unknown',
      '/api',
      '/api/nothing',
    ]) {
      expectProblem(await app.inject(url), refusals.notFound);
    }
  });
});

function upload(parts: [name: string, value: string | Buffer, filename?: string][]): Promise<LightMyRequestResponse> {
  const boundary = 'boundary-of-a-test';
  const chunks = parts.flatMap(([name, value, filename]) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename ? `; filename="${filename}"\r\nContent-Type: application/pdf` : ''}\r\n\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  const payload = Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
  return app.inject({
    method: 'POST',
    url: `/api/notes/${noteId}/files`,
    headers: signedIn({ 'content-type': `multipart/form-data; boundary=${boundary}` }),
    payload,
  });
}
