import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plant } from './canary.ts';
import { plantCanary } from './canary.ts';
import { checkTree, describeFinding } from './check-tree.ts';
import { cruiseTree } from './cruise.ts';
import { cruiseConfig } from './cruise-rules.ts';
import { judgeMap, readModuleMap } from './map.ts';
import type { Finding } from './sources.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const map = readModuleMap(root);

describe('the tree (架构)', () => {
  test('the source text keeps the rules of the house', () => {
    expect(checkTree(root).findings.map(describeFinding)).toEqual([]);
  });

  test('imports go down and through doors, and every source file was seen', () => {
    const { seen, findings } = cruiseTree(root);
    expect(findings.map(describeFinding)).toEqual([]);
    const files = checkTree(root).sources.flatMap((source) => (source.ast ? source.path : []));
    expect(files.filter((path) => !seen.has(path))).toEqual([]);
    expect(seen.size).toBeGreaterThanOrEqual(files.length);
  });
});

describe('the map (模块地图)', () => {
  const entry = { tier: 0, zh: '某' };

  test('an unknown name, a use that goes up and a ring are found', () => {
    expect(judgeMap({ a: { ...entry, uses: ['ghost'] } })).toHaveLength(1);
    expect(judgeMap({ a: { ...entry, uses: ['b'] }, b: { ...entry, tier: 1, uses: [] } })).toHaveLength(1);
    expect(judgeMap({ a: { ...entry, uses: ['b'] }, b: { ...entry, uses: ['a'] } })).toEqual([
      'modules.json: ring a -> b -> a',
    ]);
    expect(judgeMap({ a: { ...entry, uses: ['b'] }, b: { ...entry, uses: [] } })).toEqual([]);
  });
});

describe('the canary (金丝雀): each checker bites each kind of violation', () => {
  const canary = plantCanary(root);
  let byImport: readonly Finding[] = [];
  let byText: readonly Finding[] = [];

  beforeAll(() => {
    byImport = cruiseTree(canary.root).findings;
    byText = checkTree(canary.root).findings;
  }, 120_000);
  afterAll(() => rmSync(canary.root, { recursive: true, force: true }));

  test.each(canary.imports)('imports: $rule at $at', (plant) => expect(bites(byImport, plant)).toBe(true));
  test.each(canary.texts)('text: $rule at $at', (plant) => expect(bites(byText, plant)).toBe(true));

  test('no import rule is left without a plant', () => {
    const planted = new Set(canary.imports.map((plant) => plant.rule));
    const rules = cruiseConfig(map).forbidden.map((rule) => rule.name ?? '');
    expect(rules.filter((rule) => !planted.has(rule))).toEqual([]);
  });

  function bites(findings: readonly Finding[], plant: Plant): boolean {
    return findings.some((finding) => finding.rule === plant.rule && finding.path === plant.at);
  }
});
