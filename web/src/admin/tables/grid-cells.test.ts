import type { DecisionTable } from '@yijian/core/contract';
import { tableToGrid, type WrittenTable } from '@yijian/core/rules/tables';
import { describe, expect, it } from 'vitest';
import {
  cellAfter,
  cellText,
  pasted,
  readCells,
  withCell,
  withColumn,
  withoutColumn,
  writeCells,
} from './grid-cells.ts';

const table: DecisionTable = {
  kind: 'decisionTable',
  code: 'sign-fee',
  name: '招牌收费',
  inputs: [{ id: 'area', element: 'sign-area' }],
  outputs: [{ id: 'fee', element: 'fee' }],
  hitPolicy: 'unique',
  rows: [{ id: 'r1', when: ['< 50'], gives: ['1'] }],
};
const written: WrittenTable = {
  inputs: [{ id: 'area', title: '面积', type: { kind: 'number', title: '面积' } }],
  outputs: [{ id: 'fee', title: '费用', type: { kind: 'number', title: '面积' } }],
  hitPolicy: 'unique',
  rows: table.rows,
};

describe('表格编辑', () => {
  it('从电子表格粘贴：从所在格往右往下填，行不够自动加，编号不重复', () => {
    const result = pasted(table, written, { row: 1, column: 0 }, '>= 50\t2\t大的\n>= 500\t3\t"很\n大"\n');
    expect(result.rows).toEqual([
      table.rows[0],
      { id: 'r2', when: ['>= 50'], gives: ['2'], note: '大的' },
      { id: 'r3', when: ['>= 500'], gives: ['3'], note: '很\n大' },
    ]);
  });

  it('连表头一起粘贴，就按标题认列，整张换掉', () => {
    const [titles] = tableToGrid(written);
    const grid = [
      [titles![2]!, titles![1]!],
      ['9', '-'],
    ];
    expect(pasted(table, written, { row: 0, column: 0 }, writeCells(grid)).rows).toEqual([
      { id: 'r1', when: ['-'], gives: ['9'] },
    ]);
  });

  it('写出去再读回来，一格不差', () => {
    const grid = [
      ['a"b', 'c\td'],
      ['', 'e\nf'],
    ];
    expect(readCells(writeCells(grid))).toEqual(grid);
  });

  it('加列减列，每一行都跟着；空说明不留', () => {
    const wider = withColumn(table, 'inputs', 'sign-area');
    expect(wider.inputs[1]).toEqual({ id: 'sign-area', element: 'sign-area' });
    expect(wider.rows[0]!.when).toEqual(['< 50', '-']);
    expect(withoutColumn(wider, 'inputs', 1)).toEqual(table);
    const noted = withCell(table, { row: 0, column: 2 }, '小的');
    expect(cellText(noted, { row: 0, column: 2 })).toBe('小的');
    expect(withCell(noted, { row: 0, column: 2 }, '')).toEqual(table);
  });

  it('回车往下，Shift 加回车往上，别的键不换格', () => {
    expect(cellAfter('Enter', false, { row: 0, column: 1 })).toEqual({ row: 1, column: 1 });
    expect(cellAfter('Enter', true, { row: 1, column: 1 })).toEqual({ row: 0, column: 1 });
    expect(cellAfter('a', false, { row: 0, column: 0 })).toBeNull();
  });
});
