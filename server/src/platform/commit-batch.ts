import type pg from 'pg';
import type { ComposedStatement } from './write-set.ts';

/** Thrown when an update met fewer rows than it was written for: somebody else was first; the command is repeated. */
export class LostUpdate extends Error {
  readonly code = 'LOST_UPDATE';
}

/**
 * 结果不明: the connection was lost while the commit was under way; it may have happened. Only a command under an idempotency
 * key may be repeated then.
 */
export class UnknownCommit extends Error {
  constructor(cause: unknown) {
    super(`commit not confirmed: ${String((cause as Error).message)}`, { cause });
  }
}

const CONNECTION_CODES = /^(08|57P0|25006$|53300$|ECONN|EPIPE$|ETIMEDOUT$)/;

/** Whether the database went away, is starting or has become read-only: nothing was written unless a commit was under way. */
export const isLostConnection = (error: unknown): boolean =>
  CONNECTION_CODES.test(String((error as { code?: unknown }).code ?? '')) ||
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    String((error as Error).message),
  );

/**
 * One transaction: `decide` locks, loads and judges on the given connection; its statement (null = nothing to write) is
 * executed and committed. Anything thrown rolls back, a lost commit is an `UnknownCommit`; a connection in doubt is not returned to the pool.
 */
export async function commitBatch<T extends { statement: ComposedStatement | null; deliveries: boolean }>(
  pool: pg.Pool,
  decide: (client: pg.PoolClient, nowMs: number) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const decided = await decide(client, await begin(client));
    if (decided.statement) await write(client, decided.statement);
    if (decided.deliveries)
      await client.query(
        `select graphile_worker.add_job('deliver-events', job_key := 'deliver-events', job_key_mode := 'preserve_run_at')`,
      );
    await end(client, decided.statement);
    return decided;
  } catch (error) {
    try {
      await client.query('rollback');
    } catch (second) {
      broken = second as Error;
    }
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Begins, and reads the business time in the same round trip (two statements of the simple protocol). */
async function begin(client: pg.PoolClient): Promise<number> {
  const answers = (await client.query(
    'begin; select (extract(epoch from clock_timestamp()) * 1000)::bigint + offset_ms as now_ms from platform.clock',
  )) as unknown as pg.QueryResult[];
  return Number(answers[1]!.rows[0].now_ms);
}

/** Commits; with nothing to write it rolls back, so that a refused command leaves nothing that its `load` took (numbers). */
async function end(client: pg.PoolClient, statement: ComposedStatement | null): Promise<void> {
  if (!statement) return void (await client.query('rollback'));
  try {
    await client.query('commit');
  } catch (error) {
    throw isLostConnection(error) ? new UnknownCommit(error) : error;
  }
}

async function write(client: pg.PoolClient, statement: ComposedStatement): Promise<void> {
  const result = await client.query(statement.text, statement.parameters);
  const counts = result.rows[0] as Record<string, number>;
  statement.expected.forEach((expected, i) => {
    if (expected !== null && counts[`n${i}`] !== expected)
      throw new LostUpdate(`expected ${expected} rows, wrote ${counts[`n${i}`]}: ${statement.text.slice(0, 200)}`);
  });
}
