import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Account, databaseAccount, isReachableBy } from './account.ts';
import { binariesMajor, findBinaries } from './binaries.ts';

/**
 * 内置数据库集群: everything the built-in PostgreSQL keeps, below `<dataFolder>/postgres`:
 * `cluster/` (its data), `password` (0600), `port`, `server.log`.
 */
export type Cluster = {
  /** `<dataFolder>/postgres`, real path. */
  home: string;
  /** PGDATA, real path. */
  folder: string;
  /** Folder with bin/, lib/, share/. */
  native: string;
  account: Account;
  password: string;
};

/**
 * Finds the cluster of a data folder, or makes it (建立数据库集群). The caller holds the folder's lock.
 * Made beside its place and renamed, so that a kill during `initdb` leaves nothing half made.
 * Throws when the cluster belongs to another major version of PostgreSQL.
 */
export async function prepareCluster(folder: string): Promise<Cluster> {
  const dataFolder = resolve(folder);
  const account = databaseAccount(join(dataFolder, 'postgres', 'cluster'));
  const home = prepareHome(dataFolder, account);
  const cluster = { home, folder: join(home, 'cluster'), native: findBinaries(account), account };
  removeDrafts(home);
  if (!existsSync(cluster.folder)) return { ...cluster, password: await createCluster(cluster) };
  refuseOtherMajor(cluster.folder);
  return { ...cluster, password: readPassword(home) };
}

/** The password of the cluster's owner role, kept readable for us alone (数据库口令). */
export function readPassword(home: string): string {
  return readFileSync(join(home, 'password'), 'utf8').trim();
}

/**
 * The folder must be reachable by the lent account. Ours to open: the data folder and `postgres/` themselves. Where a
 * folder above is closed (a checkout below /root), the cluster lives in /var/lib/yijian and `postgres` is a link to it.
 */
function prepareHome(dataFolder: string, account: Account): string {
  mkdirSync(dataFolder, { recursive: true });
  const home = join(dataFolder, 'postgres');
  if (account && !lstatSync(home, { throwIfNoEntry: false })) {
    chmodSync(dataFolder, (statSync(dataFolder).mode & 0o777) | 0o011);
    if (!isReachableBy(account, dataFolder)) placeElsewhere(home);
  }
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (account) chownSync(home, account.uid, account.gid);
  return realpathSync(home);
}

function placeElsewhere(home: string): void {
  const place = join('/var/lib/yijian', randomUUID());
  mkdirSync(place, { recursive: true, mode: 0o755 });
  symlinkSync(place, home);
  process.stderr.write(
    `数据库不能以 root 运行，而其他账户进不了 ${home}，所以数据库放在 ${place}（原处留有链接，备份时请一起备份）。\n` +
      `The database cannot run as root and no other account may enter ${home}: it lives in ${place}, linked from there.\n`,
  );
}

function removeDrafts(home: string): void {
  for (const name of readdirSync(home)) {
    if (name.startsWith('cluster.')) rmSync(join(home, name), { recursive: true, force: true });
  }
}

function refuseOtherMajor(folder: string): void {
  const found = Number.parseInt(readFileSync(join(folder, 'PG_VERSION'), 'utf8'), 10);
  if (found === binariesMajor()) return;
  throw new Error(
    `数据文件夹里的数据库是 PostgreSQL ${found}，程序自带的是 ${binariesMajor()}，不能直接打开。请用原来的版本导出后再导入。` +
      ` The cluster was made by PostgreSQL ${found}; this version brings ${binariesMajor()}.`,
  );
}

async function createCluster({ home, folder, native, account }: Omit<Cluster, 'password'>): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const draft = `${folder}.${randomUUID()}`;
  const passwordDraft = `${draft}.password`;
  writeFileSync(passwordDraft, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordDraft, account.uid, account.gid);
  try {
    // C.UTF-8, not C: trigram search of Chinese needs a locale that knows letters beyond ASCII.
    const settings = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256', '--username=postgres'];
    const where = [`--pgdata=${draft}`, `--pwfile=${passwordDraft}`];
    await promisify(execFile)(join(native, 'bin', 'initdb'), [...settings, ...where], { cwd: home, ...account });
    renameSync(passwordDraft, join(home, 'password'));
    renameSync(draft, folder);
    return password;
  } catch (cause) {
    const { stderr = '' } = cause as { stderr?: string };
    throw new Error(`建立内置数据库失败 initdb failed: ${stderr.trim() || String(cause)}`, { cause });
  }
}
