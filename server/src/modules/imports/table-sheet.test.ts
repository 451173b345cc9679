import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, test } from 'vitest';
import { exportGrid, readGridFile } from './table-sheet.ts';

const grid = [
  ['行编号', '如果 经营面积', '如果 业态', '那么 费用', '说明'],
  ['r1', '< 50', '餐馆、食堂', '0', ''],
  ['r2', '[50..200)', 'not(餐馆)', '120.50', '按面积收'],
  ['r3', '>= 200', '-', '300', '𠮷'],
];
const given = (name: string, content: Uint8Array) => ({ name, content: Buffer.from(content), fields: {} });

describe('决策表和 Excel', () => {
  test('拿出去再拿回来，一格不差；名称里有斜杠也能下载', async () => {
    const file = await exportGrid({ name: '招牌/收费', grid });
    expect(file).toMatchObject({ name: '招牌/收费.xlsx' });
    const read = await readGridFile(given('招牌.xlsx', file.content));
    expect(read.problems).toEqual([]);
    expect(read.grid).toEqual(grid);
  });

  test('以等号开头的条件是文字，不是公式', async () => {
    const file = await exportGrid({ name: '表', grid: [['如果 业态'], ['=1+1']] });
    const book = new Workbook();
    await book.xlsx.load(Buffer.from(file.content));
    expect(book.worksheets[0]!.getCell('A2').value).toBe('=1+1');
  });

  test('CSV 也可以；JSON、太大的、读不出来的说明原因', async () => {
    const csv = Buffer.from('如果 业态,那么 费用\n餐馆,10\n');
    expect((await readGridFile(given('表.csv', csv))).grid).toEqual([
      ['如果 业态', '那么 费用'],
      ['餐馆', '10'],
    ]);
    await expect(readGridFile(given('表.json', Buffer.from('[]')))).rejects.toMatchObject({
      code: 'imports.unreadable-file',
    });
    await expect(readGridFile(given('表.csv', Buffer.alloc(10_000_001)))).rejects.toMatchObject({
      code: 'imports.file-too-large',
    });
    const broken = await readGridFile(given('表.xlsx', Buffer.from('PK\u0003\u0004不是表格')));
    expect(broken).toMatchObject({ grid: [], problems: [{ severity: 'block' }] });
    expect(broken.problems[0]!.remedy).toMatch(/\p{Script=Han}{2}/u);
  });
});
