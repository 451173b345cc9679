import { randomUUID } from 'node:crypto';
import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { command, commandEach } from './command.ts';
import { systemActor, visitor } from './context.ts';
import { advanceClock } from './business-clock.ts';
import { defineRefusals } from './refusal.ts';
import { takeNumbers } from './series.ts';
import { citizen, staff } from './testing/index.ts';
import { cuttingProxy } from './testing/cutting-proxy.ts';
import { anotherPool, platformOn, twinPlatforms } from './testing/twin-platforms.ts';
import { insertInto } from './write-set.ts';

const { one, two, pool, url } = await twinPlatforms();
await pool.query(
  'create schema toy; create table toy.grain (grain_id uuid constraint grain_pk primary key, label text not null, size int constraint grain_small check (size < 100))',
);
const insertGrain = insertInto('toy.grain', { grain_id: 'uuid', label: 'text', size: 'int4' });
const toys = defineRefusals('toy', {
  enough: { status: 409, reason: '够了', remedy: '明天再来' },
  forbidden: { status: 422, reason: '不许这样', remedy: '换一样', recorded: ['demanded'] },
});

/** Every run makes a new row: whatever happens twice is seen. */
const addGrain = commandEach({
  name: 'toy.add-grain',
  title: '添一粒',
  permission: { citizen: true, system: true },
  input: Type.Object(
    { label: Type.String(), size: Type.Optional(Type.Integer()), mood: Type.Optional(Type.String()) },
    { additionalProperties: false },
  ),
  owner: (input) => input.label,
  loadOne: async (db, { input }) => ({
    number: (await takeNumbers(db, new Map([[`grain/${input.label}`, 1]]))).get(`grain/${input.label}`)!,
  }),
  decide: (facts, { input, ctx }) => {
    if (input.mood === 'forbidden') throw toys.forbidden.with({ demanded: ['moon'], label: input.label });
    if (input.mood === 'refuse') throw toys.enough.with({ label: input.label });
    if (input.mood === 'fault') throw new TypeError('a bug');
    return {
      writes: [insertGrain({ grain_id: ctx.newId(), label: input.label, size: input.size ?? 1 })],
      result: { number: facts.number },
    };
  },
});
const secretToy = command({
  name: 'toy.secret',
  title: '秘密',
  permission: { visitor: true },
  unkept: true,
  input: Type.Object({}),
  owner: () => 'secret',
  load: async (_, requests) => requests.map(() => ({})),
  decide: (_, { ctx }) => ({ writes: [], result: { token: ctx.newId() } }),
});

/** Refuses before anything is queued. */
const askMoon = command({
  name: 'toy.ask-moon',
  title: '要月亮',
  permission: { citizen: true },
  input: Type.Object({ label: Type.String() }),
  owner: (input) => input.label,
  prepare: ({ input }): Promise<string> => Promise.reject(toys.forbidden.with({ demanded: [input.label] })),
  load: async (_, requests) => requests.map(() => ({})),
  decide: () => ({ writes: [], result: null }),
});

const me = citizen(randomUUID());
const label = () => `粒${randomUUID()}`;
const grains = async (name: string) =>
  (await pool.query('select count(*)::int as n from toy.grain where label = $1', [name])).rows[0].n as number;
const last = async (name: string) =>
  Number((await pool.query('select last from platform.series where name = $1', [`grain/${name}`])).rows[0]?.last ?? 0);
const rowsOf = async (table: string, column: string, value: string) =>
  (await pool.query(`select * from platform.${table} where ${column} = $1`, [value])).rows;

describe('记入监察的拒绝', () => {
  it.each([
    [
      '判断时拒绝',
      (key: string, name: string) =>
        one.env.execute(addGrain, { input: { label: name, mood: 'forbidden' }, actor: me, idempotencyKey: key }),
    ],
    [
      '准备时拒绝',
      (key: string, name: string) =>
        one.env.execute(askMoon, { input: { label: name }, actor: me, idempotencyKey: key }),
    ],
  ] as const)('%s：除了答复只多一行尝试，只留拒绝清单点名的事实；重发不再记', async (_, send) => {
    const [key, name] = [randomUUID(), label()];
    const before = (await rowsOf('attempt', 'code', 'toy.forbidden')).length;
    for (let again = 0; again < 3; again += 1)
      await expect(send(key, name)).rejects.toMatchObject({ code: 'toy.forbidden', remedy: '换一样' });
    const attempts = await rowsOf('attempt', 'code', 'toy.forbidden');
    expect(attempts.length - before).toBe(1);
    expect(Object.keys(attempts.at(-1).data)).toEqual(['demanded']);
    expect(await rowsOf('journal', 'owner', name)).toEqual([]);
    expect(await rowsOf('idempotency', 'key', key)).toMatchObject([{ refused: true }]);
    expect(await grains(name)).toBe(0);
  });
});

describe('同一提交编号', () => {
  it('两个进程同时收到 50 次：一个效果,50 个相同的答复', async () => {
    const name = label();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        [one, two][i % 2]!.env.execute(addGrain, { input: { label: name }, actor: me, idempotencyKey: key }),
      ),
    );
    expect(await grains(name)).toBe(1);
    expect(new Set(answers.map(({ result }) => result.number)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed).length).toBe(1);
    expect((await rowsOf('journal', 'owner', name)).length).toBe(1);
  });

  it('内容不同即拒绝；换了代表的主体也算不同；别人的同号互不相干', async () => {
    const name = label();
    const key = randomUUID();
    await one.env.execute(addGrain, { input: { label: name }, actor: me, idempotencyKey: key });
    await expect(
      two.env.execute(addGrain, { input: { label: name, size: 2 }, actor: me, idempotencyKey: key }),
    ).rejects.toMatchObject({ code: 'platform.key-reused', status: 422 });
    const asCompany = {
      ...me,
      principal: { kind: 'organisation' as const, id: randomUUID() },
      capacity: 'legalRepresentative' as const,
    };
    await expect(
      one.env.execute(addGrain, { input: { label: name }, actor: asCompany, idempotencyKey: key }),
    ).rejects.toMatchObject({ code: 'platform.key-reused' });
    expect(
      (await one.env.execute(addGrain, { input: { label: name }, actor: citizen(randomUUID()), idempotencyKey: key }))
        .replayed,
    ).toBe(false);
    expect(await grains(name)).toBe(2);
  });

  it('不同内容同时到达：只有一个生效，其余 422', async () => {
    const key = randomUUID();
    const names = Array.from({ length: 20 }, label);
    const answers = await Promise.allSettled(
      names.map((name, i) =>
        [one, two][i % 2]!.env.execute(addGrain, { input: { label: name }, actor: me, idempotencyKey: key }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled').length).toBe(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'platform.key-reused' });
    expect(
      (await pool.query('select count(*)::int as n from toy.grain where label = any($1)', [names])).rows[0].n,
    ).toBe(1);
  });

  it('请求内容只留带密钥的散列，答复是秘密的命令不留答复', async () => {
    const key = randomUUID();
    const first = await one.env.execute(secretToy, { input: {}, actor: visitor, idempotencyKey: key });
    const second = await one.env.execute(secretToy, { input: {}, actor: visitor, idempotencyKey: key });
    expect(second.result.token).not.toBe(first.result.token);
    expect(await rowsOf('idempotency', 'key', key)).toEqual([]);
  });
});

describe('被拒绝和出错', () => {
  it('被拒绝的只留下答复：没有留痕，没有业务行；没有编号的什么都不留，取过的号也还回去', async () => {
    const name = label();
    const key = randomUUID();
    await expect(
      one.env.execute(addGrain, { input: { label: name, mood: 'refuse' }, actor: me }),
    ).rejects.toMatchObject({ code: 'toy.enough' });
    expect(await last(name)).toBe(0);
    await expect(
      one.env.execute(addGrain, { input: { label: name, mood: 'refuse' }, actor: me, idempotencyKey: key }),
    ).rejects.toMatchObject({ code: 'toy.enough' });
    await expect(
      two.env.execute(addGrain, { input: { label: name, mood: 'refuse' }, actor: me, idempotencyKey: key }),
    ).rejects.toMatchObject({ code: 'toy.enough', facts: { label: name }, status: 409 });
    expect(await grains(name)).toBe(0);
    expect(await rowsOf('journal', 'owner', name)).toEqual([]);
    expect(await rowsOf('idempotency', 'key', key)).toMatchObject([{ refused: true, command: 'toy.add-grain' }]);
  });

  it('程序错误撤回一切，包括取过的号，也不拖累同一批的其他命令', async () => {
    const name = label();
    const others = Array.from({ length: 10 }, label);
    const answers = await Promise.allSettled([
      ...others.map((other) => one.env.execute(addGrain, { input: { label: other }, actor: me })),
      one.env.execute(addGrain, { input: { label: name, mood: 'fault' }, actor: me, idempotencyKey: randomUUID() }),
      one.env.execute(addGrain, { input: { label: label(), size: 1000 }, actor: me, idempotencyKey: randomUUID() }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([...others.map(() => 'fulfilled'), 'rejected', 'rejected']);
    expect(await last(name)).toBe(0);
    for (const other of others) expect([await grains(other), await last(other)]).toEqual([1, 1]);
  });

  it('编号连续，不重复，不因冲突跳号', async () => {
    const name = label();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        [one, two][i % 2]!.env.execute(addGrain, { input: { label: name }, actor: me, idempotencyKey: randomUUID() }),
      ),
    );
    expect(answers.map(({ result }) => result.number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 60 }, (_, i) => i + 1),
    );
  });

  it('等候太多时当场答复系统忙，不越积越多', async () => {
    const flood = Array.from({ length: 6000 }, () =>
      one.env.execute(addGrain, { input: { label: label(), mood: 'refuse' }, actor: me }),
    );
    const answers = await Promise.allSettled(flood);
    const codes = answers.map((answer) => (answer.status === 'rejected' ? answer.reason.code : 'done'));
    expect(codes.filter((code) => code === 'platform.busy').length).toBeGreaterThan(1000);
    expect(codes.filter((code) => code === 'toy.enough').length).toBeGreaterThan(4000);
  });
});

describe('提交时断线', () => {
  const broken = async () => {
    const proxy = await cuttingProxy(url);
    return { proxy, ...platformOn(anotherPool(proxy.url)) };
  };

  it.each(['before', 'after'] as const)('有提交编号的自动再试，只生效一次(%s)', async (cut) => {
    const { proxy, env } = await broken();
    const name = label();
    await env.execute(addGrain, { input: { label: name }, actor: me });
    proxy.cutNext(cut);
    const key = randomUUID();
    const { result } = await env.execute(addGrain, { input: { label: name }, actor: me, idempotencyKey: key });
    expect(result.number).toBe(2);
    expect([await grains(name), proxy.cuts()]).toEqual([2, 1]);
    expect((await env.execute(addGrain, { input: { label: name }, actor: me, idempotencyKey: key })).result).toEqual(
      result,
    );
  });

  it.each(['before', 'after'] as const)('一批命令中断：有编号的各生效一次，没编号的绝不再来一遍(%s)', async (cut) => {
    const { proxy, env } = await broken();
    await env.execute(addGrain, { input: { label: label() }, actor: me });
    const keyed = Array.from({ length: 8 }, label);
    const unkeyed = Array.from({ length: 8 }, label);
    proxy.cutNext(cut);
    const answers = await Promise.allSettled([
      ...keyed.map((name) =>
        env.execute(addGrain, { input: { label: name }, actor: me, idempotencyKey: randomUUID() }),
      ),
      ...unkeyed.map((name) => env.execute(addGrain, { input: { label: name }, actor: systemActor })),
    ]);
    expect(proxy.cuts()).toBe(1);
    for (const name of keyed) expect(await grains(name)).toBe(1);
    for (const name of unkeyed) expect(await grains(name)).toBe(cut === 'after' ? 1 : 0);
    expect(answers.slice(0, 8).every((answer) => answer.status === 'fulfilled')).toBe(true);
    for (const answer of answers.slice(8))
      expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'platform.outcome-unknown', status: 503 } });
  });

  it('一直断线：答复说明可能已经生效，同号再试得到结果', async () => {
    const { proxy, env } = await broken();
    const name = label();
    const key = randomUUID();
    proxy.cutNext('after', 1);
    proxy.cutNext('before', 20);
    // The replay after the first cut commits nothing, so later cuts do not bite: the answer comes from what was kept.
    expect((await env.execute(addGrain, { input: { label: name }, actor: me, idempotencyKey: key })).replayed).toBe(
      true,
    );
    const other = label();
    await expect(
      env.execute(addGrain, { input: { label: other }, actor: me, idempotencyKey: randomUUID() }),
    ).rejects.toMatchObject({ code: 'platform.outcome-unknown' });
    expect([await grains(name), await grains(other)]).toEqual([1, 0]);
  });

  it('数据库踢掉连接时有编号的照样办成', async () => {
    const names = Array.from({ length: 40 }, label);
    const running = Promise.allSettled(
      names.map((name) =>
        two.env.execute(addGrain, { input: { label: name }, actor: me, idempotencyKey: `kick-${name}` }),
      ),
    );
    for (let i = 0; i < 5; i += 1)
      await pool
        .query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
        )
        .catch(() => {});
    const answers = await running;
    const failed = names.filter((_, i) => answers[i]!.status === 'rejected');
    for (const name of failed)
      await two.env.execute(addGrain, { input: { label: name }, actor: me, idempotencyKey: `kick-${name}` });
    for (const name of names) expect(await grains(name)).toBe(1);
  });
});

describe('业务时钟', () => {
  it('只进不退，一次最多 400 天，正式环境和普通岗位不能推进', async () => {
    const overseer = staff(randomUUID(), 'supervisor', 'city');
    const before = await one.env.now();
    await Promise.all(
      [one, two, one].map(({ env }) => env.execute(advanceClock, { input: { minutes: 60 }, actor: overseer })),
    );
    expect(Date.parse(await two.env.now()) - Date.parse(before)).toBeGreaterThanOrEqual(180 * 60_000);
    await expect(one.env.execute(advanceClock, { input: { minutes: -5 }, actor: overseer })).rejects.toMatchObject({
      code: 'platform.malformed-input',
    });
    await expect(
      one.env.execute(advanceClock, { input: { minutes: 401 * 24 * 60 }, actor: overseer }),
    ).rejects.toMatchObject({ code: 'platform.malformed-input' });
    await expect(
      one.env.execute(advanceClock, { input: { minutes: 5 }, actor: staff('x', 'counter', 'hall') }),
    ).rejects.toMatchObject({ code: 'platform.not-permitted', status: 403 });
    await expect(one.env.execute(advanceClock, { input: { minutes: 5 }, actor: visitor })).rejects.toMatchObject({
      code: 'platform.sign-in-needed',
      status: 401,
    });
    await expect(pool.query('update platform.clock set offset_ms = -1')).rejects.toMatchObject({
      constraint: 'clock_forward',
    });
  });
});
