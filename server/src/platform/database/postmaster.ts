import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, processMark } from './process-mark.ts';

/**
 * Ends a database process left over on this very cluster, and clears its pid file (清理遗留的数据库进程): after a kill -9
 * of the guard too, or a power cut. Only a process working in this folder is touched; a number that now belongs to
 * something else is left alone. The caller holds the folder's lock.
 */
export async function endLeftover(clusterFolder: string): Promise<void> {
  const pidFile = join(clusterFolder, 'postmaster.pid');
  const pid = readPid(pidFile);
  if (pid === undefined) return;
  if (worksIn(pid, clusterFolder)) await end(pid);
  rmSync(pidFile, { force: true });
}

function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** A postmaster makes its data folder its working directory. */
function worksIn(pid: number, clusterFolder: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterFolder);
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(clusterFolder);
  } catch {
    return false;
  }
}

/** Fast shutdown first (its guard may already have asked for it), then the immediate one; both are crash-safe. */
async function end(pid: number): Promise<void> {
  const mark = processMark(pid);
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ] as const) {
    if (!isAlive(mark)) return;
    process.kill(pid, signal);
    for (let waited = 0; waited < seconds * 20 && isAlive(mark); waited++) await pause(50);
  }
  if (isAlive(mark)) throw new Error(`遗留的数据库进程 ${pid} 无法结束 The old database process ${pid} does not end.`);
}
