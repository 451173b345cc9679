import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, prepareCluster, readPassword } from './cluster.ts';
import { spawnGuarded } from './guard.ts';
import { findHolder, lockFolder } from './lock.ts';
import { endLeftover } from './postmaster.ts';

/** 内置数据库: a running PostgreSQL of our own, on 127.0.0.1 only. */
export type Embedded = {
  /** `postgres://…@127.0.0.1:<port>/yijian`, with its password. */
  url: string;
  /** Tells the next start where we listen, for its refusal. */
  announce(address: string): void;
  /** Settles when postgres ends without having been asked to. */
  lost: Promise<Error>;
  /** Fast shutdown, then frees the data folder. */
  stop(): Promise<void>;
};

const databaseName = 'yijian';

/**
 * Starts the built-in PostgreSQL of a data folder (启动内置数据库): makes it on the first start (about 1 s), recovers
 * it after a kill. Real binaries, fsync on. It ends with this process, however this process ends.
 * Throws `FolderInUse` when another live process holds the folder. `throwaway` (tests) gives up surviving a power cut.
 */
export async function startEmbedded(dataFolder: string, { throwaway = false } = {}): Promise<Embedded> {
  const lock = await lockFolder(dataFolder);
  try {
    const cluster = await prepareCluster(dataFolder);
    await endLeftover(cluster.folder);
    const { guard, port } = await startServer(cluster, throwaway);
    let stopping = false;
    const lost = once(guard, 'exit').then(async () => {
      if (stopping) return new Promise<Error>(() => {});
      return new Error(`内置数据库意外停止 The built-in database ended unasked.\n${tailOfLog(cluster.home)}`);
    });
    await createDatabase(urlOf(port, cluster.password, 'postgres'));
    const stop = async (): Promise<void> => {
      stopping = true;
      await endGuard(guard);
      lock.release();
    };
    return { url: urlOf(port, cluster.password, databaseName), announce: lock.announce, lost, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Address of the built-in database that another live process runs on this folder (已在运行的内置数据库), for tools beside a running server. */
export function findRunning(dataFolder: string): string | undefined {
  const home = join(dataFolder, 'postgres');
  if (!findHolder(dataFolder) || !existsSync(join(home, 'port'))) return undefined;
  return urlOf(readPort(home), readPassword(home), databaseName);
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

async function startServer(cluster: Cluster, throwaway: boolean): Promise<{ guard: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(readPort(cluster.home));
    const guard = spawnGuarded(cluster, settingsOf(port, throwaway));
    try {
      await untilReady(guard, port, cluster);
      writeFileSync(join(cluster.home, 'port'), `${port}\n`, { mode: 0o600 });
      return { guard, port };
    } catch (error) {
      await endGuard(guard);
      // Somebody took the port in between, or children of a killed server still let go of their memory.
      const passes = /could not bind|Address already in use|still in use/.test(String(error));
      if (attempt === 5 || !passes) throw error;
      await pause(500);
    }
  }
}

function settingsOf(port: number, throwaway: boolean): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: throwaway ? '300' : '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %a ',
    ...(throwaway ? { fsync: 'off', full_page_writes: 'off' } : {}),
  };
}

function readPort(home: string): number {
  try {
    return Number.parseInt(readFileSync(join(home, 'port'), 'utf8'), 10) || 0;
  } catch {
    return 0;
  }
}

/** The port of last time when it is free, else any free one. */
async function freePort(wanted: number): Promise<number> {
  const server = createServer();
  const opened = new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(wanted, '127.0.0.1', () => resolve(true));
  });
  if (!(await opened)) return freePort(0);
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const readyWithinMs = 120_000;

/** Recovery after a kill may take a while: waits as long as the server lives, up to two minutes. */
async function untilReady(guard: ChildProcess, port: number, cluster: Cluster): Promise<void> {
  const logStart = logText(cluster.home).length;
  for (let waited = 0; waited < readyWithinMs; waited += 25) {
    const client = new pg.Client({
      connectionString: urlOf(port, cluster.password, 'postgres'),
      connectionTimeoutMillis: 5000,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return;
    } catch (cause) {
      // 57P03: starting up. Refused or reset: not listening yet. Anything else is an answer, maybe of a stranger who
      // took the port: then our server ends at once and its log tells.
      const waits = ['57P03', 'ECONNREFUSED', 'ECONNRESET'].includes((cause as { code?: string }).code ?? '');
      if (!waits) await pause(500);
      if (hasEnded(guard)) throw notStarted(logText(cluster.home).slice(logStart), cause);
      if (!waits) throw cause;
    } finally {
      await client.end().catch(() => {});
    }
    await pause(25);
  }
  throw new Error(
    `内置数据库在两分钟内没有就绪 The built-in database was not ready in time.\n${tailOfLog(cluster.home)}`,
  );
}

function notStarted(log: string, cause: unknown): Error {
  return new Error(`内置数据库没有启动成功 The built-in database did not start.\n${log}`, { cause });
}

function hasEnded(guard: ChildProcess): boolean {
  return guard.exitCode !== null || guard.signalCode !== null;
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

/** Closing the pipe asks the guard for a fast shutdown; it takes 20 s at most. */
async function endGuard(guard: ChildProcess): Promise<void> {
  if (hasEnded(guard)) return;
  guard.ref();
  const ended = once(guard, 'exit');
  guard.stdin?.end();
  await ended;
}

function logText(home: string): string {
  try {
    return readFileSync(join(home, 'server.log'), 'utf8');
  } catch {
    return '';
  }
}

function tailOfLog(home: string): string {
  return logText(home).split('\n').slice(-15).join('\n');
}
