import type { DefinitionKind } from '@yijian/core/contract';
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import type { Column, ListSpec } from './lists.ts';

const CHOICES_SHEET = '可选值';
const HELP_SHEET = '填写说明';
/** Rows below the last one that also get the drop-downs, for what people add. */
const SPARE_ROWS = 500;

/**
 * 写 xlsx: the list as text cells (nothing is calculated, no digit is lost), drop-downs for coded columns, a sheet that explains each
 * column. `codesOf`: code and name of what a column may refer to.
 */
export async function writeXlsx(
  list: ListSpec,
  rows: readonly (readonly string[])[],
  codesOf: (kind: DefinitionKind) => readonly string[],
): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet(list.name, { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
  for (const [at, column] of list.columns.entries()) {
    const settings = sheet.getColumn(at + 1);
    settings.width = Math.max(12, Math.min(40, column.title.length * 2 + 6));
    settings.numFmt = '@';
  }
  sheet.addRows(rows.map((row) => row.map((text) => (text === '' ? null : text))));
  sheet.getRow(1).font = { bold: true };
  explain(book.addWorksheet(HELP_SHEET), list);
  addDropDowns(sheet, book.addWorksheet(CHOICES_SHEET), { list, lastRow: rows.length + SPARE_ROWS, codesOf });
  return book.xlsx.writeBuffer();
}

function explain(sheet: Worksheet, list: ListSpec): void {
  sheet.columns = [{ width: 20 }, { width: 8 }, { width: 60 }, { width: 60 }];
  sheet.addRow(['列名', '必填', '怎么填', '可以填的']);
  sheet.getRow(1).font = { bold: true };
  for (const column of list.columns)
    sheet.addRow([column.title, column.required ? '是' : '', column.help, wordsOf(column).join('、')]);
}

function wordsOf({ cell }: Column): string[] {
  // Codes like 10 come before 01 in an object: in the drop-down they stand in order of code where all are numbers.
  if (cell.is === 'choice' || cell.is === 'choices') {
    const codes = Object.keys(cell.words);
    return (codes.every((code) => /^\d+$/.test(code)) ? codes.sort() : codes).map((code) => cell.words[code]!);
  }
  return cell.is === 'flag' ? ['是', '否'] : [];
}

type Around = { list: ListSpec; lastRow: number; codesOf: (kind: DefinitionKind) => readonly string[] };

/** One column of the sheet of choices per coded column; only single choices have a drop-down, Excel knows no other. */
function addDropDowns(sheet: Worksheet, choices: Worksheet, { list, lastRow, codesOf }: Around): void {
  let used = 0;
  for (const [at, column] of list.columns.entries()) {
    const words = column.cell.is === 'ref' ? codesOf(column.cell.kind) : wordsOf(column);
    if (words.length === 0 || column.cell.is === 'choices') continue;
    used += 1;
    choices.getCell(1, used).value = column.title;
    for (const [index, word] of words.entries()) choices.getCell(index + 2, used).value = word;
    const letter = choices.getColumn(used).letter;
    const here = sheet.getColumn(at + 1).letter;
    sheet.dataValidations.add(`${here}2:${here}${lastRow}`, {
      type: 'list',
      allowBlank: !column.required,
      formulae: [`'${CHOICES_SHEET}'!$${letter}$2:$${letter}$${words.length + 1}`],
      showErrorMessage: true,
      errorTitle: column.title,
      error: '请从下拉框里选',
    });
  }
}
