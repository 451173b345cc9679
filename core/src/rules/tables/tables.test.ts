import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../types.ts';
import { cellHolds } from './table-axis.ts';
import { compileTable, explainTable, gridToTable, judgeTable, readTable, tableToGrid } from './index.ts';
import type { ReadTable, TableColumn, WrittenTable } from './index.ts';

const area: TableColumn = {
  id: 'area',
  title: '经营面积',
  type: { kind: 'number', title: '经营面积', unit: '平方米' },
  min: '0',
  scale: 2,
};
const people: TableColumn = {
  id: 'people',
  title: '从业人数',
  type: { kind: 'number', title: '从业人数' },
  min: '1',
  max: '99',
  scale: 0,
};
const values = [
  { code: 'shop', label: '餐馆' },
  { code: 'drinks', label: '饮品店' },
  { code: 'canteen', label: '食堂' },
];
const trade: TableColumn = { id: 'trade', title: '业态', type: { kind: 'choice', title: '业态', values } };
const street: TableColumn = { id: 'street', title: '临街', type: { kind: 'boolean', title: '临街' } };
const opened: TableColumn = { id: 'opened', title: '开业日期', type: { kind: 'date', title: '开业日期' } };
const fee: TableColumn = { id: 'fee', title: '费用', type: { kind: 'number', title: '费用', unit: '元' } };

function table(inputs: TableColumn[], rows: string[][], more: Partial<WrittenTable> = {}): WrittenTable {
  return {
    inputs,
    outputs: [fee],
    hitPolicy: 'unique',
    rows: rows.map((cells, at) => ({ id: `r${at + 1}`, when: cells.slice(0, -1), gives: cells.slice(-1) })),
    ...more,
  };
}
const read = (written: WrittenTable): ReadTable => {
  const { table: found, findings } = readTable(written);
  if (found === undefined) throw new Error(JSON.stringify(findings));
  return found;
};

describe('检查 (gaps and overlaps)', () => {
  it.each<[string, WrittenTable, string[]]>([
    [
      'complete',
      table(
        [area],
        [
          ['< 50', '1'],
          ['>= 50', '2'],
        ],
      ),
      [],
    ],
    [
      'a gap on the limit',
      table(
        [area],
        [
          ['< 50', '1'],
          ['> 50', '2'],
        ],
      ),
      ['有的情形没有一行适用，例如：经营面积 = 50 平方米'],
    ],
    [
      'no gap between whole numbers',
      table(
        [people],
        [
          ['<= 10', '1'],
          ['>= 11', '2'],
        ],
      ),
      [],
    ],
    [
      'a gap between decimals',
      table(
        [area],
        [
          ['<= 10', '1'],
          ['>= 11', '2'],
        ],
      ),
      ['有的情形没有一行适用，例如：经营面积 = 10.01 平方米'],
    ],
    ['no gap beyond the range', table([people], [['[1..99]', '1']]), []],
    [
      'an overlap',
      table(
        [area],
        [
          ['<= 50', '1'],
          ['>= 50', '2'],
        ],
      ),
      ['第 1 行和第 2 行同时适用，例如：经营面积 = 50 平方米'],
    ],
    ['a missing choice', table([trade], [['餐馆、饮品店', '1']]), ['有的情形没有一行适用，例如：业态 = 食堂']],
    [
      'the rest by not',
      table(
        [trade],
        [
          ['餐馆', '1'],
          ['非(餐馆)', '2'],
        ],
      ),
      [],
    ],
    [
      'two columns',
      table(
        [trade, street],
        [
          ['餐馆', '是', '1'],
          ['非（餐馆）', '-', '2'],
        ],
      ),
      ['有的情形没有一行适用，例如：业态 = 餐馆，临街 = 否'],
    ],
    [
      'days',
      table(
        [opened],
        [
          ['< 2026-01-01', '1'],
          ['>= 2026-01-02', '2'],
        ],
      ),
      ['有的情形没有一行适用，例如：开业日期 = 2026年1月1日'],
    ],
    [
      'a dead row',
      table(
        [area],
        [
          ['>= 0', '1'],
          ['> 50', '2'],
        ],
        { hitPolicy: 'first' },
      ),
      ['第 2 行（r2）永远不会用到：前面的行已经包含了它的全部情形'],
    ],
    [
      'a row nothing fits',
      table(
        [people],
        [
          ['-', '1'],
          ['> 99', '2'],
        ],
        { hitPolicy: 'collect' },
      ),
      ['第 2 行（r2）永远不会用到：没有任何情形符合它的条件'],
    ],
    [
      'collect may leave gaps',
      table(
        [area],
        [
          ['> 50', '1'],
          ['> 20', '2'],
        ],
        { hitPolicy: 'collect' },
      ),
      [],
    ],
    ['a cell of the wrong type', table([area], [['很大', '1']]), ['单元格 B2：“很大”不是数字']],
    ['an unknown choice', table([trade], [['饮品点', '1']]), ['单元格 B2：“业态”没有“饮品点”这个选项']],
    ['an outcome of the wrong type', table([area], [['-', '免费']]), ['单元格 C2：“免费”不是数字']],
    ['an empty interval', table([area], [['[5..1]', '1']]), ['单元格 B2：区间“[5..1]”里没有任何值']],
    [
      'a short row',
      { ...table([area], [['-', '1']]), rows: [{ id: 'r1', when: [], gives: ['1'] }] },
      ['第 1 行有 0 个条件、1 个结论，应当是 1 个和 1 个'],
    ],
  ])('%s', (_, written, messages) => expect(judgeTable(written).map((finding) => finding.message)).toEqual(messages));

  it('says the same as trying every situation', () => {
    const cell = fc.constantFrom('-', '< 5', '>= 5', '[3..7]', '(3..7)', '4、9', 'not(5)', '> 8');
    const choice = fc.constantFrom('-', '餐馆', '饮品店、食堂', '非(食堂)');
    const rows = fc.array(fc.tuple(cell, choice, fc.constant('1')), { minLength: 1, maxLength: 5 });
    const small = { ...people, max: '12' };
    fc.assert(
      fc.property(rows, (cells) => {
        const written = table(
          [small, trade],
          cells.map((row) => [...row]),
        );
        const found = read(written);
        const codes = judgeTable(written).map((finding) => finding.code);
        const hits = Array.from({ length: 12 }, (_, at) => String(at + 1)).flatMap((number) =>
          values.map(({ code }) => slowRows(found, { people: number, trade: code }).length),
        );
        expect(codes.includes('table-gap')).toBe(hits.includes(0));
        expect(codes.includes('table-overlap')).toBe(hits.some((count) => count > 1));
      }),
      { numRuns: 500 },
    );
  });
});

/** The obvious way: every row, every cell. */
function slowRows(found: ReadTable, facts: Facts): number[] {
  return found.rows.flatMap((row, at) =>
    found.inputs.every((column, index) => {
      const cell = row.when[index];
      return cell !== undefined && cellHolds(cell, facts[column.id] as string | boolean | null, column);
    })
      ? [at]
      : [],
  );
}

describe('判断 (evaluation)', () => {
  const rows = [
    ['< 50', '-', '100'],
    ['>= 50', '餐馆', '200'],
    ['>= 50', '非(餐馆)', '300'],
  ];
  const written = table([area, trade], rows);
  const judge = compileTable(read(written));

  it('finds the row and says why', () => {
    const facts = { area: '80', trade: 'shop' };
    const outcome = judge(facts);
    expect(outcome).toEqual({ is: 'decided', rows: [1], outputs: { fee: '200' } });
    expect(explainTable(read(written), facts, outcome)).toBe(
      '第 2 行适用，因为 经营面积 = 80 平方米（要求：≥ 50 平方米），业态 = 餐馆（要求：餐馆）',
    );
  });

  it('leaves open what is not known, and decides when it does not matter', () => {
    const open = judge({ area: '80' });
    expect(open).toEqual({ is: 'open', rows: [1, 2], possible: [{ fee: '200' }, { fee: '300' }], missing: ['trade'] });
    expect(explainTable(read(written), { area: '80' }, open)).toBe('还不能确定（可能是第 2、3 行）：请先回答 业态');
    expect(judge({ area: '10' })).toMatchObject({ is: 'decided', rows: [0] });
    expect(judge({ area: null, trade: 'shop' })).toEqual({ is: 'none' });
  });

  it.each([
    ['list', ['1', '2.5']],
    ['sum', '3.5'],
    ['min', '1'],
    ['max', '2.5'],
    ['count', '2'],
  ] as const)('collects: %s', (aggregate, expected) => {
    const many = table(
      [area],
      [
        ['> 20', '1'],
        ['> 50', '2.5'],
        ['> 90', '7'],
      ],
      { hitPolicy: 'collect', aggregate },
    );
    expect(compileTable(read(many))({ area: '60' })).toMatchObject({ is: 'decided', outputs: { fee: expected } });
    expect(compileTable(read(many))({})).toMatchObject({ is: 'open', missing: ['area'] });
  });

  it('takes the first row that applies', () => {
    const first = table(
      [area, street],
      [
        ['> 50', '是', '1'],
        ['-', '-', '2'],
      ],
      { hitPolicy: 'first' },
    );
    const judged = compileTable(read(first));
    expect(judged({ area: '60', street: true })).toMatchObject({ rows: [0] });
    expect(judged({ area: '60' })).toMatchObject({ is: 'open', rows: [0, 1] });
    expect(judged({ area: '50' })).toMatchObject({ is: 'decided', rows: [1] });
  });

  it('agrees with the obvious way and never takes back an answer', () => {
    const fact = fc.record({
      area: fc.constantFrom(undefined, null, '0', '49.99', '50', '50.0', '80'),
      trade: fc.constantFrom(undefined, null, 'shop', 'drinks', 'unheard-of'),
    });
    const policies = fc.constantFrom('unique' as const, 'first' as const, 'collect' as const);
    const cells = fc.tuple(
      fc.constantFrom('-', '< 50', '[50..80]', 'null'),
      fc.constantFrom('-', '餐馆', 'not(餐馆)'),
      fc.constantFrom('1', '2'),
    );
    fc.assert(
      fc.property(
        fc.array(cells, { minLength: 1, maxLength: 40 }),
        policies,
        fact,
        fact,
        (all, hitPolicy, known, later) => {
          const found = read(
            table(
              [area, trade],
              all.map((row) => [...row]),
              { hitPolicy },
            ),
          );
          const compiled = compileTable(found);
          const whole = { area: known.area ?? later.area ?? '1', trade: known.trade ?? later.trade ?? 'shop' };
          const rowsHit = slowRows(found, whole);
          const full = compiled(whole);
          const counted = hitPolicy === 'collect' ? rowsHit : rowsHit.slice(0, 1);
          expect(full.is === 'decided' ? full.rows : []).toEqual(counted);
          const partial = { area: known.area === null ? undefined : known.area, trade: known.trade ?? undefined };
          const early = compiled(partial);
          if (early.is === 'decided' && (hitPolicy !== 'unique' || rowsHit.length === 1)) {
            expect(full).toEqual(early);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('表格往返 (grid)', () => {
  const written = table(
    [area, trade],
    [
      ['< 50', '-', '100'],
      ['>= 50', '餐馆、食堂', '200'],
    ],
  );

  it('comes back as it went', () => {
    expect(gridToTable(written, tableToGrid(written)).table).toEqual(written);
    expect(tableToGrid(written)[0]).toEqual(['行编号', '如果 经营面积', '如果 业态', '那么 费用', '说明']);
  });

  it('reads columns in any order and tells what does not fit', () => {
    const grid = [
      ['费用', '业态', '经营面积', '备用'],
      ['1', '餐馆', '大', ''],
      ['', '', '', ''],
    ];
    const { table: back, findings } = gridToTable(written, grid);
    expect(back.rows).toEqual([{ id: 'r1', when: ['大', '餐馆'], gives: ['1'] }]);
    expect(findings.map(({ code, address }) => [code, address])).toEqual([
      ['table-column-unknown', undefined],
      ['table-wrong-type', 'B2'],
    ]);
    expect(gridToTable(written, [['费用']]).findings.map((finding) => finding.code)).toContain('table-column-missing');
  });
});
