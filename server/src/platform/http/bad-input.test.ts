import { afterAll, describe, expect, test } from 'vitest';
import { refusals } from '../refusals.ts';
import { testPlatform } from '../testing/index.ts';
import { createServer } from './server.ts';
import { authenticateForTest, citizenToken, csrfToken, noteRoutes } from './testing-routes.ts';

const { env } = await testPlatform();
const app = await createServer(env, {
  routes: noteRoutes,
  authenticate: authenticateForTest,
  logTo: { write: () => {} },
});
afterAll(() => app.close());

const noteId = '0198a000-0000-7000-8000-00000000000a';
const url = `/api/notes/${noteId}`;
let serial = 0;
const send = (payload: string | Buffer, headers: Record<string, string> = {}, to = url) =>
  app.inject({
    method: 'POST',
    url: to,
    headers: {
      cookie: `yijian=${citizenToken}`,
      'x-csrf-token': csrfToken,
      'idempotency-key': `bad-input-${(serial += 1)}`,
      'content-type': 'application/json',
      ...headers,
    },
    payload,
  });
const text = (value: unknown) => JSON.stringify({ text: value });

describe('JSON that nobody may act on', () => {
  test.each<[title: string, body: string | Buffer, message: RegExp]>([
    ['cut off', '{"text":"一', /JSON/],
    ['with a trailing comma', '{"text":"一",}', /JSON/],
    ['two documents', '{"text":"一"}{"text":"二"}', /JSON/],
    ['a name twice', '{"text":"一","text":"二"}', /出现了两次/],
    ['a name twice, once escaped', '{"text":"一","\\u0074ext":"二"}', /出现了两次/],
    ['a name twice deep inside', '{"text":"一","tags":[{"a":1,"b":{"c":1,"c":2}}]}', /出现了两次/],
    ['__proto__', '{"text":"一","__proto__":{"admin":true}}', /不允许/],
    ['__proto__ escaped', '{"text":"一","\\u005f_proto__":{"admin":true}}', /不允许/],
    ['constructor', '{"text":"一","constructor":{"prototype":{"x":1}}}', /不允许/],
    ['a byte order mark', '\uFEFF{"text":"一"}', /BOM/],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0x74, 0x22, 0x3a, 0x22, 0xc4, 0xe3, 0x22, 0x7d]), /UTF-8/],
    ['a number that would change', '{"text":"一","count":9007199254740993}', /数字太大/],
    ['an infinite number', '{"text":"一","count":1e400}', /数字太大/],
    ['minus zero', '{"text":"一","count":-0}', /-0/],
    ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`, /嵌套太深/],
    ['500,000 levels', '['.repeat(500_000), /嵌套太深/],
    ['a lone surrogate', '{"text":"\\ud842"}', /孤立代理项/],
    ['a lone surrogate in a name', '{"text":"一","\\udc00":1}', /孤立代理项/],
    ['a NUL', '{"text":"一\\u0000二"}', /空字符/],
    ['a wrong type', text(7), /类型不对/],
    ['an operator instead of text', text({ $gt: '' }), /类型不对/],
    ['null', text(null), /类型不对/],
    ['too long', text('长'.repeat(61)), /太长/],
    ['something unknown', '{"text":"一","status":"granted"}', /不认识/],
    ['a missing part', '{}', /缺少/],
    ['a list', '[]', /类型不对|缺少/],
    ['a bare value', '"一"', /类型不对/],
    ['a list that is too long', '{"text":"一","tags":["a","b","c","d"]}', /最多 3 项/],
    ['a fraction for a whole number', '{"text":"一","count":1.5}', /类型不对/],
  ])('%s', async (_title, body, message) => {
    const response = await send(body);
    expect(response.json()).toMatchObject({
      status: 400,
      code: refusals.malformedInput.code,
      findings: expect.any(Array),
    });
    const { findings } = response.json<{ findings: { place: string; message: string }[] }>();
    expect(findings.map((finding) => finding.message).join('\n')).toMatch(message);
    expect(response.body).not.toMatch(/ at .+:\d+|Unexpected|SyntaxError/);
  });

  test('many unknown properties are no fewer than one', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`extra${index}`, index]));
    const response = await send(JSON.stringify({ text: '一', ...many }));
    expect(response.json()).toMatchObject({ status: 400, code: refusals.malformedInput.code });
    expect(response.body).toMatch(/extra0/);
  });

  test('pollutes nothing', () => {
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  test('everything wrong is told at once, with its place', async () => {
    const { findings } = (await send('{"text":"","count":-1,"extra":1}')).json<{ findings: { place: string }[] }>();
    expect(findings.map((finding) => finding.place).sort()).toEqual(['/', '/count', '/text']);
  });

  test.each(['阿卜杜拉·买买提', '陈𠮷安', '名'.repeat(60), '  前后有空格  ', 'e\u0301', '🀄️', '1\n{"level":"info"}'])(
    '%j is kept as sent',
    async (value) => {
      const response = await send(text(value));
      expect(response.json()).toMatchObject({ text: value });
    },
  );
});

describe('other forms than JSON', () => {
  test.each<[title: string, headers: Record<string, string>]>([
    ['plain text', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a file form', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['another charset', { 'content-type': 'application/json; charset=gbk' }],
    ['a patch format', { 'content-type': 'application/merge-patch+json' }],
    ['packed', { 'content-encoding': 'gzip' }],
    ['XML', { 'content-type': 'application/xml' }],
  ])('%s is refused', async (_title, headers) => {
    expect((await send(text('一'), headers)).json()).toMatchObject({
      status: 415,
      code: refusals.unsupportedMedia.code,
    });
  });

  test('more than a megabyte', async () => {
    expect((await send(text('长'.repeat(400_000)))).json()).toMatchObject({
      status: 413,
      code: refusals.bodyTooLarge.code,
    });
  });

  test('JSON where a file belongs', async () => {
    expect((await send('{}', {}, `${url}/files`)).json()).toMatchObject({ status: 415 });
  });

  test('a broken file form', async () => {
    const response = await send(
      'no parts at all',
      { 'content-type': 'multipart/form-data; boundary=x' },
      `${url}/files`,
    );
    expect(response.json()).toMatchObject({ status: 400, code: refusals.malformedInput.code });
  });
});

describe('addresses', () => {
  test.each([
    '/api/notes/1/files',
    '/api/notes/%00',
    '/api/notes/%zz',
    '/api/notes/..%2f..%2fetc',
    `/api/notes/${'a'.repeat(300)}`,
    '/api/notes/0198A000-0000-7000-8000-00000000000A',
  ])('%s is not there', async (to) => {
    expect((await send(text('一'), {}, to)).json()).toMatchObject({ status: 404, code: refusals.notFound.code });
  });

  test.each<[query: string, message: RegExp]>([
    ['admin=true', /不认识/],
    ['q=a&q=b', /类型不对/],
    ['q[]=1', /不认识/],
    ['__proto__=1', /不认识/],
    ['page=0', /不能小于/],
    ['page=1e3', /类型不对/],
    ['page=9007199254740993', /类型不对/],
    ['open=yes', /类型不对/],
    ['q=%00', /空字符/],
    [`q=${'a'.repeat(21)}`, /太长/],
  ])('query %s', async (query, message) => {
    const response = await app.inject(`/api/notes?${query}`);
    expect(response.json()).toMatchObject({ status: 400, code: refusals.malformedInput.code });
    expect(response.body).toMatch(message);
  });
});
