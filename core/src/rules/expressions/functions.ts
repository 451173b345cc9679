/**
 * 规则的函数: one table for the reader (names, types), the evaluator and the manual. Every function is total: it answers
 * for all values of its parameters' kinds, with `null` where there is no such value and `undefined` where nobody knows yet.
 */
import { compareDecimals } from '../decimal.ts';
import type { FactValue, ValueKind } from '../types.ts';
import { addDays, ageOn, daysBetween, monthsBetween } from './day-math.ts';
import { addDecimals, divideDecimals, roundDecimal } from './decimal-math.ts';
import type { Surroundings } from './surroundings.ts';

export type Known = Exclude<FactValue, null>;
export type Worked = FactValue | undefined;

/** 一个函数: `takes` are the kinds of its parameters (`entry`: what the list holds), `many`: values instead of one list. */
export type RuleFunction = {
  aliases: readonly string[];
  takes: readonly (ValueKind | 'entry')[];
  optional?: number;
  many?: boolean;
  gives: ValueKind | 'entry';
  zh: string;
  /** How the call reads in Chinese; `{0}` is the first parameter. */
  words: string;
  apply: (given: readonly Known[], kind: ValueKind, around: Surroundings) => Worked;
};

const text = (value: Known | undefined): string => String(value ?? '');
const list = (value: Known | undefined): readonly Worked[] => (Array.isArray(value) ? value : []);
const whole = (value: Known | undefined, max: number): number | undefined => {
  const count = Number(value);
  return Number.isInteger(count) && Math.abs(count) <= max ? count : undefined;
};

/** 比较同种的两个值. */
export function compareWorked(kind: ValueKind, left: FactValue, right: FactValue): number {
  if (kind === 'number' || kind === 'months' || kind === 'days') return compareDecimals(String(left), String(right));
  return left === right ? 0 : String(left) < String(right) ? -1 : 1;
}

/** Of a list: nothing is known before every entry is; entries that do not apply do not count. */
function folded(entries: readonly Worked[], fold: (known: readonly Known[]) => Worked): Worked {
  if (entries.includes(undefined)) return undefined;
  return fold(entries.filter((entry): entry is Known => entry !== null && entry !== undefined));
}

function total(known: readonly Known[]): string {
  return known.reduce<string>((sum, entry) => addDecimals(sum, text(entry)), '0');
}

function extreme(kind: ValueKind, side: -1 | 1): (known: readonly Known[]) => Worked {
  return (known) => {
    const [first, ...rest] = known;
    if (first === undefined) return null;
    return rest.reduce((best, entry) => (compareWorked(kind, entry, best) * side > 0 ? entry : best), first);
  };
}

function rounding(how: Parameters<typeof roundDecimal>[2]): RuleFunction['apply'] {
  return ([value, places]) => {
    const count = places === undefined ? 0 : whole(places, 40);
    return count === undefined ? null : roundDecimal(text(value), count, how);
  };
}

const numbers: Record<string, RuleFunction> = {
  abs: {
    aliases: ['绝对值'],
    takes: ['number'],
    gives: 'number',
    zh: '去掉负号',
    words: '{0} 的绝对值',
    apply: ([value]) => text(value).replace('-', ''),
  },
  floor: {
    aliases: ['舍去'],
    takes: ['number', 'number'],
    optional: 1,
    gives: 'number',
    zh: '往小取整，第二个数是保留的小数位数',
    words: '{0} 舍去尾数',
    apply: rounding('floor'),
  },
  ceiling: {
    aliases: ['进位'],
    takes: ['number', 'number'],
    optional: 1,
    gives: 'number',
    zh: '往大取整，第二个数是保留的小数位数',
    words: '{0} 进位取整',
    apply: rounding('ceiling'),
  },
  decimal: {
    aliases: [],
    takes: ['number', 'number'],
    gives: 'number',
    zh: '保留几位小数，四舍六入五成双',
    words: '{0} 保留 {1} 位小数',
    apply: rounding('half-even'),
  },
  'round half up': {
    aliases: ['四舍五入'],
    takes: ['number', 'number'],
    gives: 'number',
    zh: '四舍五入，保留几位小数',
    words: '{0} 四舍五入到 {1} 位小数',
    apply: rounding('half-up'),
  },
};

const texts: Record<string, RuleFunction> = {
  'string length': {
    aliases: ['字数'],
    takes: ['text'],
    gives: 'number',
    zh: '有几个字',
    words: '{0} 的字数',
    apply: ([value]) => String([...text(value)].length),
  },
  substring: {
    aliases: ['截取'],
    takes: ['text', 'number', 'number'],
    optional: 1,
    gives: 'text',
    zh: '从第几个字起，取几个字',
    words: '{0} 从第 {1} 个字起的部分',
    apply: ([value, from, length]) => {
      const start = whole(from, 10_000);
      const count = length === undefined ? 10_000 : whole(length, 10_000);
      const chars = [...text(value)];
      if (start === undefined || count === undefined || start === 0 || count < 0) return null;
      const first = start > 0 ? start - 1 : Math.max(0, chars.length + start);
      return chars.slice(first, first + count).join('');
    },
  },
  'upper case': {
    aliases: ['转大写'],
    takes: ['text'],
    gives: 'text',
    zh: '字母变大写',
    words: '{0}（大写）',
    apply: ([value]) => text(value).toUpperCase(),
  },
  'lower case': {
    aliases: ['转小写'],
    takes: ['text'],
    gives: 'text',
    zh: '字母变小写',
    words: '{0}（小写）',
    apply: ([value]) => text(value).toLowerCase(),
  },
  'starts with': {
    aliases: ['开头是'],
    takes: ['text', 'text'],
    gives: 'boolean',
    zh: '文字的开头',
    words: '{0} 的开头是 {1}',
    apply: ([value, start]) => text(value).startsWith(text(start)),
  },
  'ends with': {
    aliases: ['结尾是'],
    takes: ['text', 'text'],
    gives: 'boolean',
    zh: '文字的结尾',
    words: '{0} 的结尾是 {1}',
    apply: ([value, end]) => text(value).endsWith(text(end)),
  },
  contains: {
    aliases: ['含有'],
    takes: ['text', 'text'],
    gives: 'boolean',
    zh: '文字里有这几个字',
    words: '{0} 里有 {1}',
    apply: ([value, part]) => text(value).includes(text(part)),
  },
};

const lists: Record<string, RuleFunction> = {
  count: {
    aliases: ['个数'],
    takes: ['list'],
    gives: 'number',
    zh: '列表有几项',
    words: '{0} 的个数',
    apply: ([value]) => String(list(value).length),
  },
  sum: {
    aliases: ['合计'],
    takes: ['list'],
    many: true,
    gives: 'number',
    zh: '合计，不适用的不算；一项也没有是 0',
    words: '{0} 的合计',
    apply: ([value]) => folded(list(value), total),
  },
  min: {
    aliases: ['最小'],
    takes: ['list'],
    many: true,
    gives: 'entry',
    zh: '最小（最早）的一个',
    words: '{0} 中最小的',
    apply: ([value], kind) => folded(list(value), extreme(kind, -1)),
  },
  max: {
    aliases: ['最大'],
    takes: ['list'],
    many: true,
    gives: 'entry',
    zh: '最大（最晚）的一个',
    words: '{0} 中最大的',
    apply: ([value], kind) => folded(list(value), extreme(kind, 1)),
  },
  mean: {
    aliases: ['平均'],
    takes: ['list'],
    many: true,
    gives: 'number',
    zh: '平均数',
    words: '{0} 的平均数',
    apply: ([value]) => folded(list(value), (known) => divideDecimals(total(known), String(known.length))),
  },
  'list contains': {
    aliases: ['包含'],
    takes: ['list', 'entry'],
    gives: 'boolean',
    zh: '列表里有这一项',
    words: '{0} 包含 {1}',
    apply: ([value, wanted], kind) => {
      const entries = list(value);
      if (entries.some((entry) => entry !== undefined && entry !== null && isSame(kind, entry, wanted))) return true;
      return entries.includes(undefined) ? undefined : false;
    },
  },
};

function isSame(kind: ValueKind, entry: FactValue, wanted: Known | undefined): boolean {
  return wanted !== undefined && compareWorked(kind, entry, wanted) === 0;
}

const days: Record<string, RuleFunction> = {
  age: {
    aliases: ['年龄', '周岁'],
    takes: ['date', 'date'],
    gives: 'number',
    zh: '到某一天满几周岁，生日当天算满',
    words: '{0} 至 {1} 的周岁',
    apply: ([birth, on]) => ageOn(text(birth), text(on)),
  },
  'full months': {
    aliases: ['满月数'],
    takes: ['date', 'date'],
    gives: 'number',
    zh: '从前一天到后一天满几个月',
    words: '{0} 至 {1} 满的月数',
    apply: ([from, to]) => monthsBetween(text(from), text(to)),
  },
  'days from': {
    aliases: ['天数'],
    takes: ['date', 'date'],
    gives: 'number',
    zh: '从前一天到后一天相差几天',
    words: '{0} 至 {1} 的天数',
    apply: ([from, to]) => daysBetween(text(to), text(from)),
  },
  year: {
    aliases: ['年份'],
    takes: ['date'],
    gives: 'number',
    zh: '日期的年份',
    words: '{0} 的年份',
    apply: ([day]) => String(Number(text(day).slice(0, 4))),
  },
  month: {
    aliases: ['月份'],
    takes: ['date'],
    gives: 'number',
    zh: '日期的月份',
    words: '{0} 的月份',
    apply: ([day]) => String(Number(text(day).slice(5, 7))),
  },
  today: {
    aliases: ['今天'],
    takes: [],
    gives: 'date',
    zh: '判断那一天；没有给出时不知道',
    words: '今天',
    apply: (_, __, { today }) => today,
  },
  'working days': {
    aliases: ['工作日加'],
    takes: ['date', 'number'],
    gives: 'date',
    zh: '之后第几个工作日；年度放假安排没有公布时不知道',
    words: '{0} 之后第 {1} 个工作日',
    apply: ([from, count], _, { calendar }) => {
      const after = whole(count, 10_000);
      if (after === undefined || after < 0 || addDays(text(from), '0') === null) return null;
      return calendar?.addWorkingDays(text(from), after);
    },
  },
  'working day count': {
    aliases: ['工作日数'],
    takes: ['date', 'date'],
    gives: 'number',
    zh: '前一天之后到后一天有几个工作日',
    words: '{0} 至 {1} 的工作日数',
    apply: ([from, to], _, { calendar }) => {
      if (daysBetween(text(from), text(to)) === null) return null;
      const count = calendar?.workingDaysBetween(text(from), text(to));
      return count === undefined ? undefined : String(count);
    },
  },
  'working day': {
    aliases: ['是工作日'],
    takes: ['date'],
    gives: 'boolean',
    zh: '这一天是不是工作日',
    words: '{0} 是工作日',
    apply: ([day], _, { calendar }) => (addDays(text(day), '0') === null ? null : calendar?.isWorkingDay(text(day))),
  },
};

/** 全部函数, by the name they are stored under. */
export const ruleFunctions: ReadonlyMap<string, RuleFunction> = new Map(
  Object.entries({ ...numbers, ...texts, ...lists, ...days }),
);

const byAnyName: ReadonlyMap<string, string> = new Map(
  [...ruleFunctions].flatMap(([name, { aliases }]) => [name, ...aliases].map((one) => [one, name] as const)),
);

/** 函数的存储名: by its English name or a Chinese one. */
export function functionName(written: string): string | undefined {
  return byAnyName.get(written);
}

/** Every name a function may be written with, for suggestions. */
export const functionNames: readonly string[] = [...byAnyName.keys()];
