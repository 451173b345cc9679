import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRunning, startEmbedded } from './embedded.ts';
import { FolderInUse, findHolder } from './lock.ts';
import { openDatabase } from './pool.ts';
import { isAlive, processMark } from './process-mark.ts';

const isLinux = process.platform === 'linux';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yijian-embedded-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers of the processes whose working directory lies in the data folder: its postgres and its guard. */
function processesIn(dataFolder: string): number[] {
  const home = realpathSync(dataFolder);
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return pid && realpathSync(`/proc/${pid}/cwd`).startsWith(home);
      } catch {
        return false;
      }
    });
}

async function untilGone(dataFolder: string): Promise<void> {
  for (let waited = 0; processesIn(dataFolder).length > 0; waited += 50) {
    expect(waited, 'postgres outlived its application').toBeLessThan(10_000);
    await pause(50);
  }
}

type Writer = { app: ChildProcess; acknowledged: number[]; errors: () => string };

async function startWriter(): Promise<Writer> {
  const script = fileURLToPath(new URL('./fixtures/writer.ts', import.meta.url));
  const app = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const acknowledged: number[] = [];
  let errors = '';
  app.stderr!.on('data', (text) => (errors += text));
  const lines = createInterface({ input: app.stdout! });
  const ready = new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => (line === 'ready' ? resolve() : acknowledged.push(Number(line))));
    app.once('exit', () => reject(new Error(errors)));
  });
  await ready;
  return { app, acknowledged, errors: () => errors };
}

async function kill({ app }: Writer): Promise<void> {
  const closed = once(app, 'close');
  app.kill('SIGKILL');
  await closed;
}

test('starts on an empty folder, keeps rows over a restart, leaves no process behind', async () => {
  const first = await openDatabase({ embedded: folder });
  await first.pool.query("create table word (zh text); insert into word values ('易简')");
  await first.close();
  if (isLinux) await untilGone(folder);
  const second = await openDatabase({ embedded: folder });
  expect((await second.pool.query('select zh from word')).rows).toEqual([{ zh: '易简' }]);
  expect(second.url).toBe(first.url);
  await second.close();
});

test('keeps committed rows: fsync on, one address, passwords asked, Chinese trigrams known', async () => {
  const database = await openDatabase({ embedded: folder });
  const { rows } = await database.pool.query(
    `select current_setting('fsync') as fsync, current_setting('listen_addresses') as address, current_setting('server_encoding') as encoding,
     current_setting('unix_socket_directories') as sockets`,
  );
  expect(rows).toEqual([{ fsync: 'on', address: '127.0.0.1', encoding: 'UTF8', sockets: '' }]);
  const stranger = new URL(database.url);
  stranger.password = 'guess';
  await expect(openDatabase({ url: stranger.href })).rejects.toThrow(/password authentication failed/);
  await database.pool.query('create extension pg_trgm');
  const search = await database.pool.query("select similarity('食品经营许可', '食品许可') > 0 as similar");
  expect(search.rows).toEqual([{ similar: true }]);
  expect(statSync(join(folder, 'postgres', 'password')).mode & 0o077).toBe(0);
  await database.close();
});

test('a second start on the same folder is refused with pid and address, in Chinese and English', async () => {
  const database = await openDatabase({ embedded: folder });
  database.announce('http://127.0.0.1:8080');
  const refusal = await openDatabase({ embedded: folder }).catch((error) => error);
  expect(refusal).toBeInstanceOf(FolderInUse);
  expect(refusal.message).toContain(`进程号 ${process.pid}，地址 http://127.0.0.1:8080`);
  expect(refusal.message).toContain(`pid ${process.pid} at http://127.0.0.1:8080`);
  expect((await database.pool.query('select 1 as alive')).rowCount).toBe(1);
  await database.close();
});

test('a tool may join the running database and leaves it running', async () => {
  expect(findRunning(folder)).toBeUndefined();
  const database = await openDatabase({ embedded: folder });
  const tool = await openDatabase({ embedded: folder, join: true });
  expect(tool.url).toBe(database.url);
  await tool.close();
  expect((await database.pool.query('select 1')).rowCount).toBe(1);
  await database.close();
  expect(findRunning(folder)).toBeUndefined();
});

test.runIf(isLinux)(
  'kill -9 of the application: postgres ends, no acknowledged row is lost, the next start is not blocked',
  async () => {
    const acknowledged: number[] = [];
    for (let round = 0; round < 3; round++) {
      const writer = await startWriter();
      await pause(150);
      await kill(writer);
      acknowledged.push(...writer.acknowledged);
      await untilGone(folder);
    }
    expect(acknowledged.length).toBeGreaterThan(0);
    const database = await openDatabase({ embedded: folder });
    const { rows } = await database.pool.query<{ number: number }>('select number from receipt order by number');
    const numbers = new Set(rows.map((row) => row.number));
    expect(acknowledged.filter((number) => !numbers.has(number))).toEqual([]);
    await database.close();
  },
);

test.runIf(isLinux)(
  'kill -9 of application and guard: the next start ends the old postgres of this folder only',
  async () => {
    const other = mkdtempSync(join(tmpdir(), 'yijian-other-'));
    const neighbour = await startEmbedded(other);
    const writer = await startWriter();
    const postmaster = Number(
      readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0],
    );
    const guard = Number(readFileSync(`/proc/${postmaster}/stat`, 'utf8').split(')').at(-1)!.trim().split(' ')[1]);
    const old = processMark(postmaster);
    process.kill(guard, 'SIGKILL');
    await kill(writer);
    expect(isAlive(old)).toBe(true);
    const database = await openDatabase({ embedded: folder });
    expect(isAlive(old)).toBe(false);
    const { rows } = await database.pool.query('select count(*) >= $1 as kept from receipt', [
      writer.acknowledged.length,
    ]);
    expect(rows).toEqual([{ kept: true }]);
    expect(processesIn(other).length).toBeGreaterThan(0);
    await database.close();
    await neighbour.stop();
    rmSync(other, { recursive: true, force: true });
  },
);

test('a stale pid file with a number that belongs to someone else is no obstacle, and that process is spared', async () => {
  const first = await startEmbedded(folder);
  await first.stop();
  const bystander = spawn('sleep', ['60']);
  writeFileSync(
    join(folder, 'postgres', 'cluster', 'postmaster.pid'),
    `${bystander.pid}\n${folder}\n0\n1\n\n127.0.0.1\n0 0\nready\n`,
  );
  const second = await startEmbedded(folder);
  await second.stop();
  expect(bystander.exitCode).toBeNull();
  bystander.kill();
});

test('a start killed during initdb leaves nothing half made', async () => {
  const home = join(folder, 'postgres');
  const first = await startEmbedded(folder);
  await first.stop();
  rmSync(join(home, 'cluster'), { recursive: true });
  const draft = join(home, 'cluster.5b2c');
  writeFileSync(draft, 'half');
  const second = await startEmbedded(folder);
  expect(existsSync(draft)).toBe(false);
  await second.stop();
});

test('takes another port when the one of last time is in use', async () => {
  const first = await startEmbedded(folder);
  await first.stop();
  const port = Number(new URL(first.url).port);
  const squatter = createServer().listen(port, '127.0.0.1');
  await once(squatter, 'listening');
  const second = await startEmbedded(folder);
  expect(new URL(second.url).port).not.toBe(String(port));
  await second.stop();
  squatter.close();
});

test('a cluster of another major version is refused by name', async () => {
  const first = await startEmbedded(folder);
  await first.stop();
  writeFileSync(join(folder, 'postgres', 'cluster', 'PG_VERSION'), '12\n');
  await expect(startEmbedded(folder)).rejects.toThrow(/PostgreSQL 12/);
  expect(findHolder(folder)).toBeUndefined();
});

test.runIf(isLinux)('tells when postgres ends unasked', async () => {
  const database = await startEmbedded(folder);
  const postmaster = Number(readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(postmaster, 'SIGKILL');
  expect((await database.lost).message).toContain('意外停止');
  await database.stop();
});

test.runIf(process.getuid?.() === 0)(
  'as root below a closed folder the cluster lives elsewhere, linked from its place',
  async () => {
    chmodSync(folder, 0o700);
    const dataFolder = join(folder, 'data');
    const database = await openDatabase({ embedded: dataFolder });
    const home = realpathSync(join(dataFolder, 'postgres'));
    expect(home).toMatch(/^\/var\/lib\/yijian\//);
    expect(statSync(join(home, 'cluster')).uid).not.toBe(0);
    expect((await database.pool.query('select 1')).rowCount).toBe(1);
    await database.close();
    rmSync(home, { recursive: true });
  },
);
