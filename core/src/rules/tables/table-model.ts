/** 决策表的模型: a table with typed columns and read cells, apart from where it is stored. */
import type { FactValue, VariableType } from '../types.ts';

export type HitPolicy = 'unique' | 'first' | 'collect';
export type Aggregate = 'list' | 'sum' | 'min' | 'max' | 'count';

/** 一列: `grid` is the step between two neighbouring values (1 for whole numbers, absent for any decimal). */
export type TableColumn = {
  id: string;
  title: string;
  type: VariableType;
  min?: string;
  max?: string;
  scale?: number;
};

/** 一行, as written. */
export type TableRow = { id: string; when: readonly string[]; gives: readonly string[]; note?: string };

/** 一张表, as written, its columns typed by data elements. */
export type WrittenTable = {
  inputs: readonly TableColumn[];
  outputs: readonly TableColumn[];
  hitPolicy: HitPolicy;
  aggregate?: Aggregate;
  rows: readonly TableRow[];
};

/** 单元格的一部分: one value, an interval (a missing bound is open-ended), or "not applicable". */
export type CellPart =
  | { is: 'value'; value: string | boolean }
  | { is: 'interval'; low?: string; high?: string; lowOpen: boolean; highOpen: boolean }
  | { is: 'null' };

/** 条件单元格: no parts and not negated means any value. */
export type InputCell = { any: boolean; negated: boolean; parts: readonly CellPart[] };

export type ReadRow = { id: string; when: readonly InputCell[]; gives: readonly FactValue[] };

/** 读出的表. */
export type ReadTable = Omit<WrittenTable, 'rows'> & { rows: readonly ReadRow[] };

/**
 * 表的问题: `row` and `column` (both from 0; inputs first, gives outputs) say where; without a column it is about the row, without
 * a row about the table. `address` is what a spreadsheet calls the place (header in line 1, row numbers in column A).
 */
export type TableFinding = {
  code: string;
  severity: 'block' | 'warn';
  row?: number;
  column?: number;
  address?: string;
  message: string;
  remedy: string;
};

/** 单元格地址: `B3` is the second column of the grid, its second row of conditions. */
export function cellAddress(row: number, column: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + ((column + 1) % 26));
  return `${column + 1 >= 26 ? 'A' : ''}${letter}${row + 2}`;
}
