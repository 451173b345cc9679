import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const tool = fileURLToPath(new URL('./test.ts', import.meta.url));
const reporter = fileURLToPath(new URL('./reporter.ts', import.meta.url));
const cache = fileURLToPath(new URL('../.cache/', import.meta.url));
let folder: string;

/** A little project below the repository, so that it finds vitest. */
beforeEach(() => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'test-runner-'));
  const settings = { test: { reporters: [reporter], include: ['*.test.ts'] } };
  writeFileSync(join(folder, 'vitest.config.ts'), `export default ${JSON.stringify(settings)}`);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Outcome = { status: number | null; lines: string[]; last: string | undefined };

function runTests(files: Record<string, string>): Outcome {
  for (const [name, body] of Object.entries(files)) {
    writeFileSync(
      join(folder, `${name}.test.ts`),
      `import { beforeAll, describe, expect, test } from 'vitest';\n${body}`,
    );
  }
  const flags = ['--root', folder, '--config', join(folder, 'vitest.config.ts')];
  const { status, stdout } = spawnSync(process.execPath, [tool, ...flags], { encoding: 'utf8' });
  const lines = stdout.trimEnd().split('\n');
  return { status, lines, last: lines.at(-1) };
}

test('all green', () => {
  const good = "test('a', () => {}); test('b', () => console.log('3 passed, 4 failed, they say'))";
  const { status, last, lines } = runTests({ good, other: "test('c', () => {})" });
  expect({ status, last }).toEqual({ status: 0, last: '3 passed, 0 failed' });
  expect(lines.filter((line) => /^\d+ passed, \d+ failed/.test(line))).toHaveLength(2);
});

test('a failure is shown with its place and turns the exit code', () => {
  const { status, last, lines } = runTests({ bad: "test('a', () => {}); test('sums', () => expect(1 + 1).toBe(3))" });
  expect({ status, last }).toEqual({ status: 1, last: '1 passed, 1 failed' });
  expect(lines.join('\n')).toMatch(/bad\.test\.ts > sums\nAssertionError: expected 2 to be 3/);
});

test.each([
  ['a file that cannot be loaded', "import './nowhere.ts';", '1 passed, 1 failed'],
  [
    'a hook that breaks',
    "describe('group', () => { beforeAll(() => { throw new Error('no') }); test('a', () => {}) })",
    '1 passed, 1 failed, 1 skipped',
  ],
  ['a promise nobody caught', "test('a', () => { void Promise.reject(new Error('lost')) })", '2 passed, 1 failed'],
])('%s counts as a failure', (_, broken, closing) => {
  const { status, last } = runTests({ good: "test('fine', () => {})", broken });
  expect({ status, last }).toEqual({ status: 1, last: closing });
});

test('skipped tests are named', () => {
  const { status, last } = runTests({ some: "test('a', () => {}); test.skip('b', () => {})" });
  expect({ status, last }).toEqual({ status: 0, last: '1 passed, 0 failed, 1 skipped' });
});

test('no test at all is a failure', () => {
  expect(runTests({})).toMatchObject({ status: 1, last: '0 passed, 1 failed' });
});
