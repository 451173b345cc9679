import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../database/embedded.ts';
import { findHolder } from '../database/lock.ts';
import { openPool } from '../database/pool.ts';
import { prepareDatabase } from '../prepare-database.ts';

/** 测试模板库: a migrated database on a running server; test files clone it. */
export type Template = {
  /** Address of the server's maintenance database. */
  serverUrl: string;
  /** Name of the template database; clones are named `<name>_<n>`. */
  name: string;
  /** Drops the template and every clone left over, and stops the server when it is ours. */
  remove(): Promise<void>;
};

const prefix = 'yijian_test';

/**
 * Makes the template of one run (建立测试模板库): on the server of `DATABASE_URL` when it is set, else on a built-in
 * PostgreSQL in a temporary folder.
 */
export async function makeTemplate(databaseUrl = process.env.DATABASE_URL): Promise<Template> {
  const server = databaseUrl ? { url: databaseUrl, stop: async () => {} } : await startOwnServer();
  const name = `${prefix}_${Math.floor(Date.now() / 1000)}_${randomBytes(4).toString('hex')}`;
  const remove = async (): Promise<void> => {
    await dropAll(server.url, (candidate) => candidate.startsWith(name));
    await server.stop();
  };
  try {
    await dropAbandoned(server.url);
    await onServer(server.url, (client) => client.query(`create database ${name} template template0 encoding 'UTF8'`));
    await fill(withDatabase(server.url, name));
    return { serverUrl: server.url, name, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function fill(url: string): Promise<void> {
  const pool = openPool(url);
  try {
    await prepareDatabase(pool);
  } finally {
    await pool.end();
  }
}

async function startOwnServer(): Promise<{ url: string; stop(): Promise<void> }> {
  removeAbandonedFolders();
  const folder = mkdtempSync(join(tmpdir(), folderPrefix));
  const embedded = await startEmbedded(folder, { throwaway: true });
  const stop = async (): Promise<void> => {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: withDatabase(embedded.url, 'postgres'), stop };
}

/** The same server, another database (换库). */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** One statement sequence on the maintenance connection (服务器级操作). */
export async function onServer<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const folderPrefix = 'yijian-test-';
const abandonedAfterSeconds = 3 * 3600;

/** Folders of runs that were killed. */
function removeAbandonedFolders(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderPrefix))) {
    const folder = join(tmpdir(), name);
    const { mtimeMs, uid } = statSync(folder);
    const isOld = Date.now() - mtimeMs > abandonedAfterSeconds * 1000 && uid === (process.getuid?.() ?? uid);
    if (isOld && !findHolder(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

/** Databases of runs that were killed; the name tells when the run began. */
async function dropAbandoned(serverUrl: string): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  await dropAll(serverUrl, (name) => {
    const began = Number(name.slice(prefix.length + 1).split('_')[0]);
    return name.startsWith(`${prefix}_`) && now - began > abandonedAfterSeconds;
  });
}

async function dropAll(serverUrl: string, isOurs: (name: string) => boolean): Promise<void> {
  await onServer(serverUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('select datname as name from pg_database');
    for (const { name } of rows.filter((row) => isOurs(row.name)))
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  });
}
