import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { complete, findMissing, type Lock } from './complete-lock.ts';

test('our lock file lists every optional dependency, else npm ci refuses it (run tools/complete-lock.ts)', () => {
  const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
  expect(Object.keys(findMissing(JSON.parse(readFileSync(file, 'utf8')) as Lock))).toEqual([]);
});

test('adds what is missing with its platform, in npm’s order, and finds nested ones', () => {
  const lock: Lock = {
    packages: {
      '': {},
      'node_modules/a': {
        version: '1.0.0',
        dev: true,
        optionalDependencies: {
          'a-linux-x64-musl': '1.0.0',
          'a-wasm32-wasi': '1.0.0',
          'a-win32-x64-msvc': '1.0.0',
          b: '2.0.0',
        },
      },
      'node_modules/a/node_modules/b': { version: '2.0.0' },
      'node_modules/c': { version: '1.0.0' },
    },
  };
  const whole = complete(lock, findMissing(lock));
  expect(Object.keys(whole.packages)).toEqual([
    '',
    'node_modules/a',
    'node_modules/a-linux-x64-musl',
    'node_modules/a-wasm32-wasi',
    'node_modules/a-win32-x64-msvc',
    'node_modules/a/node_modules/b',
    'node_modules/c',
  ]);
  expect(whole.packages['node_modules/a-linux-x64-musl']).toEqual({
    version: '1.0.0',
    cpu: ['x64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  });
  const wasm = { version: '1.0.0', cpu: ['wasm32'], dev: true, optional: true };
  expect(whole.packages['node_modules/a-wasm32-wasi']).toEqual(wasm);
  expect(findMissing(whole)).toEqual({});
});
