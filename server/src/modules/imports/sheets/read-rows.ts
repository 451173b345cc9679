import type { Definition, DefinitionKind } from '@yijian/core/contract';
import { blockAt, type Given, isWrong, type Problem } from '../batch.ts';
import { readCell } from './cells.ts';
import type { Column, ListSpec } from './lists.ts';
import type { Table, TableRow } from './table.ts';

type Part = Record<string, unknown>;
type ReadRow = {
  line: number;
  code: string;
  whole: Map<string, unknown>;
  member: Map<string, unknown>;
  problems: Problem[];
};
type Placed = Column & { at: number };

/** 现有内容: what is in force (or the draft of what never was) that a row is laid over. */
export type BaseOf = (kind: DefinitionKind, code: string) => Definition | undefined;

/**
 * 表格读成定义: each row laid over what is there: columns that stand in the file replace, everything else stays. Columns are
 * found by title, in any order. With `rows`, the rows of one code are together that whole list of the definition.
 */
export function readRows(list: ListSpec, table: Table, baseOf: BaseOf): { given: Given[]; problems: Problem[] } {
  if (isWrong(table.problems)) return { given: [], problems: table.problems };
  const problems = headerProblems(list, table.header);
  if (isWrong(problems)) return { given: [], problems };
  const columns = list.columns.flatMap((column) => {
    const at = titles(table.header).indexOf(column.title);
    return at < 0 ? [] : [{ ...column, at }];
  });
  const rows = table.rows.map((row) => readRow(row, columns, table.header));
  const byCode = Map.groupBy(rows, (row) => (row.code === '' ? `\u0000${row.line}` : row.code));
  const given = [...byCode.values()].flatMap((group) =>
    list.rows === undefined ? eachRow(list, group, baseOf) : [joinedRows(list, group, baseOf)],
  );
  return { given, problems };
}

const titles = (header: readonly string[]): string[] => header.map((title) => title.trim());

function headerProblems(list: ListSpec, header: readonly string[]): Problem[] {
  const given = titles(header);
  const at = { line: 1, column: null };
  const keys = list.columns.filter(({ path }) => path === 'code' || path === 'id').map(({ title }) => title);
  const missing = keys.filter((title) => !given.includes(title));
  const twice = [...new Set(given.filter((title, index) => title !== '' && given.indexOf(title) !== index))];
  const known = new Set(list.columns.map(({ title }) => title));
  const unknown = given.filter((title) => title !== '' && !known.has(title));
  return [
    ...missing.map((title) =>
      blockAt(at, 'missing-column', {
        message: `第一行没有「${title}」这一列`,
        remedy: `请确认选的是「${list.name}」，第一行是列名；列的先后不要紧`,
      }),
    ),
    ...twice.map((title) =>
      blockAt({ ...at, column: title }, 'column-twice', { message: `「${title}」出现了两次`, remedy: '请只保留一列' }),
    ),
    ...unknown.map(
      (title): Problem => ({
        ...at,
        column: title,
        severity: 'warn',
        code: 'unknown-column',
        message: `不认识「${title}」这一列，没有读`,
        remedy: '写错列名的请改正；自己加的列可以不管',
      }),
    ),
  ];
}

function readRow(row: TableRow, columns: readonly Placed[], header: readonly string[]): ReadRow {
  const { line } = row;
  const problems: Problem[] = row.slips.map(({ at, ...slip }) => ({ line, column: header[at] ?? null, ...slip }));
  const slipped = new Set(row.slips.filter(({ severity }) => severity === 'block').map(({ at }) => at));
  const read: ReadRow = { line, code: '', whole: new Map(), member: new Map(), problems };
  for (const column of columns) {
    const text = row.cells[column.at] ?? '';
    const target = column.inRow ? read.member : read.whole;
    if (slipped.has(column.at)) continue;
    if (text === '') target.set(column.path, emptyOf(column));
    else {
      const value = readCell(column.cell, text);
      const at = { line, column: column.title };
      if ('value' in value) target.set(column.path, value.value);
      else problems.push(blockAt(at, 'bad-cell', { message: value.slip, remedy: value.remedy }));
    }
    if (text === '' && column.required)
      problems.push(
        blockAt({ line, column: column.title }, 'empty-cell', {
          message: `「${column.title}」没有填`,
          remedy: '请填上',
        }),
      );
  }
  read.code = String(read.whole.get('code') ?? '');
  return read;
}

const emptyOf = ({ cell, orEmpty }: Column): unknown => {
  if (orEmpty) return [];
  return cell.is === 'duration' && cell.orNone ? null : undefined;
};

function eachRow(list: ListSpec, group: readonly ReadRow[], baseOf: BaseOf): Given[] {
  return group.map((row, at) => {
    if (at > 0)
      row.problems.push(
        blockAt({ line: row.line, column: list.columns[0]!.title }, 'row-twice', {
          message: `「${row.code}」和第 ${group[0]!.line} 行重复`,
          remedy: '同一编码只能有一行',
        }),
      );
    return givenOf(list, row, layOver(list, row, baseOf));
  });
}

/** Columns laid over the definition that is there, or over the blank one. */
function layOver(list: ListSpec, row: ReadRow, baseOf: BaseOf): Part | null {
  const base = (row.code === '' ? undefined : baseOf(list.kind, row.code)) ?? list.blank;
  if (base === undefined) {
    if (row.code !== '')
      row.problems.push(
        blockAt({ line: row.line, column: list.columns[0]!.title }, 'unknown-owner', {
          message: `没有「${row.code}」`,
          remedy: '请先导入或建好这个事项，再导入它的各行',
        }),
      );
    return null;
  }
  const whole: Part = structuredClone({ ...(base as Part) });
  whole.kind = list.kind;
  for (const [path, value] of row.whole) put(whole, path, value);
  return whole;
}

function joinedRows(list: ListSpec, group: readonly ReadRow[], baseOf: BaseOf): Given {
  const [first] = group;
  const whole = layOver(list, first!, baseOf);
  const known = new Map(
    ((whole?.[list.rows!] ?? []) as Part[]).map((member) => [member.id as string, member] as const),
  );
  const seen = new Map<unknown, number>();
  const members = group.map((row) => {
    const id = row.member.get('id');
    const before = seen.get(id);
    const column = list.columns.find(({ path, inRow }) => inRow && path === 'id')!.title;
    if (before !== undefined)
      row.problems.push(
        blockAt({ line: row.line, column }, 'row-twice', {
          message: `编号「${String(id)}」和第 ${before} 行重复`,
          remedy: '每个编号只能用一次',
        }),
      );
    seen.set(id, row.line);
    const member: Part = { ...known.get(id as string) };
    for (const [path, value] of row.member) put(member, path, value);
    return member;
  });
  if (whole !== null) whole[list.rows!] = members;
  const problems = group.flatMap((row) => row.problems);
  const memberLines = Object.fromEntries([...seen].map(([id, line]) => [String(id), line]));
  return { ...givenOf(list, { ...first!, problems }, whole), memberLines };
}

const givenOf = (list: ListSpec, row: ReadRow, whole: Part | null): Given => ({
  line: row.line,
  kind: list.kind,
  code: row.code,
  name: String(row.whole.get('name') ?? whole?.name ?? ''),
  definition: isWrong(row.problems) ? null : (whole as Definition | null),
  problems: row.problems,
});

function put(target: Part, path: string, value: unknown): void {
  const [head, ...rest] = path.split('.') as [string, ...string[]];
  if (rest.length > 0) {
    const inner: Part = { ...(target[head] as Part | undefined) };
    put(inner, rest.join('.'), value);
    if (Object.keys(inner).length > 0) target[head] = inner;
    else delete target[head];
  } else if (value === undefined) delete target[head];
  else target[head] = value;
}
