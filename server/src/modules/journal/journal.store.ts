import type pg from 'pg';
import type { Queryable } from '#platform';
import type { Peaks, Subtree } from './merkle.ts';

/** A committed journal row as the runner wrote it. */
export type JournalEntry = {
  entry_id: string;
  at: string;
  command: string;
  actor: string;
  owner: string;
  effects_hash: string;
};
export type Checkpoint = { size: number; root: string; at: string };

const entryColumns = 'j.entry_id, j.at, j.command, j.actor, j.owner, j.effects_hash';
const entryOf = (row: Record<string, string>): JournalEntry => ({
  entry_id: row.entry_id!,
  at: row.at!,
  command: row.command!,
  actor: row.actor!,
  owner: row.owner!,
  effects_hash: row.effects_hash!,
});

/** One sequencer at a time, over all processes (the number is "yijian j" in ASCII). */
const SEQUENCER_LOCK = '8748640751982616682';

/** Runs `work` in one transaction that holds the sequencer's lock; each statement in it sees what the one before committed. */
export async function asSequencer<R>(pool: pg.Pool, work: (db: Queryable) => Promise<R>): Promise<R> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [SEQUENCER_LOCK]);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((second: Error) => {
      broken = second;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Committed rows without a place in the log, in order of their ids; from `floor` on (null: of all times). */
export async function listUnsequenced(
  db: Queryable,
  floor: string | null,
  limit: number,
): Promise<(JournalEntry & { leaf: string })[]> {
  const { rows } = await db.query(
    `select ${entryColumns}, j.leaf from platform.journal j
     where ($1::uuid is null or j.entry_id >= $1) and not exists (select from journal.leaf l where l.entry_id = j.entry_id)
     order by j.entry_id limit $2`,
    [floor, limit],
  );
  return rows.map((row) => ({ ...entryOf(row), leaf: row.leaf }));
}

/** The highest id in the log, which tells how far it has come. */
export async function findLastEntry(db: Queryable): Promise<string | undefined> {
  const { rows } = await db.query('select entry_id from journal.leaf order by entry_id desc limit 1');
  return rows[0]?.entry_id;
}

export async function findLastPeaks(db: Queryable): Promise<Peaks> {
  const { rows } = await db.query('select peaks from journal.checkpoint order by size desc limit 1');
  return rows[0]?.peaks ?? [];
}

export async function appendLeaves(
  db: Queryable,
  leaves: readonly { position: number; entryId: string; leaf: string }[],
): Promise<void> {
  await db.query(
    'insert into journal.leaf (position, entry_id, leaf) select * from unnest($1::bigint[], $2::uuid[], $3::text[])',
    [leaves.map((one) => one.position), leaves.map((one) => one.entryId), leaves.map((one) => one.leaf)],
  );
}

export async function appendNodes(db: Queryable, nodes: readonly Subtree[]): Promise<void> {
  await db.query(
    'insert into journal.node (level, index, hash) select * from unnest($1::int[], $2::bigint[], $3::text[])',
    [nodes.map((one) => one.level), nodes.map((one) => one.index), nodes.map((one) => one.hash)],
  );
}

export async function writeCheckpoint(db: Queryable, checkpoint: Checkpoint & { peaks: Peaks }): Promise<void> {
  await db.query('insert into journal.checkpoint (size, root, peaks, at) values ($1, $2, $3, $4)', [
    checkpoint.size,
    checkpoint.root,
    JSON.stringify(checkpoint.peaks),
    checkpoint.at,
  ]);
}

export async function findCheckpoint(db: Queryable): Promise<Checkpoint | undefined> {
  const { rows } = await db.query('select size, root, at from journal.checkpoint order by size desc limit 1');
  return rows[0];
}

/** Checkpoints with more than `from` leaves and at most `to`. */
export async function listCheckpoints(db: Queryable, from: number, to: number): Promise<Checkpoint[]> {
  const { rows } = await db.query(
    'select size, root, at from journal.checkpoint where size > $1 and size <= $2 order by size',
    [from, to],
  );
  return rows;
}

export async function findLeaf(
  db: Queryable,
  entryId: string,
): Promise<{ position: number; leaf: string } | undefined> {
  const { rows } = await db.query('select position, leaf from journal.leaf where entry_id = $1', [entryId]);
  return rows[0];
}

export async function readLeaves(db: Queryable, from: number, count: number): Promise<string[]> {
  const { rows } = await db.query(
    'select leaf from journal.leaf where position >= $1 and position < $2 order by position',
    [from, from + count],
  );
  return rows.map((row) => row.leaf);
}

export async function findNode(db: Queryable, level: number, index: number): Promise<string | undefined> {
  const { rows } = await db.query('select hash from journal.node where level = $1 and index = $2', [level, index]);
  return rows[0]?.hash;
}

export async function listNodes(db: Queryable, wanted: readonly Subtree[]): Promise<Subtree[]> {
  const { rows } = await db.query(
    'select level, index, hash from journal.node n where (level, index) in (select * from unnest($1::int[], $2::bigint[]))',
    [wanted.map((one) => one.level), wanted.map((one) => one.index)],
  );
  return rows;
}

export type LoggedEntry = {
  position: number;
  entryId: string;
  leaf: string;
  entry: (JournalEntry & { leaf: string }) | null;
};

/** Leaves in order beside the journal rows they stand for. */
export async function pageLog(db: Queryable, from: number, limit: number): Promise<LoggedEntry[]> {
  const { rows } = await db.query(
    `select l.position, l.entry_id as logged, l.leaf as logged_leaf, ${entryColumns}, j.leaf from journal.leaf l
     left join platform.journal j on j.entry_id = l.entry_id where l.position >= $1 order by l.position limit $2`,
    [from, limit],
  );
  return rows.map((row) => ({
    position: row.position,
    entryId: row.logged,
    leaf: row.logged_leaf,
    entry: row.entry_id === null ? null : { ...entryOf(row), leaf: row.leaf },
  }));
}
