/** 用决策表判断: compiled to one look-up per input and one AND of row sets; unknown inputs leave the outcomes that are possible. */
import { addDecimals } from '../expressions/decimal-math.ts';
import { compareDecimals } from '../decimal.ts';
import type { Facts, FactValue } from '../types.ts';
import { compareOn } from './read-cell.ts';
import { axisOf, cellHolds } from './table-axis.ts';
import type { ReadTable, TableColumn } from './table-model.ts';
import { cellWords, shownValue } from './table-words.ts';

/** 结论: the values of the outputs by id; for collect, what the aggregate makes of them. */
export type TableOutputs = Readonly<Record<string, FactValue>>;

/**
 * 判断结果: `decided` with the rows that count, `none` when no row applies, or `open`: which rows are still possible, what
 * they would say, and which inputs must be answered.
 */
export type TableOutcome =
  | { is: 'decided'; rows: readonly number[]; outputs: TableOutputs }
  | { is: 'none' }
  | { is: 'open'; rows: readonly number[]; possible: readonly TableOutputs[]; missing: readonly string[] };

export type CompiledTable = (facts: Facts) => TableOutcome;

type RowSet = Uint32Array;
/** Which rows fit a value; `certain`: rows that fit whatever the value is. */
type Column = { id: string; fits: (value: string | boolean | null) => RowSet; certain: RowSet };

/** 编译决策表: for whoever judges many facts. Facts of the wrong shape are treated as matching nothing, never thrown. */
export function compileTable(table: ReadTable): CompiledTable {
  const columns = table.inputs.map((_, at) => compileColumn(table, at));
  const all = rowSet(table, () => true);
  const noted = new Map<string, TableOutcome>();
  return (facts) => {
    const possible = all.slice();
    const certain = all.slice();
    const missing: string[] = [];
    for (const column of columns) {
      const fact = facts[column.id];
      if (fact === undefined) missing.push(column.id);
      const fits = fact === undefined ? undefined : column.fits(fact as string | boolean | null);
      for (let word = 0; word < possible.length; word += 1) {
        if (fits !== undefined) possible[word] = (possible[word] as number) & (fits[word] as number);
        certain[word] = (certain[word] as number) & ((fits ?? column.certain)[word] as number);
      }
    }
    const key = `${possible.join()}|${certain.join()}|${missing.join()}`;
    const known = noted.get(key);
    if (known !== undefined) return known;
    const outcome = outcomeOf(table, rowsIn(possible), new Set(rowsIn(certain)), missing);
    noted.set(key, outcome);
    return outcome;
  };
}

function rowSet(table: ReadTable, holds: (row: number) => boolean): RowSet {
  const set = new Uint32Array(Math.ceil(table.rows.length / 32));
  table.rows.forEach((_, row) => {
    if (holds(row)) set[row >> 5] = (set[row >> 5] as number) | (1 << (row & 31));
  });
  return set;
}

function rowsIn(set: RowSet): number[] {
  const rows: number[] = [];
  set.forEach((word, at) => {
    for (let bit = 0; bit < 32; bit += 1) if ((word & (1 << bit)) !== 0) rows.push(at * 32 + bit);
  });
  return rows;
}

function compileColumn(table: ReadTable, at: number): Column {
  const column = table.inputs[at] as TableColumn;
  const fitting = (value: string | boolean | null): RowSet =>
    rowSet(table, (row) => {
      const cell = table.rows[row]?.when[at];
      return cell !== undefined && cellHolds(cell, value, column);
    });
  const certain = rowSet(table, (row) => table.rows[row]?.when[at]?.any === true);
  const absent = fitting(null);
  const isOrdered = column.type.kind === 'number' || column.type.kind === 'date';
  const find = isOrdered ? orderedLookup(table, at, fitting) : plainLookup(fitting);
  return { id: column.id, certain, fits: (value) => (value === null ? absent : find(value)) };
}

type Lookup = (value: string | boolean) => RowSet;

function plainLookup(fitting: (value: string | boolean) => RowSet): Lookup {
  const known = new Map<string | boolean, RowSet>();
  const kept = 1000;
  return (value) => {
    const found = known.get(value) ?? fitting(value);
    if (known.size < kept) known.set(value, found);
    return found;
  };
}

/** Between two limits no cell tells values apart: one set per limit and per gap, found by bisection. */
function orderedLookup(table: ReadTable, at: number, fitting: (value: string) => RowSet): Lookup {
  const column = table.inputs[at] as TableColumn;
  const { limits } = axisOf(table, at);
  const onLimit = limits.map(fitting);
  const inGap: (RowSet | undefined)[] = limits.map(() => undefined);
  return (value) => {
    const text = String(value);
    let [low, high] = [0, limits.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = compareOn(column, text, limits[middle] as string);
      if (order === 0) return onLimit[middle] as RowSet;
      if (order > 0) low = middle + 1;
      else high = middle;
    }
    return (inGap[low] ??= fitting(text));
  };
}

function outcomeOf(
  table: ReadTable,
  possible: readonly number[],
  certain: ReadonlySet<number>,
  missing: readonly string[],
): TableOutcome {
  if (possible.length === 0) {
    return table.hitPolicy === 'collect' ? { is: 'decided', rows: [], outputs: collected(table, []) } : { is: 'none' };
  }
  if (table.hitPolicy === 'collect') {
    if (possible.every((row) => certain.has(row))) {
      return { is: 'decided', rows: possible, outputs: collected(table, possible) };
    }
    return { is: 'open', rows: possible, possible: possible.map((row) => outputsOf(table, row)), missing };
  }
  const settled = possible.findIndex((row) => certain.has(row));
  const only = possible[settled];
  if (only !== undefined && (settled === 0 || table.hitPolicy === 'unique')) {
    return { is: 'decided', rows: [only], outputs: outputsOf(table, only) };
  }
  const rows = settled < 0 ? possible : possible.slice(0, settled + 1);
  const outcomes = [...new Map(rows.map((row) => [JSON.stringify(outputsOf(table, row)), row])).values()];
  return { is: 'open', rows, possible: outcomes.map((row) => outputsOf(table, row)), missing };
}

function outputsOf(table: ReadTable, row: number): TableOutputs {
  return Object.fromEntries(table.outputs.map((column, at) => [column.id, table.rows[row]?.gives[at] ?? null]));
}

function collected(table: ReadTable, rows: readonly number[]): TableOutputs {
  return Object.fromEntries(
    table.outputs.map((column, at) => {
      const values = rows.map((row) => table.rows[row]?.gives[at] ?? null);
      return [column.id, aggregated(table, values)];
    }),
  );
}

function aggregated({ aggregate = 'list' }: ReadTable, values: readonly FactValue[]): FactValue {
  if (aggregate === 'count') return String(values.length);
  if (aggregate === 'list') return values;
  const numbers = values.filter((value) => typeof value === 'string');
  if (aggregate === 'sum') return numbers.reduce(addDecimals, '0');
  const side = aggregate === 'min' ? -1 : 1;
  const [first, ...rest] = numbers;
  if (first === undefined) return null;
  return rest.reduce((best, value) => (compareDecimals(value, best) * side > 0 ? value : best), first);
}

/** 解释决策表: which rows count and why, or what must be answered; sensitive values are not shown. */
export function explainTable(table: ReadTable, facts: Facts, outcome: TableOutcome): string {
  if (outcome.is === 'none') return '没有一行适用';
  if (outcome.is === 'open') {
    const titles = outcome.missing.map((id) => table.inputs.find((column) => column.id === id)?.title ?? id);
    return `还不能确定（可能是第 ${outcome.rows.map((row) => row + 1).join('、')} 行）：请先回答 ${titles.join('、')}`;
  }
  if (outcome.rows.length === 0) return '没有一行适用';
  return outcome.rows.map((row) => explainRow(table, facts, row)).join('；');
}

function explainRow(table: ReadTable, facts: Facts, row: number): string {
  const reasons = table.inputs.flatMap((column, at) => {
    const cell = table.rows[row]?.when[at];
    if (cell === undefined || cell.any) return [];
    const fact = facts[column.id] ?? null;
    const shown = column.type.sensitive === true ? '＊＊＊' : shownValue(fact, column);
    return [`${column.title} = ${shown}（要求：${cellWords(cell, column)}）`];
  });
  return `第 ${row + 1} 行适用，因为 ${reasons.length === 0 ? '这一行不限条件' : reasons.join('，')}`;
}
