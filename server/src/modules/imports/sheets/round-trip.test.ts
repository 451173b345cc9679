import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { canonicalJson, type Definition, type DefinitionKind, definitionSchemas } from '@yijian/core/contract';
import { describe, expect, test } from 'vitest';
import { readPack } from '../../packs/read-pack.ts';
import { judge } from '../../catalogue/index.ts';
import { formatOf, readFile } from '../read-file.ts';
import { baseOf, csvOf, listOf, nothing, xlsxOf } from '../testing-files.ts';
import { type ListSpec, lists } from './lists.ts';

const demo = readPack(fileURLToPath(new URL('../../../../../content/demo', import.meta.url))).definitions.map(
  (one) => one.definition,
);
const ofKind = (kind: DefinitionKind) => demo.filter((one) => one.kind === kind);
const bodies = (given: readonly { definition: Definition | null }[]) =>
  given.map((one) => canonicalJson(one.definition));

describe('导出再导入没有差异：演示内容', () => {
  test.each(lists.map((list) => [list.name, list] as const))('%s', async (_, list) => {
    const all = ofKind(list.kind);
    const shown = list.rows === undefined ? all : all.filter((one) => (one as never)[list.rows!]['length'] > 0);
    const files = { csv: csvOf(list, all), xlsx: await xlsxOf(list, all) };
    for (const [format, content] of Object.entries(files)) {
      const read = await readFile(content, format as 'csv', { list, baseOf: baseOf(demo) });
      expect(read.problems).toEqual([]);
      expect(read.given.flatMap(({ problems }) => problems)).toEqual([]);
      expect(bodies(read.given)).toEqual(shown.map((one) => canonicalJson(one)));
    }
  });
});

/** Texts as people write them, and worse: formulas, separators, quotes, lines, full-width, rare characters; no control characters. */
const text = (max: number) =>
  fc
    .array(
      fc.constantFrom(
        '甲',
        'a',
        '𠮷',
        ' ',
        '=',
        '+',
        '-',
        '@',
        "'",
        '"',
        ',',
        '｜',
        '\\',
        'n',
        '\n',
        '、',
        '１',
        '·',
        '<',
        '&',
        '_x0041_',
      ),
      { minLength: 1, maxLength: Math.min(max, 8) },
    )
    .map((parts) => parts.join(''))
    .filter((joined) => joined.length <= max);

type Schema = {
  type?: string;
  const?: unknown;
  anyOf?: Schema[];
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
};

/** Values of a definition schema. `skipped`: what no column holds, so that no file can give it. */
function valueOf(schema: Schema, skipped: readonly string[] = []): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valueOf(one)));
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern.replaceAll('{0,63}', '{0,8}')));
  switch (schema.type) {
    case 'string':
      // Without a length of its own it is a code or a decimal number.
      return schema.maxLength === undefined ? fc.constantFrom('429900', '0', '-2.5') : text(schema.maxLength);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000_000 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.uniqueArray(valueOf(schema.items!), {
        minLength: schema.minItems ?? 0,
        maxLength: 3,
        selector: (one) => (one as { id?: string } | null)?.id ?? canonicalJson(one),
      });
    default: {
      const kept = Object.entries(schema.properties!).filter(([name]) => !skipped.includes(name));
      return fc.record(Object.fromEntries(kept.map(([name, one]) => [name, valueOf(one)])), {
        requiredKeys: (schema.required ?? []).filter((name) => !skipped.includes(name)),
      });
    }
  }
}

/** Parts of an item that other lists carry, or none. */
const otherwise = { conditions: [], steps: [], fees: [], fields: [], materials: [] };

/** What no column of the list holds stays as it is, so no file can give it. */
const skippedOf = (list: ListSpec, schema: Schema): string[] => {
  const held = list.columns.filter(({ inRow }) => !inRow).map(({ path }) => path);
  return Object.keys(schema.properties!).filter(
    (name) => ![...held, list.rows, 'kind'].some((path) => path?.split('.')[0] === name),
  );
};

describe('导出再导入没有差异：任意内容', () => {
  const whole = lists.filter(({ blank }) => blank !== undefined);
  test.each(whole.map((list) => [list.name, list] as const))('%s', async (_, list) => {
    const schema = definitionSchemas[list.kind] as unknown as Schema;
    const arbitrary = valueOf(schema, skippedOf(list, schema)).map((value) => {
      const made = { ...(value as object), ...(list.kind === 'item' ? otherwise : {}) } as unknown as Record<
        string,
        never
      >;
      if (made.result)
        made.result = Object.fromEntries(
          Object.entries(made.result).filter(([name]) => /^(kind|name|licenceType|holder|delivery)$/.test(name)),
        ) as never;
      return made as unknown as Definition;
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(arbitrary, { selector: (one) => one.code, minLength: 1, maxLength: 4 }),
        async (made) => {
          expect(made.flatMap(judge.shape)).toEqual([]);
          const fromCsv = await readFile(csvOf(list, made), 'csv', { list, baseOf: nothing });
          expect(bodies(fromCsv.given)).toEqual(made.map((one) => canonicalJson(one)));
          const fromXlsx = await readFile(await xlsxOf(list, made), 'xlsx', { list, baseOf: nothing });
          expect(bodies(fromXlsx.given)).toEqual(made.map((one) => canonicalJson(one)));
        },
      ),
      { numRuns: 25, seed: 20261122 },
    );
  });

  test.each(['item-materials', 'item-fees'])('%s：别的内容不动', async (id) => {
    const list = listOf(id);
    const item = ofKind('item')[0]!;
    const members = valueOf({
      ...(definitionSchemas.item as unknown as Schema).properties![list.rows!]!,
      minItems: 1,
    }).map((made) => (made as Record<string, unknown>[]).map(({ ways: _, signing: __, ...one }) => one));
    await fc.assert(
      fc.asyncProperty(members, async (made) => {
        const changed = { ...item, [list.rows!]: made } as Definition;
        const read = await readFile(csvOf(list, [changed]), 'csv', {
          list,
          baseOf: baseOf([{ ...item, [list.rows!]: [] } as Definition]),
        });
        expect(bodies(read.given)).toEqual([canonicalJson(changed)]);
      }),
      { numRuns: 50, seed: 20261122 },
    );
  });
});

test('文件格式看内容，不只看名字', () => {
  expect(formatOf('清单.csv', Buffer.from('PK\u0003\u0004'))).toBe('xlsx');
  expect(formatOf('清单.CSV', Buffer.from('a,b'))).toBe('csv');
  expect(formatOf('包.json', Buffer.from('{}'))).toBe('json');
  expect(formatOf('旧.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).toBeNull();
});
