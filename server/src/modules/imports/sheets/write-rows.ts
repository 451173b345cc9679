import type { Definition, DefinitionKind } from '@yijian/core/contract';
import { writeCell } from './cells.ts';
import type { Column, ListSpec } from './lists.ts';

type Part = Record<string, unknown>;

/** 定义写成行: the header, then one row per definition, or per member of its list. `nameOf`: names beside codes. */
export function writeRows(
  list: ListSpec,
  definitions: readonly Definition[],
  nameOf: (kind: DefinitionKind, code: string) => string,
): string[][] {
  const header = list.columns.map(({ title }) => title);
  const row = (whole: Part, member: Part): string[] =>
    list.columns.map((column) => writeCell(column.cell, valueAt(column.inRow ? member : whole, column), nameOf));
  const rows = (definitions as unknown as Part[]).flatMap((whole) =>
    list.rows === undefined ? [row(whole, whole)] : (whole[list.rows] as Part[]).map((member) => row(whole, member)),
  );
  return [header, ...rows];
}

const valueAt = (from: Part, { path }: Column): unknown =>
  path.split('.').reduce<unknown>((here, name) => (here as Part | undefined)?.[name], from);
