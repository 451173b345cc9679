import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, refused, restaurantAnswers, start } from './apply.ts';
import { readProblem } from './read-problem.ts';
import { samplePdf } from './sample-files.ts';
import { type Client, startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const nobodys = '0198a000-0000-7000-8000-00000000000a';
let citizen: Client;
let draft: string;
const look = (applicationId = draft): Promise<Answer> => citizen.get(`/api/applications/${applicationId}`);

beforeAll(async () => {
  citizen = await signedIn('citizen');
  await actForEnterprise(citizen);
  draft = await start(citizen, 'restaurant', restaurantAnswers);
});

describe('没有的东西', () => {
  it.each<[title: string, method: string, path: string, body: unknown, status: number, code: string]>([
    ['没有的一件事(看)', 'GET', '/api/bundles/ghost', null, 404, 'bundles.unknown-bundle'],
    ['没有的一件事(预览)', 'POST', '/api/bundles/ghost/preview', { answers: {} }, 404, 'bundles.unknown-bundle'],
    [
      '没有的一件事(申请)',
      'POST',
      '/api/applications',
      { bundle: 'ghost', answers: {} },
      404,
      'intake.bundle-not-offered',
    ],
    [
      '没有的单个事项',
      'POST',
      '/api/applications',
      { bundle: 'single-ghost', answers: {} },
      404,
      'intake.bundle-not-offered',
    ],
    ['没有的事项', 'GET', '/api/items/ghost/guide', null, 404, 'catalogue.unknown-item'],
    [
      '没有的问题',
      'POST',
      '/api/applications',
      { bundle: 'restaurant', answers: { ...restaurantAnswers, ghost: 'yes' } },
      422,
      'intake.bad-answers',
    ],
    [
      '没有的选项',
      'POST',
      '/api/applications',
      { bundle: 'restaurant', answers: { ...restaurantAnswers, kind: 'spaceship' } },
      422,
      'intake.bad-answers',
    ],
    [
      '多选里有没有的选项',
      'POST',
      '/api/bundles/restaurant/preview',
      { answers: { ...restaurantAnswers, menu: ['hot', 'ghost'] } },
      422,
      'bundles.bad-answers',
    ],
    [
      '单选给了两个',
      'POST',
      '/api/bundles/restaurant/preview',
      { answers: { ...restaurantAnswers, kind: ['restaurant', 'drinks'] } },
      422,
      'bundles.bad-answers',
    ],
    [
      '同一选项选两次',
      'POST',
      '/api/bundles/restaurant/preview',
      { answers: { ...restaurantAnswers, menu: ['hot', 'hot'] } },
      422,
      'bundles.bad-answers',
    ],
    [
      '面积是负数',
      'POST',
      '/api/bundles/restaurant/preview',
      { answers: { ...restaurantAnswers, floorArea: '-3' } },
      422,
      'bundles.bad-answers',
    ],
    [
      '面积是字',
      'POST',
      '/api/bundles/restaurant/preview',
      { answers: { ...restaurantAnswers, floorArea: '三百' } },
      422,
      'bundles.bad-answers',
    ],
    [
      '面积用科学计数',
      'POST',
      '/api/bundles/restaurant/preview',
      { answers: { ...restaurantAnswers, floorArea: '3e2' } },
      422,
      'bundles.bad-answers',
    ],
    [
      '面积大得离谱',
      'POST',
      '/api/bundles/restaurant/preview',
      { answers: { ...restaurantAnswers, floorArea: '99999999999999999999' } },
      422,
      'bundles.bad-answers',
    ],
    [
      '面积小数太多',
      'POST',
      '/api/bundles/restaurant/preview',
      { answers: { ...restaurantAnswers, floorArea: '300.123456' } },
      422,
      'bundles.bad-answers',
    ],
    ['没有的申请', 'GET', `/api/applications/${nobodys}`, null, 404, 'intake.application-not-found'],
    [
      '没有的申请(提交)',
      'POST',
      `/api/applications/${nobodys}/submit`,
      { version: 1 },
      404,
      'intake.application-not-found',
    ],
    ['没有的办件', 'GET', `/api/cases/${nobodys}`, null, 404, 'cases.case-not-found'],
    ['没有的办件(撤回)', 'POST', `/api/cases/${nobodys}/withdraw`, {}, 404, 'cases.case-not-found'],
    ['没有的文书', 'GET', `/api/cases/${nobodys}/documents/${nobodys}`, null, 404, 'cases.case-not-found'],
    ['没有的证照', 'GET', `/api/licences/${nobodys}`, null, 404, 'licences.licence-not-found'],
    ['没有的评价链接', 'GET', '/api/ratings/ghost', null, 404, 'ratings.not-open'],
    ['没有的委托', 'POST', `/api/mandates/${nobodys}/revoke`, {}, 404, 'platform.not-found'],
    ['没有的单位', 'POST', '/api/act-for', { kind: 'organisation', id: nobodys }, 403, 'identity.may-not-act-for'],
    ['编号不是编号', 'GET', '/api/cases/1', null, 404, 'platform.not-found'],
    ['编号里有空字符', 'GET', '/api/cases/%00', null, 404, 'platform.not-found'],
    ['往上走的路径', 'GET', '/api/cases/..%2f..%2fetc%2fpasswd', null, 404, 'platform.not-found'],
    ['没有的地址', 'GET', '/api/ghost', null, 404, 'platform.not-found'],
    ['没有的做法', 'PUT', '/api/bundles', {}, 404, 'platform.not-found'],
    ['不认识的查询条件', 'GET', '/api/bundles?admin=true', null, 400, 'platform.malformed-input'],
    ['查询条件给了两次', 'GET', '/api/search?q=a&q=b', null, 400, 'platform.malformed-input'],
    ['查询条件太长', 'GET', `/api/search?q=${'长'.repeat(101)}`, null, 400, 'platform.malformed-input'],
    ['没有的受理号', 'GET', '/api/track?no=1&code=1', null, 404, 'cases.wrong-query-code'],
    ['少了查询码', 'GET', '/api/track?no=1', null, 400, 'platform.malformed-input'],
  ])('%s', async (...row) => {
    const [title, method, path, body, status, code] = row;
    const problem = readProblem(
      await citizen.raw(method, path, body === null ? {} : { body: JSON.stringify(body) }),
      title,
    );
    expect(problem).toMatchObject({ status, code });
  });

  it('几处不对,一次都说出来', async () => {
    const problem = await refused(
      citizen.post('/api/applications', {
        bundle: 'restaurant',
        answers: { ...restaurantAnswers, kind: 'x', menu: ['y'], floorArea: '-1', ghost: 'z' },
      }),
    );
    expect(problem.findings.map((one: Answer) => one.place).sort()).toEqual([
      'answers/floorArea',
      'answers/ghost',
      'answers/kind',
      'answers/menu',
    ]);
  });
});

describe('不成样子的内容:每个入口都一样,什么也没写进去', () => {
  const doors: [name: string, method: string, path: () => string][] = [
    ['开始申请', 'POST', () => '/api/applications'],
    ['保存填写', 'PUT', () => `/api/applications/${draft}/values`],
    ['改回答', 'PUT', () => `/api/applications/${draft}/answers`],
    ['提交', 'POST', () => `/api/applications/${draft}/submit`],
    ['预览', 'POST', () => '/api/bundles/restaurant/preview'],
    ['登录', 'POST', () => '/api/sign-in'],
    ['换身份', 'POST', () => '/api/act-for'],
  ];
  const bodies: [name: string, body: string | Uint8Array, headers?: Record<string, string>][] = [
    ['半截 JSON', '{"answers":{"kind":"rest'],
    ['多一个逗号', '{"answers":{},}'],
    ['两份连在一起', '{}{}'],
    ['名字出现两次', '{"version":1,"version":2}'],
    ['藏着的重名', '{"version":1,"\\u0076ersion":2}'],
    ['原型污染', '{"__proto__":{"admin":true},"version":1}'],
    ['孤立代理项', '{"bundle":"\\ud842","answers":{},"version":1,"values":{}}'],
    [
      '孤立代理项(原样字节)',
      Uint8Array.from([...Buffer.from('{"bundle":"'), 0xed, 0xa1, 0x82, ...Buffer.from('"}')]),
      { 'content-type': 'application/json' },
    ],
    ['空字符', '{"bundle":"a\\u0000b","answers":{},"version":1,"values":{}}'],
    [
      '不是 UTF-8',
      Uint8Array.from([0x7b, 0x22, 0xc4, 0xe3, 0x22, 0x3a, 0x31, 0x7d]),
      { 'content-type': 'application/json' },
    ],
    ['太深', '['.repeat(2000) + ']'.repeat(2000)],
    ['数字太大', '{"version":9007199254740993}'],
    ['列表', '[]'],
    ['一个字', '"提交"'],
    ['空的', ''],
    ['null', 'null'],
    [
      '多出不认识的',
      '{"status":"granted","bundle":"restaurant","answers":{},"version":1,"values":{},"login":"a","password":"b","kind":"person","id":"0198a000-0000-7000-8000-00000000000a"}',
    ],
    ['类型不对', '{"bundle":7,"answers":"x","version":"1","values":[],"login":{},"kind":1,"id":null}'],
    [
      '操作符',
      '{"bundle":{"$gt":""},"answers":{"kind":{"$ne":1}},"version":{"$gt":0},"values":{"a":{"$gt":""}},"login":{"$gt":""},"password":{"$gt":""},"kind":{"$gt":""},"id":{"$gt":""}}',
    ],
    ['纯文本', 'answers=1', { 'content-type': 'text/plain' }],
    ['表单', 'answers=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['超过 1 MB', `{"values":{"a":"${'长'.repeat(400_000)}"}}`],
  ];
  it.each(doors)('%s', async (door, method, path) => {
    const before = await look();
    for (const [name, body, headers] of bodies) {
      const response = await citizen.raw(method, path(), { body, headers });
      const problem = readProblem(response, `${door}/${name}`);
      expect(problem.code, `${door}/${name}`).toMatch(/^platform\.(malformed-input|unsupported-media|body-too-large)$/);
      expect([400, 413, 415], `${door}/${name}`).toContain(response.status);
    }
    expect(await look()).toEqual(before);
    expect((await citizen.get('/api/me')).person.name).toBe('林晓燕');
  });

  it('没有提交编号、提交编号不像样,都不收', async () => {
    const body = JSON.stringify({ bundle: 'restaurant', answers: restaurantAnswers });
    for (const key of ['', 'short', 'x'.repeat(201)])
      readProblem(
        await citizen.raw('POST', '/api/applications', { body, headers: { 'idempotency-key': key } }),
        `key ${key.length}`,
      );
  });

  it('别的网站替人提交:不收', async () => {
    const body = JSON.stringify({ bundle: 'restaurant', answers: restaurantAnswers });
    const problem = readProblem(
      await citizen.raw('POST', '/api/applications', { body, headers: { 'x-csrf-token': 'wrong' } }),
      'csrf',
    );
    expect(problem.code).toBe('platform.cross-site');
  });
});

describe('填错的内容:照原样留着,当场说错在哪里,提交时一次列全', () => {
  const wrong: [key: string, value: string | string[], message: RegExp][] = [
    ['mobile@foodSafetyManager', '1390000000', /手机/],
    ['seatCount@enterprise', '很多', /数/],
    ['deliveryWay@recipient', 'pigeon', /选/],
    ['signLength@enterprise', '1.23456789', /小数/],
    ['onlineBusiness@enterprise', 'maybe', /是|选|否/],
    ['personName@foodSafetyManager', '名'.repeat(61), /字/],
    ['idNumber@legalRepresentative', '429903198605141221', /校验|身份/],
    ['uscc@enterprise', '91429903M00001011S', /校验|信用代码/],
  ];

  it.each(wrong)('%s', async (key, value, message) => {
    const before = await look();
    await citizen.put(`/api/applications/${draft}/values`, { version: before.version, values: { [key]: value } });
    const field = (await look()).fields.find((one: Answer) => one.key === key);
    expect(field.value).toEqual(value);
    expect(field.problem).toMatchObject({
      place: `field:${key}`,
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  it('提交:全部列出,办件没有产生', async () => {
    const view = await look();
    const problem = await refused(citizen.post(`/api/applications/${draft}/submit`, { version: view.version }));
    expect(problem).toMatchObject({ status: 422, code: 'intake.not-ready' });
    const places = problem.findings.map((one: Answer) => one.place);
    for (const [key] of wrong) expect(places).toContain(`field:${key}`);
    expect(await citizen.get('/api/cases')).toEqual([]);
    await citizen.put(`/api/applications/${draft}/values`, {
      version: view.version,
      values: Object.fromEntries(wrong.map(([key]) => [key, null])),
    });
  });

  it.each(['阿卜杜拉·买买提', '陈𠮷安', '𠮷', '名'.repeat(60), '李·e\u0301'])('名字 %s 一个字不差', async (name) => {
    await citizen.put(`/api/applications/${draft}/values`, {
      version: (await look()).version,
      values: { 'personName@foodSafetyManager': name },
    });
    const field = (await look()).fields.find((one: Answer) => one.key === 'personName@foodSafetyManager');
    expect(field).toMatchObject({ value: name, problem: null });
  });

  it('名字原样到了审批的表上', async () => {
    const { caseId } = await apply(citizen, 'restaurant', restaurantAnswers, {
      'personName@foodSafetyManager': '阿卜杜拉·买买提',
      'personName@fireManager': '陈𠮷安',
      'signText@enterprise': '𠮷'.repeat(10),
    });
    for (const [login, member, name] of [
      ['market-review', 'food', '阿卜杜拉·买买提'],
      ['fire-review', 'fire', '陈𠮷安'],
      ['urban-review', 'sign', '𠮷'.repeat(10)],
    ]) {
      const view = await (await signedIn(login!)).get(`/api/approver/cases/${caseId}/${member}`);
      expect(view.originalForm.map((one: Answer) => one.value)).toContain(name);
    }
    await citizen.post(`/api/cases/${caseId}/withdraw`);
  });

  it('别处先改过:不覆盖,告诉最新版本', async () => {
    const { version } = await look();
    await citizen.put(`/api/applications/${draft}/values`, { version, values: { 'seatCount@enterprise': '20' } });
    expect(
      await refused(
        citizen.put(`/api/applications/${draft}/values`, { version, values: { 'seatCount@enterprise': '30' } }),
      ),
    ).toMatchObject({ status: 409, code: 'intake.application-changed', version: version + 1 });
    expect((await look()).fields.find((one: Answer) => one.key === 'seatCount@enterprise').value).toBe('20');
  });

  it('要求更新过再提交:先看一下更新', async () => {
    const { version } = await look();
    expect(
      await refused(citizen.post(`/api/applications/${draft}/submit`, { version, release: 'f'.repeat(64) })),
    ).toMatchObject({ status: 409, code: 'intake.release-changed' });
  });
});

describe('不能收的文件', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const files: [title: string, name: string, content: () => Uint8Array][] = [
    ['空文件', '平面图.pdf', () => new Uint8Array()],
    ['程序改名成 PDF', '平面图.pdf', () => bytes('MZ\u0000\u0000 this program cannot be run')],
    ['网页改名成 PDF', '平面图.pdf', () => bytes('<html><script>alert(1)</script></html>')],
    ['PDF 改名成图片', '平面图.jpg', () => samplePdf('x')],
    ['只有开头像 PDF', '平面图.pdf', () => bytes('%PDF-1.7\nnothing else')],
    [
      '带脚本的 PDF',
      '平面图.pdf',
      () =>
        bytes(
          Buffer.from(samplePdf('x'))
            .toString('latin1')
            .replace('/Type /Catalog', '/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>'),
        ),
    ],
    ['Word', '平面图.docx', () => bytes('PK\u0003\u0004 word')],
    ['程序', '平面图.exe', () => bytes('MZ')],
    ['SVG', '平面图.svg', () => bytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['只有开头像图片', '平面图.png', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])],
    ['超过 20 MB', '平面图.pdf', () => new Uint8Array(21 * 1024 * 1024).fill(32)],
    ['文件名里有控制符', '平面\u202e图.pdf', () => samplePdf('x')],
  ];
  const upload = (name: string, content: Uint8Array, fields: Record<string, string>) => {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.set(key, value);
    form.set('file', new Blob([Uint8Array.from(content)]), name);
    return citizen.raw('POST', `/api/applications/${draft}/files`, { body: form });
  };

  it.each(files)('%s', async (title, name, content) => {
    const before = await look();
    const problem = readProblem(await upload(name, content(), { material: 'floor-plan@enterprise/premises' }), title);
    expect(problem.code).toMatch(/^(files\.file-refused|intake\.bad-file|platform\.(malformed-input|body-too-large))$/);
    expect(await look()).toEqual(before);
  });

  it('清单里没有的材料不收;没有的文件删不了', async () => {
    const problem = readProblem(await upload('平面图.pdf', samplePdf('x'), { material: 'ghost' }), 'material');
    expect(problem).toMatchObject({ status: 422, code: 'intake.unknown-material' });
    expect(readProblem(await upload('平面图.pdf', samplePdf('x'), {}), 'no material').code).toMatch(
      /^(platform\.malformed-input|intake\.unknown-material)$/,
    );
    expect(await refused(citizen.delete(`/api/applications/${draft}/files/${nobodys}`))).toMatchObject({
      status: 422,
      code: 'intake.unknown-material',
    });
  });

  it('核验时传乱七八糟的东西:说不是我们的文件,不出错', async () => {
    const visitor = world.visitor();
    for (const content of [bytes('你好'), samplePdf('x'), bytes('%PDF-1.7')]) {
      const form = new FormData();
      form.set('file', new Blob([Uint8Array.from(content)]), '核验.pdf');
      const response = await visitor.raw('POST', '/api/verify', { body: form });
      if (response.status === 200)
        expect(JSON.parse(response.text)).toMatchObject({
          result: expect.stringMatching(/^(unknown|unsigned|foreign|changed|unreadable)/),
        });
      else readProblem(response, 'verify');
    }
  });
});

afterAll(async () => {
  const { rows } = await world.database.pool.query(
    'select consumer, error from platform.outbox where error is not null',
  );
  expect(rows).toEqual([]);
});
