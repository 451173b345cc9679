import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const starterScript = fileURLToPath(new URL('./fixtures/starter.mjs', import.meta.url));

type Run = { starter: ChildProcess; program: number; output: () => string };

/** Starts the starter, in a process group of its own, and waits until its program speaks. */
async function start(command: string[], env: Record<string, string> = {}): Promise<Run> {
  const starter = spawn(command[0]!, command.slice(1), {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    env: { ...process.env, npm_lifecycle_event: '', ...env },
  });
  let output = '';
  starter.stdout!.on('data', (text) => (output += text));
  await expect.poll(() => output, { timeout: 20_000 }).toMatch(/pid \d+/);
  return { starter, program: Number(/pid (\d+)/.exec(output)![1]), output: () => output };
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const untilEnded = (pid: number): Promise<void> => expect.poll(() => runs(pid), { timeout: 10_000 }).toBe(false);

test('a Ctrl-C, which terminal and npm both send, reaches the program once; its exit code is ours', async () => {
  const { starter, output } = await start([process.execPath, starterScript, '3']);
  const closed = once(starter, 'close');
  process.kill(-starter.pid!, 'SIGINT');
  await pause(50);
  starter.kill('SIGINT');
  expect((await closed)[0]).toBe(3);
  expect(output().match(/SIG\w+/g)).toEqual(['SIGINT']);
});

test('kill -9 of the starter: the program is asked to stop', async () => {
  const { starter, program, output } = await start([process.execPath, starterScript]);
  starter.kill('SIGKILL');
  await untilEnded(program);
  expect(output()).toContain('SIGTERM');
});

test.each([
  ['directly above', [process.execPath, '-e', parentOf(`process.execPath, [${JSON.stringify(starterScript)}]`)]],
  [
    'above a shell',
    [
      process.execPath,
      '-e',
      parentOf(`'sh', ['-c', ${JSON.stringify(`'${process.execPath}' '${starterScript}'; true`)}]`),
    ],
  ],
])('kill -9 of npm %s: starter and program stop', async (_, command) => {
  const { starter: npm, program } = await start(command, { npm_lifecycle_event: 'start' });
  npm.kill('SIGKILL');
  await untilEnded(program);
});

test('without npm the parent may leave (a background start from a script)', async () => {
  const { starter: script, program } = await start([
    process.execPath,
    '-e',
    parentOf(`process.execPath, [${JSON.stringify(starterScript)}]`),
  ]);
  script.kill('SIGKILL');
  await pause(2500);
  expect(runs(program)).toBe(true);
  process.kill(program, 'SIGTERM');
  await untilEnded(program);
});

function parentOf(spawned: string): string {
  return `require('node:child_process').spawn(${spawned}, { stdio: 'inherit' }); setInterval(() => {}, 1000)`;
}
