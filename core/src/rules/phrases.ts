/** 规则的说法: titles, labels and values in the words an office and an applicant use. */
import type { FactValue, IntervalNode, Relation, RuleScope, ScalarKind, ValueKind } from './types.ts';

/** 标题: the variable's title, or its name when the scope no longer knows it. */
export function titleOf(variable: string, scope: RuleScope): string {
  return Object.hasOwn(scope, variable) ? (scope[variable]?.title ?? variable) : variable;
}

/** 值的说法: labels for codes, `2026年1月1日` for dates, quotes around free text; no unit. */
export function valueWords(value: string | boolean, kind: ScalarKind, variable: string, scope: RuleScope): string {
  if (kind === 'number') return String(value);
  if (kind === 'date') return dayWords(String(value));
  if (kind === 'text') return `“${value}”`;
  return (
    labelOf(String(value), variable, scope) ?? (kind === 'boolean' ? (value === true ? '是' : '否') : String(value))
  );
}

/** 选项的文字, or the code itself. */
export function choiceWords(code: string, variable: string, scope: RuleScope): string {
  return labelOf(code, variable, scope) ?? code;
}

/** 带单位的值: the unit after a space, numbers only. */
export function measured(words: string, kind: ScalarKind, variable: string, scope: RuleScope): string {
  const unit = kind === 'number' && Object.hasOwn(scope, variable) ? scope[variable]?.unit : undefined;
  return unit === undefined ? words : `${words} ${unit}`;
}

/** 关系的说法: 不小于 for numbers, 不早于 for dates, 为 for sameness. */
export function relationWords(relation: Relation, kind: ScalarKind): string {
  return kind === 'date' ? dateRelations[relation] : relations[relation];
}

/** 区间的说法: bounds with what is left out, e.g. `10 至 50 平方米（不含 50）`. */
export function intervalWords(ast: IntervalNode, scope: RuleScope): string {
  const low = valueWords(ast.low, ast.kind, ast.variable, scope);
  const high = valueWords(ast.high, ast.kind, ast.variable, scope);
  const left = [ast.lowOpen ? low : '', ast.highOpen ? high : ''].filter((bound) => bound !== '');
  const range = ast.kind === 'date' ? `${low}至${high}` : measured(`${low} 至 ${high}`, ast.kind, ast.variable, scope);
  return left.length === 0 ? range : `${range}（不含 ${left.join(' 和 ')}）`;
}

/** 多选答案的说法. */
export function chosenWords(fact: FactValue | undefined, variable: string, scope: RuleScope): string {
  const codes = Array.isArray(fact) ? (fact as readonly string[]) : [];
  return codes.length === 0 ? '什么也没有选' : codes.map((code) => choiceWords(code, variable, scope)).join('、');
}

const relations: Readonly<Record<Relation, string>> = {
  '=': '为',
  '!=': '不为',
  '<': '小于',
  '<=': '不大于',
  '>': '大于',
  '>=': '不小于',
};

const dateRelations: Readonly<Record<Relation, string>> = {
  '=': '为',
  '!=': '不为',
  '<': '早于',
  '<=': '不晚于',
  '>': '晚于',
  '>=': '不早于',
};

function labelOf(code: string, variable: string, scope: RuleScope): string | undefined {
  if (!Object.hasOwn(scope, variable)) return undefined;
  return scope[variable]?.values?.find((value) => value.code === code)?.label;
}

function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** 隐去的值: stands for a sensitive value. */
export const hidden = '＊＊＊';

/** 事实的说法, hidden when the variable is sensitive. */
export function shownFact(variable: string, fact: string | boolean, scope: RuleScope): string {
  const type = Object.hasOwn(scope, variable) ? scope[variable] : undefined;
  if (type?.sensitive === true) return hidden;
  const kind = type?.kind ?? 'text';
  if (kind === 'choices' || kind === 'list' || kind === 'context') return String(fact);
  return measured(valueWords(fact, kind, variable, scope), kind, variable, scope);
}

/** 算出来的值的说法: without a variable to take labels from. */
export function worded(value: FactValue, kind: ValueKind): string {
  if (value === null) return '不适用';
  if (Array.isArray(value)) return value.map((entry: FactValue) => worded(entry, 'text')).join('、') || '空列表';
  if (typeof value === 'object') return '一组栏目';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const text = String(value);
  if (kind === 'days') return `${text} 天`;
  if (kind === 'months') return monthsWords(Number(text));
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayWords(text) : kind === 'text' ? `“${text}”` : text;
}

function monthsWords(months: number): string {
  const size = Math.abs(months);
  const [years, rest] = [Math.floor(size / 12), size % 12];
  const words = [years > 0 ? `${years} 年` : '', rest > 0 || years === 0 ? `${rest} 个月` : ''].join('');
  return months < 0 ? `负 ${words}` : words;
}
