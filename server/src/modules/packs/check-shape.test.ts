import { definitionSchemas } from '@yijian/core/contract';
import fc from 'fast-check';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { catalogueOf } from './catalogue-of.ts';
import { checkShape } from './check-shape.ts';
import { definitionsOf } from './pack.ts';
import { readPack } from './read-pack.ts';

const pack = readPack(new URL('../../../../content/demo', import.meta.url).pathname);
const samples = [...catalogueOf(pack).items.values()].map(
  (one) => one.definition as unknown as Record<string, unknown>,
);
const bundles = definitionsOf(pack, 'bundle') as unknown as Record<string, unknown>[];

/** A value with one random part replaced by another value, removed, or given an extra key. */
function damaged(
  value: unknown,
  path: readonly number[],
  replacement: unknown,
  how: 'replace' | 'remove' | 'add',
): unknown {
  if (typeof value !== 'object' || value === null || path.length === 0) return how === 'replace' ? replacement : value;
  const [at, ...rest] = path as [number, ...number[]];
  const keys = Object.keys(value);
  if (how === 'add' && rest.length === 0)
    return Array.isArray(value) ? [...value, replacement] : { ...value, surplus: replacement };
  if (keys.length === 0) return value;
  const key = keys[at % keys.length] as string;
  const inner = (value as Record<string, unknown>)[key];
  if (how === 'remove' && rest.length === 0) {
    return Array.isArray(value)
      ? value.filter((_, n) => String(n) !== key)
      : Object.fromEntries(Object.entries(value).filter(([one]) => one !== key));
  }
  const changed = damaged(inner, rest, replacement, how);
  return Array.isArray(value)
    ? value.map((one, n) => (String(n) === key ? changed : one))
    : { ...value, [key]: changed };
}

describe('形状核对与 TypeBox 一致', () => {
  const replacements = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer({ min: -5, max: 5000 }),
    fc.double({ noNaN: true, min: -2, max: 2 }),
    fc.constantFrom('', 'a', 'A b', '长'.repeat(400), 'workingDay', '2026-13-41', '01', 'licence'),
    fc.constant([]),
    fc.constant({}),
    fc.constant({ kind: 'licence' }),
  );
  const change = fc.record({
    path: fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }),
    replacement: replacements,
    how: fc.constantFrom('replace' as const, 'remove' as const, 'add' as const),
  });
  const agrees = (schema: TSchema, value: unknown): void => {
    expect(checkShape(schema, value).length === 0).toBe(Check(schema, value));
  };

  test('改坏一处的事项', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), change, (sample, { path, replacement, how }) => {
        agrees(definitionSchemas.item, damaged(sample, path, replacement, how));
      }),
      { numRuns: 1500 },
    );
  });

  test('改坏一处的一件事', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bundles), change, (sample, { path, replacement, how }) => {
        agrees(definitionSchemas.bundle, damaged(sample, path, replacement, how));
      }),
      { numRuns: 800 },
    );
  });

  test('任意值', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(definitionSchemas)), fc.jsonValue(), (schema, value) => {
        agrees(schema, value);
      }),
      { numRuns: 500 },
    );
  });

  test('每个问题都指到一处，写明原因和改法', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), change, (sample, { path, replacement, how }) => {
        for (const slip of checkShape(definitionSchemas.item, damaged(sample, path, replacement, how))) {
          expect(slip.message).not.toBe('');
          expect(slip.remedy).not.toBe('');
          expect(slip.code).not.toBe('wrong-shape');
        }
      }),
      { numRuns: 500 },
    );
  });
});
