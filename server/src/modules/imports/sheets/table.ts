import type { Problem } from '../batch.ts';

/** 表格: what a spreadsheet or CSV file holds, as text; `problems` of a row are told by title of the column once the header is known. */
export type Table = { header: string[]; rows: TableRow[]; problems: Problem[] };
export type TableRow = {
  line: number;
  cells: string[];
  slips: { at: number; severity: Problem['severity']; code: string; message: string; remedy: string }[];
};

/** Most rows of one file: ten thousand items and room to spare. */
export const ROWS_MAX = 20_000;
export const COLUMNS_MAX = 100;
export const FILE_BYTES_MAX = 10_000_000;

/** A file that cannot be read at all. */
export const unreadable = (code: string, message: string, remedy: string): Table => ({
  header: [],
  rows: [],
  problems: [{ line: null, column: null, severity: 'block', code, message, remedy }],
});

/** Rows without any text are left out; too many are refused as a whole. */
export function tableOf(header: string[], rows: readonly TableRow[]): Table {
  const filled = rows.filter(({ cells, slips }) => slips.length > 0 || cells.some((cell) => cell !== ''));
  if (filled.length > ROWS_MAX)
    return unreadable('too-many-rows', `共 ${filled.length} 行，最多 ${ROWS_MAX} 行`, '请分成几个文件导入');
  if (header.length > COLUMNS_MAX)
    return unreadable('too-many-columns', `共 ${header.length} 列，最多 ${COLUMNS_MAX} 列`, '请删去清单以外的列');
  return { header, rows: filled, problems: [] };
}
