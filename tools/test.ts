import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * `npm test` (测试): unit tests, then walks, one closing line `N passed, N failed` as the very last line of stdout.
 * Arguments go to vitest (paths, `--project unit`). `DATABASE_URL` chooses the server the databases are made on.
 * Exit code 1 when anything failed or when nothing ran.
 */
async function main(): Promise<number> {
  const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
  const root = fileURLToPath(new URL('..', import.meta.url));
  const runner = spawn(process.execPath, [vitest, 'run', '--configLoader', 'native', ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => runner.kill(signal));
  const ended = new Promise<number>((resolve) => runner.once('close', (code) => resolve(code ?? 1)));
  const closing = await passOn(runner.stdout);
  const code = await ended;
  return report(closing, code);
}

const closingLine = /^(\d+) passed, (\d+) failed(, \d+ skipped)?$/;

/** Passes every line on but the closing one, which is kept for the end. */
async function passOn(stdout: NodeJS.ReadableStream): Promise<string | undefined> {
  let closing: string | undefined;
  for await (const line of createInterface({ input: stdout })) {
    if (closingLine.test(line)) closing = line;
    else process.stdout.write(`${line}\n`);
  }
  return closing;
}

function report(closing: string | undefined, code: number): number {
  const [, passed = '0', failed = '0', skipped = ''] = closingLine.exec(closing ?? '') ?? [];
  const isBroken = code !== 0 && failed === '0';
  if (isBroken)
    process.stderr.write(
      closing
        ? '没有测试运行，或运行没有正常结束。Nothing ran, or the run did not end well.\n'
        : '测试没有跑完。The run broke off.\n',
    );
  const ranNothing = Number(passed) + Number(failed) === 0;
  const failures = isBroken ? '1' : failed;
  process.stdout.write(`${passed} passed, ${failures} failed${skipped}\n`);
  return failures !== '0' || ranNothing ? 1 : 0;
}

process.exitCode = await main();
