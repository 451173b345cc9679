import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { onParentLost } from './parent.mjs';

const leash = new URL('./leash.mjs', import.meta.url).href;

/**
 * Runs the program and returns its exit code (运行程序). Signals reach it once: `ownGroup` takes a server out of the
 * terminal's group, so that a Ctrl-C comes through us alone and not from the terminal, npm and us at once. The other
 * commands may read the terminal and get its Ctrl-C directly.
 * When npm is killed the program is asked to stop; when we are killed its leash notices.
 */
export function runCommand(node, command, ownGroup = false) {
  const child = spawn(node, ['--import', leash, ...command], {
    stdio: [ownGroup ? 'ignore' : 'inherit', 'inherit', 'inherit'],
    detached: ownGroup,
  });
  const forwarded = new Set();
  const forward = (signal) => {
    if (forwarded.has(signal)) return;
    forwarded.add(signal);
    child.kill(signal);
  };
  const fromTerminal = !ownGroup && process.stdin.isTTY;
  process.on('SIGINT', () => fromTerminal || forward('SIGINT'));
  process.on('SIGTERM', () => forward('SIGTERM'));
  process.on('SIGHUP', () => forward('SIGTERM'));
  if (process.env.npm_lifecycle_event) onParentLost(() => forward('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}
