import fc from 'fast-check';
import { Check } from 'typebox/value';
import { expect, test } from 'vitest';
import { checkItem, compileBundle } from '../compile/index.ts';
import { worlds } from '../compile/arbitraries.ts';
import { lanternCatalogue } from '../compile/fixture.ts';
import type { Definition, DefinitionKind, LintException } from '../contract/index.ts';
import { contentHash, definitionSchemas } from '../contract/index.ts';
import { lintDefinition, lintWhole, lintWorld, ruleOf, silencedBy } from './index.ts';

type Schema = Record<string, unknown> & {
  type?: string;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
};

/** Any value that fits a schema of the definitions (the parts of JSON Schema that they use). */
function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(valueOf));
  switch (schema.type) {
    case 'object': {
      const parts = Object.entries(schema.properties ?? {}).map(([name, part]) => [name, valueOf(part)] as const);
      return fc.record(Object.fromEntries(parts), { requiredKeys: schema.required ?? [] });
    }
    case 'array':
      return fc.array(valueOf(schema.items ?? {}), { minLength: Number(schema.minItems ?? 0), maxLength: 3 });
    case 'integer':
      return fc.integer({ min: Number(schema.minimum ?? 0), max: Number(schema.maximum ?? 99) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return textOf(schema);
  }
}

function textOf({ pattern, minLength = 0, maxLength = 30 }: Schema): fc.Arbitrary<string> {
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern)).map((text) => text.slice(0, 60));
  return fc.string({ minLength: Number(minLength), maxLength: Math.min(Number(maxLength), 30) });
}

const definitions: fc.Arbitrary<Definition> = fc.oneof(
  ...Object.values(definitionSchemas).map((schema) => valueOf(schema as unknown as Schema) as fc.Arbitrary<Definition>),
);

test('体检对任何格式正确的定义都不出错，且每个问题都有登记的规则、位置和改法', () => {
  const property = fc.property(fc.array(definitions, { minLength: 1, maxLength: 6 }), (all) => {
    fc.pre(all.every((one) => Check(definitionSchemas[one.kind], one)));
    const of = <K extends DefinitionKind>(kind: K) =>
      all.filter((one): one is Extract<Definition, { kind: K }> => one.kind === kind);
    const items = of('item').map(
      (definition) => [definition.code, { definition, version: 1, hash: contentHash(definition) }] as const,
    );
    const catalogue = {
      ...lanternCatalogue(),
      items: new Map(items),
      materialTypes: new Map(of('materialType').map((one) => [one.code, one])),
      silenced: silencedBy(of('lintException'), '2026-11-22'),
    };
    const world = lintWorld(catalogue, of);
    const findings = [
      ...all.flatMap((one) => lintDefinition(one, world)),
      ...of('item').flatMap((item) => checkItem(item, catalogue)),
      ...lintWhole(world),
    ];
    for (const finding of findings) {
      expect(ruleOf(finding.code), finding.code).toBeDefined();
      expect(finding.place).toMatch(/^[A-Za-z]+:/);
      expect(finding.remedy).not.toBe('');
    }
  });
  fc.assert(property, { numRuns: 100 });
});

test('编译器和体检报出的每个代码都登记了规则，严重程度一致', () => {
  const property = fc.property(worlds, ({ bundle, catalogue }) => {
    for (const finding of compileBundle(bundle, 1, catalogue).findings) {
      const rule = ruleOf(finding.code);
      expect(rule, finding.code).toBeDefined();
    }
  });
  fc.assert(property, { numRuns: 100 });
});

test('例外只拿走那一处那一条', () => {
  const item = [...lanternCatalogue().items.values()][0]!.definition;
  const before = lintDefinition(
    item,
    lintWorld(lanternCatalogue(), () => []),
  );
  const property = fc.property(fc.nat({ max: before.length - 1 }), (at) => {
    const { code: rule, place } = before[at]!;
    const one: LintException = {
      kind: 'lintException',
      code: 'x',
      name: 'x',
      rule,
      place,
      reason: 'x',
      approvedBy: 'x',
      until: '2026-12-31',
    };
    const catalogue = { ...lanternCatalogue(), silenced: silencedBy([one], null) };
    const after = lintDefinition(
      item,
      lintWorld(catalogue, () => []),
    );
    expect(after).toEqual(before.filter((finding) => finding.code !== rule || finding.place !== place));
  });
  fc.assert(property);
});
