import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** 进程标记: a process number together with when that process began, because numbers are used again. */
export type ProcessMark = { pid: number; startedAt: string };

/** The mark of a running process; `startedAt` is empty when there is none (进程标记). */
export function processMark(pid: number): ProcessMark {
  return { pid, startedAt: startOf(pid) };
}

/** Whether the very process of the mark still runs, not another one that got its number (进程是否仍在). */
export function isAlive(mark: ProcessMark): boolean {
  return mark.pid > 0 && mark.startedAt !== '' && startOf(mark.pid) === mark.startedAt;
}

/** Linux: boot id and start tick (field 22 of stat, counted after the last bracket because names may hold blanks). */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return startByPs(pid);
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)!.trim().split(' ');
    const isZombie = fields[0] === 'Z' || fields[0] === 'X';
    return isZombie ? '' : `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
  } catch {
    return '';
  }
}

function startByPs(pid: number): string {
  try {
    const env = { ...process.env, LC_ALL: 'C' };
    const arguments_ = ['-o', 'lstart=', '-p', String(pid)];
    return execFileSync('ps', arguments_, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env }).trim();
  } catch {
    return '';
  }
}
