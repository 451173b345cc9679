import { Workbook } from '@cj-tech-master/excelts';

/** 写一张表格: lines of text cells with a bold first line, as typed (nothing is calculated, no digit is lost). */
export async function writeGrid(name: string, grid: readonly (readonly string[])[]): Promise<Uint8Array> {
  const book = new Workbook();
  // A sheet's name has at most 31 characters and none of these.
  const sheet = book.addWorksheet(name.replace(/[[\]*?/\\:']/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
  });
  for (const [at, title] of (grid[0] ?? []).entries()) {
    const settings = sheet.getColumn(at + 1);
    settings.width = Math.max(12, Math.min(40, title.length * 2 + 6));
    settings.numFmt = '@';
  }
  sheet.addRows(grid.map((line) => [...line]));
  sheet.getRow(1).font = { bold: true };
  return book.xlsx.writeBuffer();
}
