import { parseCsv } from '@cj-tech-master/excelts/csv';
import { type Table, tableOf, unreadable } from './table.ts';

/**
 * 读 CSV: UTF-8 (with or without BOM), UTF-16 with BOM, or GB18030 as Windows Excel saves it; comma or tab. Refuses text that is none of
 * these. The apostrophe that `writeCsv` puts before what a spreadsheet would calculate is taken away again.
 */
export function readCsv(content: Buffer): Table {
  const text = decoded(content);
  if (text === null) return unreadable('unknown-encoding', '看不出这份 CSV 的文字编码', '请另存为 UTF-8 编码的 CSV');
  if (text.includes('\u0000')) return unreadable('not-text', '这不是文字文件', '请选择 CSV、xlsx 或 JSON 文件');
  const firstLine = text.slice(0, text.search(/\r?\n|$/));
  const delimiter = firstLine.includes('\t') && !firstLine.includes(',') ? '\t' : ',';
  let records: string[][];
  try {
    records = parseCsv(text, { delimiter, skipEmptyLines: false }) as string[][];
  } catch {
    return unreadable('bad-csv', '引号没有成对', '请检查有引号的格，或改用 xlsx');
  }
  const [header = [], ...rows] = records;
  return tableOf(
    header,
    rows.map((cells, at) => ({ line: at + 2, cells: cells.map(unguarded), slips: [] })),
  );
}

function decoded(content: Buffer): string | null {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', content);
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', content);
  return decodeAs('utf-8', content) ?? decodeAs('gb18030', content);
}

function decodeAs(encoding: string, content: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

/** 写 CSV: UTF-8 with BOM (so that Excel reads Chinese), every cell quoted, nothing that a spreadsheet would calculate. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map((cell) => `"${guarded(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`;

/** 防公式注入: an apostrophe before what begins like a formula; plain numbers stay. */
const guarded = (cell: string): string =>
  /^'*[=+\-@\t\r＝＋－＠]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
const unguarded = (cell: string): string => (/^'+[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
