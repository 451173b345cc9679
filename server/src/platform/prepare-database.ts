import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { migrate } from './database/migrate.ts';
import { allMigrations } from './migrations.ts';

/** Brings a database to the code's shape: our modules, then the job queue's own tables. Answers the files applied now. */
export async function prepareDatabase(pool: pg.Pool): Promise<string[]> {
  const applied = await migrate(pool, allMigrations());
  await runMigrations({ pgPool: pool });
  return applied;
}
