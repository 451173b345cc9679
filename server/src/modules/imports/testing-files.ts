import type { Definition } from '@yijian/core/contract';
import type { BaseOf } from './sheets/read-rows.ts';
import { writeCsv } from './sheets/csv.ts';
import { findList, type ListSpec } from './sheets/lists.ts';
import { writeRows } from './sheets/write-rows.ts';
import { writeXlsx } from './sheets/write-xlsx.ts';

/** A list by its id. */
export function listOf(id: string): ListSpec {
  const list = findList(id);
  if (list === undefined) throw new Error(`no list ${id}`);
  return list;
}

/** 测试用的文件: the definitions as a list, with cells changed as a test needs it (row 2 is the first below the header). */
export function csvOf(
  list: ListSpec,
  definitions: readonly Definition[],
  changes: readonly { line: number; column: string; text: string }[] = [],
): Buffer {
  const rows = writeRows(list, definitions, () => '');
  for (const { line, column, text } of changes) rows[line - 1]![rows[0]!.indexOf(column)] = text;
  return Buffer.from(writeCsv(rows));
}

export const xlsxOf = async (list: ListSpec, definitions: readonly Definition[]): Promise<Buffer> =>
  Buffer.from(
    await writeXlsx(
      list,
      writeRows(list, definitions, () => '名称'),
      () => ['one 名称'],
    ),
  );

/** Nothing is there yet. */
export const nothing: BaseOf = () => undefined;
export const baseOf =
  (definitions: readonly Definition[]): BaseOf =>
  (kind, code) =>
    definitions.find((one) => one.kind === kind && one.code === code);
