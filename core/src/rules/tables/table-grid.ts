/** 表格往返: a decision table as a plain grid of text (a spreadsheet's lines and cells) and back, with findings per cell. */
import { readTable } from './read-table.ts';
import { checkTable } from './check-table.ts';
import type { TableColumn, TableFinding, TableRow, WrittenTable } from './table-model.ts';

/** 表格: the first line holds the titles. */
export type TableGrid = string[][];

const idTitle = '行编号';
const noteTitle = '说明';

/** 导出成表格: 行编号, the inputs, the outputs, 说明. */
export function tableToGrid(table: WrittenTable): TableGrid {
  const titles = [idTitle, ...table.inputs.map(inputTitle), ...table.outputs.map(outputTitle), noteTitle];
  return [titles, ...table.rows.map((row) => [row.id, ...row.when, ...row.gives, row.note ?? ''])];
}

const inputTitle = (column: TableColumn): string => `如果 ${column.title}`;
const outputTitle = (column: TableColumn): string => `那么 ${column.title}`;

/**
 * 由表格得表: columns are found by their titles (with or without 如果 / 那么, or by id) in any order; empty lines are left out, a
 * missing row number gets the next one. Findings tell every title that does not fit and everything `judgeTable` finds.
 */
export function gridToTable(base: WrittenTable, grid: TableGrid): { table: WrittenTable; findings: TableFinding[] } {
  const [titles = [], ...lines] = grid;
  const findings: TableFinding[] = [];
  const place = (column: TableColumn, title: string): number => {
    const at = titles.findIndex((cell) => [title, column.title, column.id].includes(cell.trim()));
    if (at < 0) {
      const message = `表头里没有“${title}”这一列`;
      findings.push({
        code: 'table-column-missing',
        severity: 'block',
        message,
        remedy: `请加上这一列，标题写“${title}”`,
      });
    }
    return at;
  };
  const inputs = base.inputs.map((column) => place(column, inputTitle(column)));
  const outputs = base.outputs.map((column) => place(column, outputTitle(column)));
  const idAt = titles.findIndex((cell) => cell.trim() === idTitle);
  const noteAt = titles.findIndex((cell) => cell.trim() === noteTitle);
  const used = new Set([...inputs, ...outputs, idAt, noteAt]);
  titles.forEach((title, at) => {
    if (used.has(at) || title.trim() === '') return;
    const message = `表头里的“${title}”不是这张表的列`;
    findings.push({
      code: 'table-column-unknown',
      severity: 'block',
      message,
      remedy: '请删去这一列，或者改成已有的标题',
    });
  });
  const filled = lines.filter((line) => line.some((cell) => cell.trim() !== ''));
  const cell = (line: readonly string[], at: number): string => (at < 0 ? '' : (line[at] ?? '').trim());
  const rows = filled.map((line, index): TableRow => {
    const note = cell(line, noteAt);
    return {
      id: cell(line, idAt) || `r${index + 1}`,
      when: inputs.map((at) => cell(line, at)),
      gives: outputs.map((at) => cell(line, at)),
      ...(note === '' ? {} : { note }),
    };
  });
  const table = { ...base, rows };
  return { table, findings: [...findings, ...judgeTable(table)] };
}

/** 检查整张表: what cannot be read, or else gaps, overlaps and dead rows. */
export function judgeTable(table: WrittenTable): TableFinding[] {
  const read = readTable(table);
  return read.table === undefined ? read.findings : checkTable(read.table);
}
