import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createHttpClient, systemActor, systemRandom, visitor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { httpRegister } from './adapters/http-register.ts';
import { startRegisterSimulator } from './adapters/register-simulator.ts';
import { getReading, readRegister, recordReading, updateDemoRegister } from './index.ts';
import { listMyReadings } from './list-my-readings.ts';
import { refusals } from './refusals.ts';

const secret = 'a-secret-of-two-systems';
const uscc = '91990101M000000194';
const folder = mkdtempSync(join(tmpdir(), 'yijian-register-'));
const records = [
  {
    register: 'enterprise' as const,
    key: uscc,
    records: ['registration'],
    attributes: { name: '灯笼镇老街铺', businessScope: '灯笼制售' },
  },
];
const simulatorOptions = { records, secret, keepIn: join(folder, 'changed.json') };
const simulator = await startRegisterSimulator(simulatorOptions);
const { env } = await testPlatform({ config: { registers: { url: simulator.url, secret } } });
const servers: Server[] = [];
afterAll(async () => {
  for (const server of servers) server.closeAllConnections();
  await simulator.close();
});

const owner = citizen(randomUUID());
const subjectId = randomUUID();
const ask = (more: object = {}) =>
  readRegister(env, {
    register: 'enterprise',
    key: uscc,
    subjectId,
    role: 'enterprise',
    purpose: '核对企业登记信息',
    actor: owner,
    ...more,
  });

/** A register that misbehaves in one way; counts how often it was asked. */
async function brokenRegister(reply: (response: import('node:http').ServerResponse) => void) {
  const count = { asked: 0 };
  const server = createServer((request, response) => {
    count.asked += 1;
    request.resume();
    reply(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    count,
    url,
    port: httpRegister({ baseUrl: url, secret, random: systemRandom, timeoutMs: 300, bytesMax: 1000 }),
  };
}
const query = { uscc, purpose: '核对', caseRef: null };

describe('读登记库', () => {
  it('查到的内容成为凭据，按主体加密存放，本人可以看到谁查过', async () => {
    const answer = await ask();
    if (answer.state !== 'found') throw new Error(answer.reason);
    expect(answer.evidence).toMatchObject({
      kind: 'register',
      register: 'enterprise',
      role: 'enterprise',
      attributes: { name: '灯笼镇老街铺' },
    });
    expect(answer.records).toEqual(['registration']);
    const { rows } = await env.db.query(
      `select outcome, hash, encode(cipher, 'escape') as stored from exchange.reading where reading_id = $1`,
      [answer.evidence.readingId],
    );
    expect(rows[0].hash).toBe(answer.evidence.hash);
    expect(rows[0].stored).not.toContain('灯笼');
    expect((await getReading(env.db, env.keys, answer.evidence.readingId))!.attributes).toEqual(records[0]!.attributes);
    const mine = await listMyReadings(env, {
      ...owner,
      principal: { kind: 'organisation', id: subjectId },
      capacity: 'legalRepresentative',
    });
    expect(mine.items[0]).toMatchObject({
      registerName: '企业登记库',
      purpose: '核对企业登记信息',
      requester: '您本人',
      about: '您代表的单位',
      outcomeName: '已查到',
    });
    expect((await listMyReadings(env, citizen(randomUUID()))).items).toEqual([]);
  });

  it('同样的内容每次查询的摘要都不同：摘要加盐，猜不出内容', async () => {
    const [first, second] = [await ask(), await ask()];
    if (first.state !== 'found' || second.state !== 'found') throw new Error('not found');
    expect(first.evidence.hash).not.toBe(second.evidence.hash);
  });

  it('几分钟内同一个问题不再打扰登记库', async () => {
    await ask({ purpose: '预填表单' });
    const before = simulator.asked();
    const again = await ask({ purpose: '预填表单', reuseMinutes: 10 });
    expect([again.state, simulator.asked()]).toEqual(['found', before]);
  });

  it('两个进程同时第一次查询同一主体：都查到，主体密钥只有一把', async () => {
    const { env: other } = await testPlatformOn(env.db, { registers: { url: simulator.url, secret } });
    for (let round = 0; round < 10; round += 1) {
      const question = {
        register: 'enterprise' as const,
        key: uscc,
        subjectId: randomUUID(),
        role: 'enterprise',
        purpose: '核对',
        actor: owner,
      };
      const answers = await Promise.all([readRegister(env, question), readRegister(other, question)]);
      expect(answers.map((answer) => answer.state)).toEqual(['found', 'found']);
    }
  });

  it('没有这条记录时给出办法，也留下记录', async () => {
    const answer = await ask({ key: '91990101M00000991N' });
    expect(answer).toMatchObject({ state: 'notFound', remedy: expect.stringContaining('证明材料') });
  });

  it('主体密钥删除后内容读不出来', async () => {
    const answer = await ask({ subjectId: randomUUID() });
    if (answer.state !== 'found') throw new Error('not found');
    const reading = (await getReading(env.db, env.keys, answer.evidence.readingId))!;
    const { env: restarted } = await testPlatformOn(env.db);
    await env.db.query(
      'update platform.subject_key set wrapped = null, erased_at = clock_timestamp() where subject_id = $1',
      [reading.subjectId],
    );
    expect(await getReading(env.db, restarted.keys, reading.readingId)).toBeUndefined();
  });

  it('岗位：群众、窗口、审查人员和系统可以查，决定人员和未登录的不可以', async () => {
    const input = { register: 'enterprise' as const, key: uscc, subjectId, role: 'enterprise', purpose: '核对' };
    for (const actor of [
      owner,
      systemActor,
      staff('a-counter', 'counter', 'hall'),
      staff('a-reviewer', 'reviewer', 'office'),
    ]) {
      expect((await env.execute(recordReading, { input, actor })).result.outcome).toBe('found');
    }
    await expect(
      env.execute(recordReading, { input, actor: staff('a-decider', 'decider', 'office') }),
    ).rejects.toMatchObject({ code: 'platform.not-permitted' });
    await expect(env.execute(recordReading, { input, actor: visitor })).rejects.toMatchObject({
      code: 'platform.sign-in-needed',
    });
  });
});

describe('登记库连接不上', () => {
  const outage = async (url: string) => (await testPlatformOn(env.db, { registers: { url, secret } })).env;

  it('是一种答复，不是错误：说明材料暂需提交', async () => {
    const gone = await brokenRegister((response) => response.destroy());
    const answer = await readRegister(await outage(gone.url), {
      register: 'population',
      key: '990101199001010017',
      subjectId,
      role: 'applicant',
      purpose: '核对身份',
      actor: owner,
    });
    expect(answer).toMatchObject({ state: 'unavailable', remedy: expect.stringContaining('暂需提交') });
    const { rows } = await env.db.query(`select because from exchange.reading where outcome = 'unavailable'`);
    expect(rows).toEqual([{ because: 'unreachable' }]);
  });

  it('没有配置登记库时也是同样的答复', async () => {
    const { env: bare } = await testPlatformOn(env.db);
    expect(
      (
        await readRegister(bare, {
          register: 'enterprise',
          key: uscc,
          subjectId,
          role: 'enterprise',
          purpose: '核对',
          actor: owner,
        })
      ).state,
    ).toBe('unavailable');
  });

  it.each([
    ['一直不回答', 'timeout', 2, () => {}],
    ['内部错误', 'failing', 2, (response: import('node:http').ServerResponse) => response.writeHead(500).end('{}')],
    [
      '要求转到别处',
      'redirected',
      1,
      (response: import('node:http').ServerResponse) =>
        response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    ],
    [
      '内容过大',
      'tooLarge',
      1,
      (response: import('node:http').ServerResponse) =>
        response.end(JSON.stringify({ found: true, text: '灯'.repeat(5000) })),
    ],
    ['不是约定的格式', 'notJson', 1, (response: import('node:http').ServerResponse) => response.end('<html>')],
    ['缺少约定的内容', 'notJson', 1, (response: import('node:http').ServerResponse) => response.end('{"found":true}')],
  ] as const)('%s -> %s', async (_, because, asked, reply) => {
    const broken = await brokenRegister(reply);
    expect(await broken.port.readEnterprise(query)).toEqual({ state: 'unavailable', because });
    expect(broken.count.asked).toBe(asked);
  });

  it('连续失败后暂停询问，不拖慢办事的人', async () => {
    const broken = await brokenRegister((response) => response.writeHead(503).end());
    const client = createHttpClient({
      baseUrl: broken.url,
      secret,
      random: systemRandom,
      breaker: { failures: 2, restMs: 60_000 },
    });
    const answers = [];
    for (let i = 0; i < 4; i += 1) answers.push(await client.requestJson('POST', '/registers/enterprise/query', {}));
    expect(answers.map((answer) => answer.state === 'unavailable' && answer.because)).toEqual([
      'failing',
      'failing',
      'resting',
      'resting',
    ]);
    expect(broken.count.asked).toBe(4);
  });
});

describe('仿真登记库', () => {
  it('变更后读到新内容，重启后仍是新内容', async () => {
    expect(
      await updateDemoRegister(env, { register: 'enterprise', key: uscc, attributes: { name: '灯笼镇新街铺' } }),
    ).toBe('updated');
    const answer = await ask();
    expect(answer.state === 'found' && answer.evidence.attributes).toEqual({
      name: '灯笼镇新街铺',
      businessScope: '灯笼制售',
    });
    const restarted = await startRegisterSimulator(simulatorOptions);
    const port = httpRegister({ baseUrl: restarted.url, secret, random: systemRandom });
    expect(await port.readEnterprise(query)).toMatchObject({
      state: 'found',
      version: 2,
      attributes: { name: '灯笼镇新街铺' },
    });
    await restarted.close();
    expect(await updateDemoRegister(env, { register: 'enterprise', key: '91990101M00000991N', attributes: {} })).toBe(
      'notFound',
    );
  });

  it('正式环境不能改登记库', async () => {
    const { env: real } = await testPlatformOn(env.db, { demo: false, registers: { url: simulator.url, secret } });
    await expect(
      updateDemoRegister(real, { register: 'enterprise', key: uscc, attributes: { name: '假' } }),
    ).rejects.toMatchObject({ code: refusals.registerReadOnly.code });
  });

  it('签名不对的请求、没有说明目的的请求都不回答', async () => {
    const stranger = httpRegister({ baseUrl: simulator.url, secret: 'another secret', random: systemRandom });
    expect((await stranger.readEnterprise(query)).state).toBe('unavailable');
    const careless = httpRegister({ baseUrl: simulator.url, secret, random: systemRandom });
    expect((await careless.readEnterprise({ ...query, purpose: '' })).state).toBe('unavailable');
  });
});

/** Another process on the same database: its own memory, its own configuration. */
async function testPlatformOn(pool: typeof env.db, config: object = {}) {
  const { createKeyRing, createPlatform } = await import('#platform');
  return createPlatform({
    pool,
    random: systemRandom,
    keys: createKeyRing(Buffer.alloc(32, 7), systemRandom),
    blobs: env.blobs,
    config: { demo: true, baseUrl: '', dataFolder: folder, ...config },
    reactions: [],
  });
}
