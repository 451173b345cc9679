/** 坐标轴: the values of one input, split into classes that no cell of the table tells apart. */
import { addDays } from '../expressions/day-math.ts';
import { addDecimals, divideDecimals, roundDecimal, subtractDecimals } from '../expressions/decimal-math.ts';
import { compareOn } from './read-cell.ts';
import type { CellPart, InputCell, ReadTable, TableColumn } from './table-model.ts';

/** 一类值: `sample` stands for all of them; `other` for texts and codes that no cell mentions. */
export type AxisClass = { sample: string | boolean; other: boolean };

/** 坐标轴: `limits` are the bounds that cells mention, ascending (numbers and dates only). */
export type Axis = { classes: readonly AxisClass[]; limits: readonly string[] };

/** 一个值合不合单元格; "not applicable" fits any, `null` itself, and what is denied. */
export function cellHolds(cell: InputCell, value: string | boolean | null, column: TableColumn): boolean {
  if (cell.any) return true;
  return cell.negated !== cell.parts.some((part) => partHolds(part, value, column));
}

function partHolds(part: CellPart, value: string | boolean | null, column: TableColumn): boolean {
  if (part.is === 'null' || value === null) return part.is === 'null' && value === null;
  if (part.is === 'value') {
    return column.type.kind === 'number'
      ? compareOn(column, String(value), String(part.value)) === 0
      : value === part.value;
  }
  const text = String(value);
  const low = part.low === undefined ? 1 : compareOn(column, text, part.low);
  const high = part.high === undefined ? -1 : compareOn(column, text, part.high);
  return (part.lowOpen ? low > 0 : low >= 0) && (part.highOpen ? high < 0 : high <= 0);
}

/** 划分一列: every value of the column's kind belongs to exactly one class. */
export function axisOf(table: ReadTable, at: number): Axis {
  const column = table.inputs[at] as TableColumn;
  const parts = table.rows.flatMap((row) => row.when[at]?.parts ?? []);
  if (column.type.kind === 'number' || column.type.kind === 'date') return orderedAxis(column, parts);
  const mentioned = parts.flatMap((part) => (part.is === 'value' ? [part.value] : []));
  if (column.type.kind === 'boolean') {
    return { classes: [true, false].map((sample) => ({ sample, other: false })), limits: [] };
  }
  const codes = column.type.values?.map((value) => value.code);
  const known = [...new Set(codes ?? mentioned.map(String))];
  const classes = known.map((sample): AxisClass => ({ sample, other: false }));
  return { classes: codes === undefined ? [...classes, { sample: '（其他）', other: true }] : classes, limits: [] };
}

/** Each limit that can be answered, and one value between two neighbours where there is any. */
function orderedAxis(column: TableColumn, parts: readonly CellPart[]): Axis {
  const found = parts.flatMap((part) =>
    part.is === 'interval' ? [part.low, part.high] : part.is === 'value' ? [String(part.value)] : [],
  );
  const limits = [...new Set(found.filter((limit) => limit !== undefined))].sort((a, b) => compareOn(column, a, b));
  const samples: string[] = [];
  const edges = [undefined, ...limits, undefined];
  edges.slice(1).forEach((limit, index) => {
    const between = valueBetween(column, edges[index], limit);
    if (between !== undefined) samples.push(between);
    if (limit !== undefined && isPossible(column, limit)) samples.push(limit);
  });
  return { classes: samples.map((sample) => ({ sample, other: false })), limits };
}

function isPossible(column: TableColumn, value: string): boolean {
  if (column.min !== undefined && compareOn(column, value, column.min) < 0) return false;
  if (column.max !== undefined && compareOn(column, value, column.max) > 0) return false;
  if (column.type.kind === 'date' || column.scale === undefined) return true;
  return compareOn(column, roundDecimal(value, column.scale, 'floor'), value) === 0;
}

/** Some value strictly between the two, of those that can be answered. */
function valueBetween(column: TableColumn, low: string | undefined, high: string | undefined): string | undefined {
  const inside = (value: string | null | undefined): value is string =>
    value !== undefined &&
    value !== null &&
    (low === undefined || compareOn(column, value, low) > 0) &&
    (high === undefined || compareOn(column, value, high) < 0) &&
    isPossible(column, value);
  return candidates(column, low, high).find(inside);
}

function candidates(column: TableColumn, low: string | undefined, high: string | undefined): (string | null)[] {
  const { min, max } = column;
  const ends = [min ?? null, max ?? null];
  if (column.type.kind === 'date') {
    if (low !== undefined) return [addDays(low, '1'), ...ends];
    return high === undefined ? ['2026-01-01', ...ends] : [addDays(high, '-1'), ...ends];
  }
  if (low === undefined && high === undefined) return ['0', ...ends];
  const unit = column.scale === undefined || column.scale === 0 ? '1' : `0.${'0'.repeat(column.scale - 1)}1`;
  const onGrid = (value: string): string =>
    column.scale === undefined ? value : roundDecimal(value, column.scale, 'floor');
  if (low === undefined) {
    const below = onGrid(subtractDecimals(high ?? '0', unit));
    return [below, ...ends];
  }
  const above = onGrid(addDecimals(low, unit));
  const middle = high === undefined ? null : divideDecimals(addDecimals(low, high), '2');
  return [above, ...(column.scale === undefined ? [middle] : []), ...ends];
}
