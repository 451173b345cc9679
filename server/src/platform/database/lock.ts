import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, type ProcessMark, processMark } from './process-mark.ts';

/** 占用者: who holds a data folder. `address` is empty until the server listens. */
export type Holder = ProcessMark & { token: string; address: string; since: string };

/** 数据文件夹占用锁: held until `release`; a process that died never blocks the next one. */
export type FolderLock = {
  /** Writes where the holder listens, shown to whoever is refused. */
  announce(address: string): void;
  release(): void;
};

/** A data folder is in use by another live process (数据文件夹被占用). */
export class FolderInUse extends Error {
  readonly holder: Holder;

  constructor(dataFolder: string, holder: Holder) {
    const at = holder.address ? `，地址 ${holder.address}` : '';
    const atEnglish = holder.address ? ` at ${holder.address}` : '';
    super(
      `数据文件夹 ${dataFolder} 正被另一个易简进程使用（进程号 ${holder.pid}${at}）。请先停止它，或用环境变量 YIJIAN_DATA 另选一个文件夹。\n` +
        `The data folder is in use by another Yijian process (pid ${holder.pid}${atEnglish}). Stop it first, or set YIJIAN_DATA to another folder.`,
    );
    this.name = 'FolderInUse';
    this.holder = holder;
  }
}

const fileName = 'yijian.lock';

/**
 * Takes the data folder for this process (占用数据文件夹). Throws `FolderInUse` when a live process holds it.
 * The lock file appears complete by `link`, which fails when there is one. A dead holder's file is moved aside; should
 * two starts do that at once, the one who moved a live file puts it back, and each looks again before it goes on.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const dataFolder = resolve(folder);
  mkdirSync(dataFolder, { recursive: true });
  const path = join(dataFolder, fileName);
  const own: Holder = {
    ...processMark(process.pid),
    token: randomUUID(),
    address: '',
    since: new Date().toISOString(),
  };
  let tookOver = false;
  while (!place(path, own)) {
    const holder = readHolder(path);
    if (!holder) continue;
    if (isAlive(holder)) throw new FolderInUse(dataFolder, holder);
    moveAside(path, holder.token);
    tookOver = true;
  }
  if (tookOver) await confirm(dataFolder, path, own.token);
  return {
    announce: (address) => replace(path, { ...own, address }),
    release: () => {
      if (readHolder(path)?.token === own.token) rmSync(path, { force: true });
    },
  };
}

/** Who holds the data folder now, if a live process does (当前占用者). */
export function findHolder(dataFolder: string): Holder | undefined {
  const holder = readHolder(join(dataFolder, fileName));
  return holder && isAlive(holder) ? holder : undefined;
}

function place(path: string, own: Holder): boolean {
  const draft = `${path}.${own.token}`;
  writeDraft(draft, own);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeDraft(draft: string, own: Holder): void {
  try {
    writeFileSync(draft, JSON.stringify(own), { mode: 0o644 });
  } catch (cause) {
    const folder = dirname(draft);
    throw new Error(
      `不能写入数据文件夹 ${folder}。请用第一次启动时的账户运行，或用环境变量 YIJIAN_DATA 另选一个文件夹。\n` +
        'The data folder cannot be written. Run as the account that started it first, or set YIJIAN_DATA to another folder.',
      { cause },
    );
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    // Unreadable text (a disk that filled up, a power cut): nobody can be named, so nobody is alive behind it.
    return { pid: 0, startedAt: '', token: '', address: '', since: '' };
  }
}

function moveAside(path: string, deadToken: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // Someone else was faster.
  }
  try {
    if (readHolder(aside)?.token !== deadToken) linkSync(aside, path);
  } catch {
    // A third start placed its own file meanwhile; the owner of the moved one finds out in `confirm`.
  } finally {
    rmSync(aside, { force: true });
  }
}

async function confirm(dataFolder: string, path: string, token: string): Promise<void> {
  await pause(50);
  const holder = readHolder(path);
  if (holder && holder.token !== token) throw new FolderInUse(dataFolder, holder);
}

function replace(path: string, own: Holder): void {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o644 });
  renameSync(draft, path);
}
