import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkTree } from './architecture/check-tree.ts';
import { readModuleMap } from './architecture/map.ts';
import { scaffoldModule } from './new-module.ts';

const home = fileURLToPath(new URL('..', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'yijian-module-'));

beforeAll(() => {
  for (const path of ['server/modules.json', 'server/package.json']) cpSync(join(home, path), join(root, path));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a new module is on the map and keeps the rules of the house (新建模块)', () => {
  const written = scaffoldModule(root, { name: 'parades', zh: '游行报备', tier: 5 });
  expect(written).toContain('server/src/modules/parades/index.ts');
  expect(readModuleMap(root).parades).toEqual({ tier: 5, zh: '游行报备', uses: [] });
  expect(checkTree(root).findings).toEqual([]);
});

test('a name twice, a name of two words, a title without Chinese and an unknown tier are refused', () => {
  const given = { name: 'fetes', zh: '庙会', tier: 5 };
  expect(() => scaffoldModule(root, { ...given, name: 'parades' })).toThrow('there already');
  expect(() => scaffoldModule(root, { ...given, name: 'temple-fairs' })).toThrow('one lower-case word');
  expect(() => scaffoldModule(root, { ...given, zh: 'fair' })).toThrow('Chinese');
  expect(() => scaffoldModule(root, { ...given, tier: 7 })).toThrow('tier 7');
});
