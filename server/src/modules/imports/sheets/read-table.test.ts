import { deflateRawSync } from 'node:zlib';
import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, test } from 'vitest';
import type { ReadFile } from '../batch.ts';
import { readFile } from '../read-file.ts';
import { listOf, nothing } from '../testing-files.ts';
import { writeCsv } from './csv.ts';
import { lists } from './lists.ts';
import { writeRows } from './write-rows.ts';
import { writeXlsx } from './write-xlsx.ts';

const list = listOf('regions');
const read = (content: Buffer, format: 'csv' | 'xlsx' = 'csv'): Promise<ReadFile> =>
  readFile(content, format, { list, baseOf: nothing });
const codesOf = ({ problems }: ReadFile): string[] => problems.map(({ code }) => code);
const told = ({ given }: ReadFile) =>
  given.flatMap(({ problems }) => problems.map(({ line, column, code }) => [line, column, code]));
const header = '区划代码,名称,层级,上级区划';

async function sheet(fill: (book: Workbook) => void): Promise<Buffer> {
  const book = new Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('CSV', () => {
  test('BOM、GB18030、UTF-16、制表符：都认得出中文', async () => {
    const line = '429900,云泽市,3,';
    const gb = Buffer.concat([
      Buffer.from([0xc7, 0xf8, 0xbb, 0xae, 0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a]),
      Buffer.from([...Buffer.from('429900,'), 0xd4, 0xc6, 0xd4, 0xf3, 0xca, 0xd0, 0x0a]),
    ]);
    const files = [
      Buffer.from(`\uFEFF${header}\r\n${line}\r\n`),
      Buffer.from(`${header}\n${line}`),
      Buffer.from(`\uFEFF${header}\n${line}\n`.replaceAll(',', '\t'), 'utf16le'),
    ];
    for (const content of files)
      expect((await read(content)).given[0]!.definition).toEqual({
        kind: 'region',
        code: '429900',
        name: '云泽市',
        level: 3,
      });
    expect((await read(gb)).given[0]).toMatchObject({ code: '429900', name: '云泽市' });
  });

  test('列的先后不要紧；缺了编码列、重复的列不读，多出的列提醒', async () => {
    const moved = await read(Buffer.from('名称,备注,层级,区划代码\n云泽市,好,3,429900\n'));
    expect(codesOf(moved)).toEqual(['unknown-column']);
    expect(moved.given[0]!.definition).toMatchObject({ code: '429900', level: 3 });
    expect(codesOf(await read(Buffer.from('名称,层级\n云泽市,3\n')))).toEqual(['missing-column']);
    expect(codesOf(await read(Buffer.from(`${header},名称\n429900,云泽市,3,,\n`)))).toEqual(['column-twice']);
  });

  test('全角数字、编码前后的空格、空格子、重复的行：报出行和列，不悄悄改', async () => {
    const text = `${header}\n４２９９００,云泽市,3,\n 429901,一区,4,\n429902,二区,４,429900\n429903,,4,\n429904,三区,4,\n429904,四区,4,\n`;
    expect(told(await read(Buffer.from(text)))).toEqual([
      [2, '区划代码', 'bad-cell'],
      [3, '区划代码', 'bad-cell'],
      [4, '层级', 'bad-cell'],
      [5, '名称', 'empty-cell'],
      [7, '区划代码', 'row-twice'],
    ]);
  });

  test('二进制内容、不成对的引号、太多行：整份不读，说明原因', async () => {
    expect(codesOf(await read(Buffer.from([0x80, 0xff, 0x41, 0xff])))).toEqual(['unknown-encoding']);
    expect(codesOf(await read(Buffer.from('a\u0000b')))).toEqual(['not-text']);
    const many = `${header}\n${Array.from({ length: 20_001 }, (_, at) => `${100_000 + at},名,4,`).join('\n')}`;
    expect(codesOf(await read(Buffer.from(many)))).toEqual(['too-many-rows']);
  });

  test('导出的 CSV 里没有会被当成公式的格，读回来一字不差', async () => {
    for (const name of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', "'=1", '\t=1', '＝1']) {
      const rows = writeRows(list, [{ kind: 'region', code: '429900', name, level: 3 }], () => '');
      const file = writeCsv(rows);
      expect(file).not.toMatch(/(^|[,\n])"[=+\-@\t\r＝＋－＠]/);
      expect((await read(Buffer.from(file))).given[0]).toMatchObject({ name });
    }
  });
});

describe('xlsx', () => {
  test('公式只取值并提醒；合并的格、错误值、丢了位数的数字不猜', async () => {
    const content = await sheet((book) => {
      const here = book.addWorksheet('区划');
      here.addRow(header.split(','));
      here.addRow([429900, '云泽市', { formula: '1+2', result: 3 }]);
      here.addRow(['429901', '一区', 4]);
      here.addRow(['429902', '二区', 4]);
      here.addRow([429903001001123456, '三区', 4]);
      here.addRow(['429904', { error: '#REF!' }, 4]);
      here.addRow(['429905', '五区', { formula: 'A1' }]);
      here.mergeCells('C3:C4');
    });
    const found = await read(content, 'xlsx');
    expect(found.given[0]!.definition).toEqual({ kind: 'region', code: '429900', name: '云泽市', level: 3 });
    const codes = told(found).filter(([, , code]) => code !== 'empty-cell');
    expect(codes).toEqual([
      [2, '层级', 'formula'],
      [3, '层级', 'merged-cell'],
      [4, '层级', 'merged-cell'],
      [5, '区划代码', 'lost-digits'],
      [6, '名称', 'cell-fault'],
      [7, '层级', 'formula'],
    ]);
  });

  test('日期成为 ISO 日期文字，是否成为「是」「否」，富文本取文字', async () => {
    const content = await sheet((book) => {
      const here = book.addWorksheet('别的名字');
      here.addRow(['区划代码', '名称', '层级']);
      here.addRow(['429900', { richText: [{ text: '云' }, { text: '泽市' }] }, 3]);
      here.addRow(['429901', new Date('2026-11-22T00:00:00Z'), 3]);
    });
    const { given } = await read(content, 'xlsx');
    expect(given.map(({ name }) => name)).toEqual(['云泽市', '2026-11-22']);
  });

  test.each([
    ['不是压缩包', () => Buffer.from('PK\u0003\u0004 no archive at all')],
    ['解开后极大', () => archive('xl/workbook.xml', deflateRawSync(Buffer.alloc(210_000_000)))],
    [
      '带文档类型声明',
      () =>
        archive('xl/workbook.xml', deflateRawSync(Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'))),
    ],
    ['部分太多', () => archive('a', Buffer.from('a'), 501)],
    ['加了密码', () => archive('a', deflateRawSync(Buffer.from('a')), 1, 1)],
  ])('%s：不交给解析程序', async (_, make) => {
    expect(codesOf(await read(make(), 'xlsx'))).toEqual(['bad-archive']);
  });

  test('下拉框引用「可选值」，「填写说明」逐列说明', async () => {
    for (const one of lists) {
      const book = new Workbook();
      await book.xlsx.load(
        Buffer.from(
          await writeXlsx(
            one,
            writeRows(one, [], () => ''),
            () => ['a 甲', 'b 乙'],
          ),
        ),
      );
      expect(book.worksheets.map(({ name }) => name)).toEqual([one.name, '填写说明', '可选值']);
      expect(book.getWorksheet('填写说明')!.rowCount).toBe(one.columns.length + 1);
    }
    const items = listOf('items');
    const book = new Workbook();
    await book.xlsx.load(
      Buffer.from(
        await writeXlsx(
          items,
          writeRows(items, [], () => ''),
          () => ['a 甲'],
        ),
      ),
    );
    const type = book.getWorksheet(items.name)!.getCell('C2').dataValidation as { type?: string; formulae?: string[] };
    expect(type).toMatchObject({ type: 'list' });
    expect(type.formulae![0]).toMatch(/^'可选值'!\$A\$2:\$A\$13$/);
    expect(book.getWorksheet('可选值')!.getCell('A2').value).toBe('办理环节');
  });
});

/** A minimal archive: `copies` directory entries of one part. */
function archive(name: string, packed: Buffer, copies = 1, flags = 0): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const body = Buffer.concat([local, Buffer.from(name), packed]);
  const directory = Buffer.concat(Array.from({ length: copies }, () => Buffer.concat([entry, Buffer.from(name)])));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(copies, 10);
  end.writeUInt32LE(body.length, 16);
  return Buffer.concat([body, directory, end]);
}
