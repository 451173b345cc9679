/** 决策表的说法: values and cells in the words of the columns. */
import { valueWords } from '../phrases.ts';
import type { FactValue } from '../types.ts';
import type { CellPart, InputCell, TableColumn } from './table-model.ts';

/** 值的说法: labels for codes, the unit behind numbers. */
export function shownValue(value: FactValue, column: TableColumn): string {
  if (value === null) return '不适用';
  if (Array.isArray(value)) return value.map((entry: FactValue) => shownValue(entry, column)).join('、');
  const { kind, unit } = column.type;
  if (kind === 'choices') return labelOf(String(value), column);
  if (kind === 'list' || kind === 'context') return String(value);
  const words = valueWords(value as string | boolean, kind, column.id, { [column.id]: column.type });
  return unit === undefined || kind !== 'number' ? words : `${words} ${unit}`;
}

function labelOf(code: string, column: TableColumn): string {
  return column.type.values?.find((value) => value.code === code)?.label ?? code;
}

/** 单元格的说法: 「≥ 50」, 「10 至 50（不含 50）」, 「餐馆或食堂」. */
export function cellWords(cell: InputCell, column: TableColumn): string {
  if (cell.any) return '不限';
  const words = cell.parts.map((part) => partWords(part, column)).join('或');
  return cell.negated ? `不是 ${words}` : words;
}

function partWords(part: CellPart, column: TableColumn): string {
  if (part.is === 'null') return '不适用';
  if (part.is === 'value') return shownValue(part.value, column);
  const { low, high, lowOpen, highOpen } = part;
  if (low === undefined) return `${highOpen ? '<' : '≤'} ${shownValue(high ?? null, column)}`;
  if (high === undefined) return `${lowOpen ? '>' : '≥'} ${shownValue(low, column)}`;
  const left = [lowOpen ? low : '', highOpen ? high : ''].filter((bound) => bound !== '');
  return `${low} 至 ${shownValue(high, column)}${left.length === 0 ? '' : `（不含 ${left.join(' 和 ')}）`}`;
}
