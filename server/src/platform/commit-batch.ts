import type pg from 'pg';
import type { ComposedStatement } from './write-set.ts';

/** Thrown when an update met fewer rows than it was written for: somebody else was first; the command is repeated. */
export class LostUpdate extends Error {
  readonly code = 'LOST_UPDATE';
}

/**
 * One transaction: `decide` locks, loads and judges on the given connection; its statement (null = nothing to write) is
 * executed and committed. Anything thrown rolls back; a connection in doubt is not returned to the pool.
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
    if (decided.deliveries) await client.query(`select graphile_worker.add_job('deliver-events', job_key := 'deliver-events', job_key_mode := 'preserve_run_at')`);
    await client.query('commit');
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
  const answers = (await client.query('begin; select (extract(epoch from clock_timestamp()) * 1000)::bigint + offset_ms as now_ms from platform.clock')) as unknown as pg.QueryResult[];
  return Number(answers[1]!.rows[0].now_ms);
}

async function write(client: pg.PoolClient, statement: ComposedStatement): Promise<void> {
  const result = await client.query(statement.text, statement.parameters);
  const counts = result.rows[0] as Record<string, number>;
  statement.expected.forEach((expected, i) => {
    if (expected !== null && counts[`n${i}`] !== expected) throw new LostUpdate(`expected ${expected} rows, wrote ${counts[`n${i}`]}: ${statement.text.slice(0, 200)}`);
  });
}
