/** 带类型的算式: what reading an expression gives, and the words for its type. */
import type { Span } from '../reader.ts';
import type { ChoiceValue, Expression, ValueKind, VariableKind, VariableType } from '../types.ts';

/** 值的类型: like a variable's, but worked-out values may have no title. */
export type ValueType = {
  kind: ValueKind;
  title?: string;
  unit?: string;
  values?: readonly ChoiceValue[];
  of?: ValueType;
  fields?: Readonly<Record<string, VariableType>>;
};

export type Typed = Span & { expression: Expression; type: ValueType };

/** 种类的说法. */
export const kindWords: Readonly<Record<ValueKind, string>> = {
  boolean: '是或否',
  number: '数字',
  text: '文字',
  date: '日期',
  choice: '选项',
  choices: '多选项',
  list: '列表',
  context: '一组栏目',
  months: '年月时长',
  days: '天数时长',
  null: 'null',
};

/** 种类相同: texts and choice codes may meet. */
export function sameKind(one: ValueKind, other: ValueKind): boolean {
  const plain = (kind: ValueKind): ValueKind => (kind === 'choice' ? 'text' : kind);
  return plain(one) === plain(other);
}

/** What the entries of a list are; a multi-choice answer is a list of choice codes. */
export function entryOf(type: ValueType): ValueType | undefined {
  if (type.kind === 'list') return type.of;
  return type.kind === 'choices' ? { kind: 'choice', values: type.values, title: type.title } : undefined;
}

/** An entry under the name it is given inside the rule; spans of time cannot be given names. */
export function namedEntry(type: ValueType, name: string): VariableType | undefined {
  const { kind } = type;
  if (kind === 'months' || kind === 'days' || kind === 'null') return undefined;
  return { ...type, kind: kind satisfies VariableKind, title: type.title ?? name } as VariableType;
}

/** 怎么称呼: the title, else what the text says. */
export function calledInText(typed: Typed, text: string): string {
  return typed.type.title ?? text.slice(typed.from, typed.to);
}
