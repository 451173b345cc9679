import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const everyMs = 1000;

/**
 * Calls back once when the process that started us is gone (父进程消失), also by kill -9. npm puts a shell between
 * itself and us on some systems; then the shell's parent is watched too. The timer keeps nothing alive.
 */
export function onParentLost(callback) {
  const parent = process.ppid;
  const { name, ppid: grandparent } = describe(parent);
  const shell = /^(sh|dash|bash|ash|zsh)$/.test(name) ? parent : undefined;
  const timer = setInterval(() => {
    const lost = process.ppid !== parent || (shell && describe(shell).ppid !== grandparent);
    if (!lost) return;
    clearInterval(timer);
    callback();
  }, everyMs);
  timer.unref();
}

function describe(pid) {
  try {
    if (process.platform !== 'linux') return describeByPs(pid);
    const [, name, rest] = /\((.*)\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return { name, ppid: Number(rest.split(' ')[1]) };
  } catch {
    return { name: '', ppid: 0 };
  }
}

function describeByPs(pid) {
  const [ppid, ...command] = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(/\s+/);
  return { name: command.join(' ').split('/').at(-1), ppid: Number(ppid) };
}
