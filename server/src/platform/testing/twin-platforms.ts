import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll } from 'vitest';
import { folderBlobStore } from '../blob-store.ts';
import { openPool } from '../database/pool.ts';
import { systemRandom } from '../ids.ts';
import { createPlatform, type Platform } from '../platform.ts';
import type { Reaction } from '../reactions.ts';
import { createKeyRing } from '../subject-keys.ts';
import { testDatabase } from './test-database.ts';

/** 双实例: two application processes on one database, each with its own pool, runner, queue and key memory. */
export type Twins = { one: Platform; two: Platform; pool: pg.Pool; url: string };

/** A fresh database with two platforms on it, for races that one process would settle in its own queue. */
export async function twinPlatforms(options: { reactions?: readonly Reaction[] } = {}): Promise<Twins> {
  const { pool, url } = await testDatabase();
  return { one: platformOn(pool, options), two: platformOn(anotherPool(url), options), pool, url };
}

/** Another pool on a database, closed after the file; `url` may lead through a proxy. */
export function anotherPool(url: string): pg.Pool {
  const pool = openPool(url, { connections: 8, statementMs: 60_000, lockMs: 30_000, idleInTransactionMs: 60_000 });
  afterAll(() => pool.end());
  return pool;
}

/** The real runner on a given pool. */
export function platformOn(pool: pg.Pool, options: { reactions?: readonly Reaction[] } = {}): Platform {
  const dataFolder = mkdtempSync(join(tmpdir(), 'yijian-test-files-'));
  return createPlatform({
    pool,
    random: systemRandom,
    keys: createKeyRing(Buffer.alloc(32, 7), systemRandom),
    blobs: folderBlobStore(dataFolder),
    config: { demo: true, baseUrl: 'http://127.0.0.1:8080', dataFolder },
    reactions: options.reactions ?? [],
  });
}
