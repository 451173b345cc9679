import type pg from 'pg';
import type { Environment } from './environment.ts';
import type { DeliveredEvent, Reaction } from './reactions.ts';
import { withinTime } from './timers.ts';

const ATTEMPTS_MAX = 8;
const LEASE_MS = 60_000;

type OutboxRow = {
  owner_id: string;
  event_id: string;
  consumer: string;
  type: string;
  seq: number;
  data: Record<string, unknown>;
  created_at: string;
  attempts: number;
};

/**
 * Delivers waiting events to their consumers (decisions.md 2): takes rows under a lease, hands each to its reaction, marks it
 * done. A failing reaction is tried again later and set aside after 8 attempts with its error; it never blocks others, not even
 * one that hangs (it fails when its lease ends) or one that ends the process. Answers how many were delivered and how many
 * failed this time.
 */
export async function deliverEvents(
  env: Environment,
  reactions: readonly Reaction[],
  leaseMs = LEASE_MS,
): Promise<{ delivered: number; failed: number }> {
  const byConsumer = new Map(reactions.map((reaction) => [reaction.consumer, reaction]));
  const total = { delivered: 0, failed: 0 };
  for (;;) {
    const rows = await takeRows(env.db, leaseMs);
    if (rows.length === 0) return total;
    const done = await Promise.all(
      rows.map((row) => handleRow(env, row, { reaction: byConsumer.get(row.consumer), leaseMs })),
    );
    for (const ok of done) total[ok ? 'delivered' : 'failed'] += 1;
  }
}

/** Wall time of the database, not the business clock: delivery is not a business deadline. */
async function takeRows(db: pg.Pool, leaseMs: number): Promise<OutboxRow[]> {
  await db.query(
    `update platform.outbox set failed_at = clock_timestamp(), error = coalesce(error, 'the process ended while handling it')
     where done_at is null and failed_at is null and attempts >= $1 and next_at <= clock_timestamp()`,
    [ATTEMPTS_MAX],
  );
  const taken = await db.query(
    `update platform.outbox o set next_at = clock_timestamp() + $1 * interval '1 millisecond', attempts = o.attempts + 1
     from (select owner_id, event_id, consumer from platform.outbox
           where done_at is null and failed_at is null and (attempts = 0 or next_at <= clock_timestamp())
           order by event_id, consumer limit 32 for update skip locked) t
     where o.owner_id = t.owner_id and o.event_id = t.event_id and o.consumer = t.consumer
     returning o.owner_id, o.event_id, o.consumer, o.type, o.seq, o.data, o.created_at, o.attempts`,
    [leaseMs],
  );
  return taken.rows.sort((a, b) => (a.event_id < b.event_id ? -1 : 1));
}

async function handleRow(
  env: Environment,
  row: OutboxRow,
  { reaction, leaseMs }: { reaction: Reaction | undefined; leaseMs: number },
): Promise<boolean> {
  const event: DeliveredEvent = {
    id: row.event_id,
    type: row.type,
    ownerId: row.owner_id,
    seq: row.seq,
    data: row.data,
    at: row.created_at,
  };
  try {
    if (!reaction) throw new Error(`no reaction named ${row.consumer}`);
    await withinTime(reaction.handle(event, env), leaseMs);
    await env.db.query(
      'update platform.outbox set done_at = clock_timestamp() where owner_id = $1 and event_id = $2 and consumer = $3',
      [row.owner_id, row.event_id, row.consumer],
    );
    return true;
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown';
    await env.db.query(
      `update platform.outbox set error = $4, next_at = clock_timestamp() + $5 * interval '1 second',
         failed_at = case when attempts >= $6 then clock_timestamp() end
       where owner_id = $1 and event_id = $2 and consumer = $3 and done_at is null`,
      [row.owner_id, row.event_id, row.consumer, message, 2 ** row.attempts, ATTEMPTS_MAX],
    );
    return false;
  }
}
