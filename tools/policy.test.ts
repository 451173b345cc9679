/** 主线对照检查: what docs/policy names as proof is there: every file, and every quoted part of a test's title. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = [
  'docs/policy/main-job.md',
  'docs/policy/catalogue.md',
  'docs/policy/forms-and-channels.md',
  'docs/threat-model.md',
];

/** Titles are compared without punctuation, which the two keyboards write differently. */
const plain = (text: string): string => text.replaceAll(/[\s\p{P}]/gu, '');

describe.each(pages)('%s', (page) => {
  const text = readFileSync(root + page, 'utf8');

  test('every file that is named exists', () => {
    const named = [...text.matchAll(/`((?:core|server|web|walks|tools|content|docs)\/[\w./-]+)`/g)].map(
      ([, path]) => path as string,
    );
    expect(named.length).toBeGreaterThan(20);
    expect([...new Set(named)].filter((path) => !existsSync(root + path))).toEqual([]);
  });

  test('every part of a title that is quoted stands in its test', () => {
    const quoted = [...text.matchAll(/`([\w./-]+\.test\.ts)`((?: ⟦[^⟧]+⟧)+)/g)].flatMap(([, path, titles]) =>
      [...(titles as string).matchAll(/⟦([^⟧]+)⟧/g)].map(([, title]) => [path as string, title as string] as const),
    );
    expect(quoted.length).toBeGreaterThan(10);
    expect(quoted.filter(([path, title]) => !plain(readFileSync(root + path, 'utf8')).includes(plain(title)))).toEqual(
      [],
    );
  });
});

test('docs/policy/README.md lists its pages', () => {
  const index = readFileSync(`${root}docs/policy/README.md`, 'utf8');
  const listed = readdirSync(`${root}docs/policy`).filter((name) => name !== 'README.md');
  expect(listed.filter((name) => !index.includes(`(${name})`))).toEqual([]);
});
