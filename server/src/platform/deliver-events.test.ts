import { randomUUID } from 'node:crypto';
import Type from 'typebox';
import { beforeEach, describe, expect, it } from 'vitest';
import { command } from './command.ts';
import { systemActor } from './context.ts';
import { deliverEvents } from './deliver-events.ts';
import { type Reaction, reactionKey } from './reactions.ts';
import { twinPlatforms } from './testing/twin-platforms.ts';
import { insertInto } from './write-set.ts';

let behave: (eventId: string, after: () => Promise<void>) => Promise<void> = async (_, after) => after();
const mill: Reaction = {
  consumer: 'toy.mill',
  on: ['grain.added'],
  handle: (event, env) =>
    behave(
      event.id,
      async () =>
        void (await env.execute(grind, {
          input: { owner: event.ownerId },
          actor: systemActor,
          idempotencyKey: reactionKey(event, 'toy.mill'),
        })),
    ),
};
const ledger: Reaction = { consumer: 'toy.ledger', on: ['grain.added'], handle: async () => {} };

const { one, two, pool } = await twinPlatforms({ reactions: [mill, ledger] });
await pool.query(
  'create schema toy; create table toy.flour (flour_id uuid constraint flour_pk primary key, owner text not null)',
);
const insertFlour = insertInto('toy.flour', { flour_id: 'uuid', owner: 'text' });
const Owner = Type.Object({ owner: Type.String() });

const grind = command({
  name: 'toy.grind',
  title: '磨面',
  permission: { system: true },
  input: Owner,
  owner: (input) => `flour:${input.owner}`,
  load: async (_, requests) => requests.map(() => ({})),
  decide: (_, { input, ctx }) => ({ writes: [insertFlour({ flour_id: ctx.newId(), owner: input.owner })], result: {} }),
});
const add = command({
  name: 'toy.add',
  title: '添粮',
  permission: { system: true },
  input: Owner,
  owner: (input) => input.owner,
  load: async (_, requests) => requests.map(() => ({})),
  decide: (_, { input, ctx }) => ({
    writes: [insertFlour({ flour_id: ctx.newId(), owner: `raw ${input.owner}` })],
    events: [{ id: ctx.newId(), type: 'grain.added', ownerId: input.owner, seq: 1, data: {} }],
    result: {},
  }),
});

const addSome = async (count: number) => {
  const owners = Array.from({ length: count }, () => randomUUID() as string);
  await Promise.all(owners.map((owner) => one.env.execute(add, { input: { owner }, actor: systemActor })));
  return owners;
};
const flour = async (owners: string[]) =>
  (
    await pool.query('select owner, count(*)::int as n from toy.flour where owner = any($1) group by owner', [owners])
  ).rows.map((row) => row.n as number);
const rowsOf = async (owners: string[]) =>
  (
    await pool.query(
      'select consumer, attempts, done_at, failed_at, error from platform.outbox where owner_id = any($1) order by consumer',
      [owners],
    )
  ).rows;
const leaseOver = (owners: string[]) =>
  pool.query(`update platform.outbox set next_at = clock_timestamp() - interval '1 second' where owner_id = any($1)`, [
    owners,
  ]);

beforeEach(() => {
  behave = async (_, after) => after();
});

describe('投递', () => {
  it('两个进程同时投递：每个消费者每件一次', async () => {
    const owners = await addSome(120);
    const totals = await Promise.all([one.deliver(), two.deliver(), one.deliver()]);
    expect(totals.reduce((sum, total) => sum + total.delivered, 0)).toBe(240);
    expect(await flour(owners)).toEqual(owners.map(() => 1));
    expect((await rowsOf(owners)).every((row) => row.done_at !== null && row.attempts === 1)).toBe(true);
  });

  it('做完之后才出错：再投一次也没有第二个效果', async () => {
    const owners = await addSome(5);
    const failed = new Set<string>();
    behave = async (eventId, after) => {
      await after();
      if (!failed.has(eventId)) throw failed.add(eventId) && new Error('connection lost after the work was done');
    };
    expect(await one.deliver()).toEqual({ delivered: 5, failed: 5 });
    expect((await rowsOf(owners)).filter((row) => row.error?.includes('connection lost')).length).toBe(5);
    await leaseOver(owners);
    expect(await two.deliver()).toEqual({ delivered: 5, failed: 0 });
    expect(await flour(owners)).toEqual([1, 1, 1, 1, 1]);
  });

  it('一直失败的 8 次后搁置并留下原因，不挡别人', async () => {
    const [owner] = await addSome(1);
    behave = async () => {
      throw new Error('机器坏了');
    };
    for (let i = 0; i < 9; i += 1) {
      await one.deliver();
      await leaseOver([owner!]);
    }
    expect(await rowsOf([owner!])).toMatchObject([
      { consumer: 'toy.ledger', failed_at: null },
      { consumer: 'toy.mill', attempts: 8, done_at: null, failed_at: expect.any(String), error: 'Error: 机器坏了' },
    ]);
    behave = async (_, after) => after();
    const others = await addSome(3);
    await one.deliver();
    expect(await flour(others)).toEqual([1, 1, 1]);
  });

  it('卡住不动的到时算失败，同一批的其他照常完成', async () => {
    const [stuck, ...others] = await addSome(4);
    const hung = (await pool.query('select event_id from platform.outbox where owner_id = $1 limit 1', [stuck])).rows[0]
      .event_id as string;
    behave = (eventId, after) => (eventId === hung ? new Promise<never>(() => {}) : after());
    expect(await deliverEvents(one.env, [mill, ledger], 300)).toEqual({ delivered: 7, failed: 1 });
    expect(await flour(others)).toEqual([1, 1, 1]);
    expect((await rowsOf([stuck!])).find((row) => row.consumer === 'toy.mill')!.error).toMatch(
      /not done within 300 ms/,
    );
  });

  it('处理时进程总是消失的，领取满 8 次后搁置', async () => {
    const [owner] = await addSome(1);
    await pool.query(
      `update platform.outbox set attempts = 8, next_at = clock_timestamp() - interval '1 second' where owner_id = $1 and consumer = 'toy.mill'`,
      [owner],
    );
    await one.deliver();
    expect((await rowsOf([owner!])).find((row) => row.consumer === 'toy.mill')).toMatchObject({
      attempts: 8,
      done_at: null,
      failed_at: expect.any(String),
      error: 'the process ended while handling it',
    });
    expect(await flour([owner!])).toEqual([]);
  });

  it('没有这个反应的版本把它留给有的版本', async () => {
    const [owner] = await addSome(1);
    expect(await deliverEvents(one.env, [ledger])).toEqual({ delivered: 1, failed: 1 });
    await leaseOver([owner!]);
    expect(await two.deliver()).toEqual({ delivered: 1, failed: 0 });
    expect(await flour([owner!])).toEqual([1]);
  });
});
