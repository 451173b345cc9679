import type { DecisionTable } from '@yijian/core/contract';
import { gridToTable, type WrittenTable } from '@yijian/core/rules/tables';
import { numbered } from '../studio/new-bundle.ts';

/** 单元格的位置, from 0; columns: inputs, outputs, the note. */
export type CellAt = { row: number; column: number };
type Row = DecisionTable['rows'][number];

export const columnCount = ({ inputs, outputs }: DecisionTable): number => inputs.length + outputs.length + 1;

/** The text of one cell. */
export function cellText({ inputs, outputs, rows }: DecisionTable, { row, column }: CellAt): string {
  const found = rows[row];
  if (column < inputs.length) return found?.when[column] ?? '';
  if (column < inputs.length + outputs.length) return found?.gives[column - inputs.length] ?? '';
  return found?.note ?? '';
}

/** 改一格; a row beyond the last is added. */
export function withCell(table: DecisionTable, { row, column }: CellAt, text: string): DecisionTable {
  const rows = row < table.rows.length ? [...table.rows] : withRow(table).rows;
  rows[row] = changedRow(table, rows[row]!, { column, text });
  return { ...table, rows };
}

function changedRow(table: DecisionTable, row: Row, { column, text }: { column: number; text: string }): Row {
  const inputs = table.inputs.length;
  if (column < inputs) return { ...row, when: row.when.with(column, text) };
  if (column < inputs + table.outputs.length) return { ...row, gives: row.gives.with(column - inputs, text) };
  const { note: _note, ...rest } = row;
  return text === '' ? rest : { ...rest, note: text };
}

/** 加一行 at the end: conditions open (`-`), outcomes empty. */
export function withRow(table: DecisionTable): DecisionTable {
  const taken = new Set(table.rows.map((row) => row.id));
  let number = table.rows.length + 1;
  while (taken.has(`r${number}`)) number += 1;
  const row: Row = { id: `r${number}`, when: table.inputs.map(() => '-'), gives: table.outputs.map(() => '') };
  return { ...table, rows: [...table.rows, row] };
}

export const withoutRow = (table: DecisionTable, at: number): DecisionTable => ({
  ...table,
  rows: table.rows.filter((_, row) => row !== at),
});

/** 加一列 over a data element, in every row. */
export function withColumn(table: DecisionTable, side: 'inputs' | 'outputs', element: string): DecisionTable {
  const plain = element.replace(/[^A-Za-z0-9-]/g, '-').replace(/^[^a-z]+/, '') || 'column';
  const id = numbered(plain, new Set([...table.inputs, ...table.outputs].map((column) => column.id)));
  const rows = table.rows.map((row) =>
    side === 'inputs' ? { ...row, when: [...row.when, '-'] } : { ...row, gives: [...row.gives, ''] },
  );
  return { ...table, [side]: [...table[side], { id, element }], rows };
}

export function withoutColumn(table: DecisionTable, side: 'inputs' | 'outputs', at: number): DecisionTable {
  const cells = side === 'inputs' ? 'when' : 'gives';
  const rows = table.rows.map((row) => ({ ...row, [cells]: row[cells].toSpliced(at, 1) }));
  return { ...table, [side]: table[side].toSpliced(at, 1), rows };
}

/** 方向键、回车: the cell that a key leads to; null when the key means something else. Enter goes down, with shift up. */
export function cellAfter(key: string, isShift: boolean, at: CellAt): CellAt | null {
  const down = key === 'ArrowDown' || (key === 'Enter' && !isShift);
  const up = key === 'ArrowUp' || (key === 'Enter' && isShift);
  if (down || up) return { row: at.row + (down ? 1 : -1), column: at.column };
  if (key === 'ArrowLeft') return { row: at.row, column: at.column - 1 };
  return key === 'ArrowRight' ? { row: at.row, column: at.column + 1 } : null;
}

/**
 * 粘贴: cells from a spreadsheet, from `at` on to the right and down; rows are added as needed. Lines that begin with the table's own
 * titles replace all rows, columns found by their titles.
 */
export function pasted(
  table: DecisionTable,
  written: WrittenTable | undefined,
  at: CellAt,
  text: string,
): DecisionTable {
  const grid = readCells(text);
  const titles = written ? [...written.inputs, ...written.outputs].map((column) => column.title) : [];
  const isWhole = titles.length > 0 && titles.every((title) => grid[0]?.some((cell) => cell.trim().endsWith(title)));
  if (written && isWhole) {
    const { rows } = gridToTable(written, grid).table;
    return { ...table, rows: rows.map((row) => ({ ...row, when: [...row.when], gives: [...row.gives] })) };
  }
  const width = columnCount(table);
  return grid.reduce(
    (now, line, down) =>
      line.reduce((filled, cell, right) => {
        const column = at.column + right;
        return column < width ? withCell(filled, { row: at.row + down, column }, cell.trim()) : filled;
      }, now),
    table,
  );
}

/** Lines and cells as spreadsheets put them on the clipboard: tabs, and quotes around what has line breaks. */
export function readCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at]!;
    if (isQuoted && sign === '"' && body[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (!isQuoted && (sign === '\t' || sign === '\n')) {
      rows.at(-1)!.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  rows.at(-1)!.push(cell);
  return rows;
}

/** As a spreadsheet takes them. */
export const writeCells = (grid: readonly (readonly string[])[]): string =>
  grid
    .map((line) => line.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n');
