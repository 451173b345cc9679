/** 读单元格: what an officer writes into a cell, to values of the column's kind. */
import { isDay } from '../../calendar/index.ts';
import { canonicalDecimal, compareDecimals, isDecimal } from '../decimal.ts';
import { nearest } from '../suggest-name.ts';
import type { FactValue } from '../types.ts';
import type { CellPart, InputCell, TableColumn } from './table-model.ts';

/** A cell that cannot be read, with what to write instead. */
export type CellFault = { code: string; message: string; remedy: string };

const any: InputCell = { any: true, negated: false, parts: [] };
const anyWords: ReadonlySet<string> = new Set(['', '-', '—', '–', '任意', '不限']);
const nullWords: ReadonlySet<string> = new Set(['null', '不适用']);

/** Signs people type in spreadsheets, as the language writes them. */
const plainSigns: readonly (readonly [RegExp, string])[] = [
  [/≥|＞=|>＝|＞＝/g, '>='],
  [/≤|＜=|<＝|＜＝/g, '<='],
  [/＞/g, '>'],
  [/＜/g, '<'],
  [/（/g, '('],
  [/）/g, ')'],
  [/［|【/g, '['],
  [/］|】/g, ']'],
  [/[“”＂]/g, '"'],
  [/…|——|～/g, '..'],
];

/** 读条件单元格: parts separated by 、 or commas; `not(…)` or `非(…)` turns all of them round. */
export function readInputCell(text: string, column: TableColumn): InputCell | CellFault {
  const written = plainSigns.reduce((now, [sign, plain]) => now.replace(sign, plain), text).trim();
  if (anyWords.has(written)) return any;
  const denied = /^(?:not|非|不是)\s*\((.*)\)$/s.exec(written);
  const parts = splitParts(denied?.[1] ?? written).map((part) => readPart(part, column));
  const fault = parts.find((part) => 'code' in part);
  if (fault !== undefined && 'code' in fault) return fault;
  const known = parts.filter((part): part is CellPart => 'is' in part);
  if (known.length === 0) return wrong(`“${text}”里没有值`, example(column));
  return { any: false, negated: denied !== null, parts: known };
}

/** Commas inside quotes and brackets belong to the part. */
function splitParts(text: string): string[] {
  const parts: string[] = [];
  let [depth, start, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '(' || char === '[') depth += 1;
    else if (char === ')' || char === ']') depth -= 1;
    else if (depth === 0 && /[,，、;；]/.test(char)) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}

function readPart(text: string, column: TableColumn): CellPart | CellFault {
  if (nullWords.has(text)) return { is: 'null' };
  const compared = /^(>=|<=|>|<|=)\s*(.+)$/s.exec(text);
  const [, sign, limit] = compared ?? [];
  if (sign !== undefined && limit !== undefined && sign !== '=') return readLimit(sign, limit, column);
  const ranged = /^([[(])?\s*(.+?)\s*\.\.\s*(.+?)\s*([\])])?$/s.exec(text);
  if (ranged !== null && isOrdered(column)) return readRange(ranged, column);
  const value = readValue(limit ?? text, column);
  if (typeof value === 'object') return value;
  return { is: 'value', value };
}

function isOrdered(column: TableColumn): boolean {
  return column.type.kind === 'number' || column.type.kind === 'date';
}

function readLimit(sign: string, text: string, column: TableColumn): CellPart | CellFault {
  if (!isOrdered(column)) return wrong(`“${column.title}”不能比大小`, example(column));
  const value = readValue(text, column);
  if (typeof value !== 'string') return typeof value === 'object' ? value : wrong(`“${text}”不是数字`, example(column));
  const open = !sign.endsWith('=');
  if (sign.startsWith('>')) return { is: 'interval', low: value, lowOpen: open, highOpen: false };
  return { is: 'interval', high: value, lowOpen: false, highOpen: open };
}

function readRange(found: RegExpExecArray, column: TableColumn): CellPart | CellFault {
  const [, openSign = '[', lowText = '', highText = '', closeSign = ']'] = found;
  const [low, high] = [readValue(lowText, column), readValue(highText, column)];
  if (typeof low === 'object') return low;
  if (typeof high === 'object') return high;
  const [lowOpen, highOpen] = [openSign === '(', closeSign === ')'];
  const order = compareOn(column, String(low), String(high));
  if (order > 0 || (order === 0 && (lowOpen || highOpen))) {
    return { code: 'table-empty-interval', message: `区间“${found[0]}”里没有任何值`, remedy: '请检查两端的先后和括号' };
  }
  return { is: 'interval', low: String(low), high: String(high), lowOpen, highOpen };
}

/** 比较一列里的两个值. */
export function compareOn(column: TableColumn, left: string, right: string): number {
  if (column.type.kind === 'number') return compareDecimals(left, right);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** 读结论单元格: one value; an empty cell means that nothing follows (`null`). */
export function readOutputCell(text: string, column: TableColumn): { value: FactValue } | CellFault {
  const written = text.trim();
  if (anyWords.has(written) || nullWords.has(written)) return { value: null };
  if (column.type.kind === 'choices') {
    const codes = splitParts(written).map((part) => readChoice(part, column));
    const fault = codes.find((code) => typeof code === 'object');
    return typeof fault === 'object' ? fault : { value: codes as string[] };
  }
  const value = readValue(written, column);
  return typeof value === 'object' ? value : { value };
}

function readValue(written: string, column: TableColumn): string | boolean | CellFault {
  const text = unquoted(written);
  switch (column.type.kind) {
    case 'number':
      if (isDecimal(text)) return canonicalDecimal(text);
      return wrong(`“${text}”不是数字`, `${example(column)}；不写单位、百分号和千位分隔`);
    case 'date': {
      const day = /^date\("(.+)"\)$/.exec(written)?.[1] ?? text;
      return isDay(day) ? day : wrong(`“${day}”不是日期`, example(column));
    }
    case 'boolean':
      return readBoolean(text, column);
    case 'choice':
      return readChoice(written, column);
    default:
      return text;
  }
}

function unquoted(text: string): string {
  return /^"(.*)"$/s.exec(text.trim())?.[1] ?? text.trim();
}

function readBoolean(text: string, column: TableColumn): boolean | CellFault {
  const labelled = column.type.values?.find((value) => value.label === text)?.code;
  const word = labelled ?? text;
  if (word === 'true' || word === '是') return true;
  if (word === 'false' || word === '否') return false;
  return wrong(`“${text}”不是是或否`, '请写 是 或 否');
}

function readChoice(written: string, column: TableColumn): string | CellFault {
  const text = unquoted(written);
  const values = column.type.values ?? [];
  const found = values.find((value) => value.code === text || value.label === text);
  if (found !== undefined || values.length === 0) return found?.code ?? text;
  const near = nearest(
    text,
    values.flatMap((value) => [value.label, value.code]),
  );
  const guess = near === undefined ? '' : `您要写的可能是“${near}”；`;
  const all = values
    .slice(0, 8)
    .map((value) => value.label)
    .join('、');
  return {
    code: 'table-unknown-choice',
    message: `“${column.title}”没有“${text}”这个选项`,
    remedy: `${guess}可选：${all}`,
  };
}

const wrong = (message: string, remedy: string): CellFault => ({ code: 'table-wrong-type', message, remedy });

function example(column: TableColumn): string {
  if (column.type.kind === 'number') return '请写成例如 50、>= 50 或 [10..50)';
  if (column.type.kind === 'date') return '请写成例如 2026-01-01 或 >= 2026-01-01';
  return column.type.kind === 'boolean' ? '请写 是 或 否' : '请写其中一个值，几个值用顿号分开';
}
