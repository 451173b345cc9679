import type { ServedFile } from './http/route.ts';

/** 表格文件: rows as CSV for a spreadsheet (UTF-8 with its mark); what it would take for a formula is marked as text. */
export function csvFile(name: string, rows: readonly (readonly (string | number)[])[]): ServedFile {
  const text = `\uFEFF${rows.map((row) => row.map((cell) => cellOf(String(cell))).join(',')).join('\r\n')}\r\n`;
  return { name: `${name}.csv`, type: 'text/csv; charset=utf-8', content: new TextEncoder().encode(text) };
}

const cellOf = (value: string): string => `"${(/^[=+\-@]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
