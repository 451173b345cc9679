/** 拒绝检查: every "no" has a code of its module, a reason and a remedy in Chinese, is used, and is reached by a test. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { listFiles } from './architecture/sources.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = [...listFiles(root, 'server/src'), ...listFiles(root, 'walks')];
const lists = files.filter((path) => /^server\/src\/(.*\/)?refusals\.ts$/.test(path));
const texts = new Map(files.filter((path) => path.endsWith('.ts')).map((path) => [path, read(path)]));

interface Refused {
  /** Property in `refusals`, e.g. `alreadyDecided`. */
  readonly key: string;
  /** What the client sees, e.g. `cases.already-decided`. */
  readonly code: string;
  readonly status: number;
  readonly reason: string;
  readonly remedy: string;
}

describe.each(lists)('%s', (path) => {
  const owner = /^server\/src\/(?:modules\/)?([^/]+)\//.exec(path)?.[1] ?? '';
  // The platform's refusals are thrown by everybody; a module's only inside the module.
  const folder = owner === 'platform' ? 'server/src/' : path.slice(0, path.lastIndexOf('/') + 1);

  test('is a closed list with reasons and remedies in Chinese (拒绝有理由、有出路)', async () => {
    const { refusals, names } = await load(path);
    expect(names).toEqual(['refusals']);
    for (const one of refusals) {
      expect(one.code, one.key).toMatch(new RegExp(`^${owner}\\.[a-z0-9]+(-[a-z0-9]+)*$`));
      expect(one.status, one.code).toBeGreaterThanOrEqual(400);
      expect(one.reason, one.code).toMatch(/\p{Script=Han}{2}/u);
      expect(one.remedy, one.code).toMatch(/\p{Script=Han}{2}/u);
    }
  });

  test('every code is used in the source and reached by a test', async () => {
    const { refusals } = await load(path);
    const unused = refusals.filter(({ key }) => !mentions(isSourceOf(folder, path), [new RegExp(`\\.${key}\\b`)]));
    const unreached = refusals.filter(
      ({ key, code }) =>
        !mentions(isTest, [
          quoted(code),
          quoted(code.slice(owner.length + 1)),
          new RegExp(`refusals?\\w*\\.${key}\\b`, 'i'),
        ]),
    );
    expect({ unused: codes(unused), unreached: codes(unreached) }).toEqual({ unused: [], unreached: [] });
  });
});

test('codes are unique across modules', async () => {
  const all = (await Promise.all(lists.map(load))).flatMap(({ refusals }) => codes(refusals));
  expect(all.filter((code, index) => all.indexOf(code) !== index)).toEqual([]);
});

async function load(path: string): Promise<{ refusals: Refused[]; names: string[] }> {
  const exported = (await import(pathToFileURL(join(root, path)).href)) as {
    refusals?: Record<string, Omit<Refused, 'key'>>;
  };
  const refusals = Object.entries(exported.refusals ?? {}).map(([key, spec]) => ({ key, ...spec }));
  return { refusals, names: Object.keys(exported) };
}

function mentions(wanted: (path: string) => boolean, patterns: readonly RegExp[]): boolean {
  for (const [path, text] of texts) {
    if (wanted(path) && patterns.some((pattern) => pattern.test(text))) return true;
  }
  return false;
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || path.startsWith('walks/');
}

function isSourceOf(folder: string, list: string): (path: string) => boolean {
  return (path) => path.startsWith(folder) && path !== list && !isTest(path);
}

function quoted(code: string): RegExp {
  return new RegExp(`['"\`/]${code.replace('.', '\\.')}['"\`/]`);
}

function codes(refusals: readonly Refused[]): string[] {
  return refusals.map(({ code }) => code);
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
