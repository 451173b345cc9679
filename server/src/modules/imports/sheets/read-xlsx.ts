import { type Cell, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { archiveSlip } from './guard-archive.ts';
import { type Table, type TableRow, tableOf, unreadable } from './table.ts';

type Slip = TableRow['slips'][number];
type Read = { text: string; slip?: Omit<Slip, 'at'> };

/**
 * 读 xlsx: the sheet of that name, else the first one. Values only: of a formula the result that was kept with it, with a remark; dates
 * as ISO days; numbers as they were typed. Merged cells and numbers that lost digits are told, never guessed.
 */
export async function readXlsx(content: Buffer, sheetName: string): Promise<Table> {
  const slip = archiveSlip(content);
  if (slip !== null) return unreadable('bad-archive', slip, '请在 Excel 或 WPS 中另存为 .xlsx 后再传');
  const book = new Workbook();
  try {
    await book.xlsx.load(content);
  } catch {
    return unreadable('bad-workbook', '这份 xlsx 读不出来', '请在 Excel 或 WPS 中打开，另存为 .xlsx 后再传');
  }
  const sheet = book.getWorksheet(sheetName) ?? book.worksheets[0];
  if (sheet === undefined) return unreadable('no-sheet', '里面没有工作表', '请从「导出」取得模板，填好后再传');
  return readSheet(sheet);
}

function readSheet(sheet: Worksheet): Table {
  const header: string[] = [];
  const rows: TableRow[] = [];
  sheet.eachRow((row, line) => {
    const cells: string[] = [];
    const slips: Slip[] = [];
    row.eachCell((cell, column) => {
      const { text, slip } = readValue(cell);
      cells[column - 1] = text;
      if (slip !== undefined) slips.push({ at: column - 1, ...slip });
    });
    const dense = Array.from(cells, (text) => text ?? '');
    if (line === 1) header.push(...dense);
    else rows.push({ line, cells: dense, slips });
  });
  return tableOf(header, rows);
}

const warn = { severity: 'warn' } as const;
const block = { severity: 'block' } as const;

function readValue(cell: Cell): Read {
  if (cell.isMerged)
    return {
      text: '',
      slip: { ...block, code: 'merged-cell', message: '这一格是合并单元格', remedy: '请取消合并，每一行都填上内容' },
    };
  const value: unknown = cell.value;
  if (isObject(value) && ('formula' in value || 'sharedFormula' in value)) {
    const result = textOf(value.result);
    if (result === null || result.text === '')
      return {
        text: '',
        slip: { ...block, code: 'formula', message: '这一格是公式，没有可用的结果', remedy: '请把公式换成算好的值' },
      };
    return {
      ...result,
      slip: result.slip ?? {
        ...warn,
        code: 'formula',
        message: '这一格是公式，只取了算好的值',
        remedy: '请核对取到的值',
      },
    };
  }
  return (
    textOf(value) ?? {
      text: '',
      slip: { ...block, code: 'cell-fault', message: '这一格是错误值', remedy: '请改成正确的内容' },
    }
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

function textOf(value: unknown): Read | null {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'string') return { text: value.replaceAll('\r\n', '\n') };
  if (typeof value === 'boolean') return { text: value ? '是' : '否' };
  if (typeof value === 'number') return numberText(value);
  if (value instanceof Date) return { text: value.toISOString().slice(0, 10) };
  if (!isObject(value)) return null;
  if (Array.isArray(value.richText))
    return { text: value.richText.map((part: { text?: string }) => part.text ?? '').join('') };
  return typeof value.text === 'string' ? { text: value.text } : null;
}

/** Excel keeps 15 digits: a longer code that was typed as a number is not what was typed. */
function numberText(value: number): Read {
  if (Math.abs(value) < 1e15) return { text: String(value) };
  const message = '这一格被存成了数字，15 位以后的数字已经丢失';
  return { text: '', slip: { ...block, code: 'lost-digits', message, remedy: '请把单元格设为「文本」后重新填写' } };
}
