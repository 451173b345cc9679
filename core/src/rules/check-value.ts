/** 值与情形项的类型是否相符: every mismatch says what to write instead. */
import { isDecimal } from './decimal.ts';
import { refuse, textOf } from './reader.ts';
import type { Reader } from './reader.ts';
import type { LiteralOperand, VariableOperand } from './read-operand.ts';
import { nearest } from './suggest-name.ts';

/** Codes shown in a message before it says how many there are. */
const choicesShownMax = 8;

/** 相符的值: the literal as the variable's kind holds it; undefined when a finding was made. */
export function checkedValue(
  reader: Reader,
  variable: VariableOperand,
  literal: LiteralOperand,
): string | boolean | undefined {
  const { kind, values } = variable.type;
  const needed = {
    boolean: 'boolean',
    number: 'number',
    date: 'date',
    text: 'string',
    choice: 'string',
    choices: 'string',
    list: '',
    context: '',
  }[kind];
  if (literal.literal !== needed || literal.literal === 'null') {
    return refuse(reader, 'wrong-type', literal, mismatch(variable, literal, textOf(reader, literal)));
  }
  const coded = kind === 'choice' || kind === 'choices';
  if (coded && values !== undefined && !values.some((value) => value.code === literal.value)) {
    return refuse(reader, 'unknown-choice', literal, unknownChoice(variable, String(literal.value)));
  }
  return literal.value;
}

/** 不能比大小. */
export function refuseOrdering(reader: Reader, variable: VariableOperand): undefined {
  return refuse(
    reader,
    'wrong-type',
    variable,
    `“${variable.type.title}”不是数字或日期，不能比大小，请写成 ${example(variable)}。`,
  );
}

/** 写法示例: a right condition about the variable, for messages. */
export function example(variable: VariableOperand): string {
  const { name, type } = variable;
  const code = type.values?.[0]?.code ?? 'a';
  switch (type.kind) {
    case 'boolean':
      return `${name} = true`;
    case 'number':
      return `${name} >= 50`;
    case 'date':
      return `${name} < date("2026-01-01")`;
    case 'text':
      return `${name} = "文字"`;
    case 'choice':
      return `${name} = "${code}"`;
    case 'choices':
      return `list contains(${name}, "${code}")`;
    case 'list':
      return `count(${name}) > 1`;
    case 'context':
      return `exists(${name}.${Object.keys(type.fields ?? {})[0] ?? '栏目'})`;
  }
}

function mismatch(variable: VariableOperand, literal: LiteralOperand, written: string): string {
  const { title, kind } = variable.type;
  if (literal.literal === 'null')
    return `null 不能放在列表和区间里；要问“${title}”有没有内容，请写 exists(${variable.name})。`;
  const text = String(literal.value);
  if (kind === 'number' && literal.literal === 'string' && isDecimal(text))
    return `“${title}”是数字，请去掉引号，写成 ${text}。`;
  if (kind === 'date' && literal.literal === 'string') return `“${title}”是日期，请写成 date(${written})。`;
  if (kind === 'boolean' && literal.literal === 'string') return `“${title}”只有是和否，请写 true 或 false，不加引号。`;
  const content = {
    boolean: '只有是和否',
    number: '是数字',
    date: '是日期',
    text: '是文字',
    choice: '是选项',
    choices: '是多选项',
    list: '是列表',
    context: '是一组栏目',
  }[kind];
  return `“${title}”${content}，不能和 ${written} 比较。请写成例如 ${example(variable)}。`;
}

function unknownChoice(variable: VariableOperand, written: string): string {
  const { title, values = [] } = variable.type;
  const labelled = values.find((value) => value.label === written);
  if (labelled !== undefined) return `“${written}”是“${title}”的选项文字，规则里请写它的代码 "${labelled.code}"。`;
  const near = nearest(
    written,
    values.map((value) => value.code),
  );
  const shown = values
    .slice(0, choicesShownMax)
    .map((value) => `"${value.code}"（${value.label}）`)
    .join('、');
  const rest = values.length > choicesShownMax ? ` 等 ${values.length} 个` : '';
  const guess = near === undefined ? '' : `您要写的可能是 "${near}"。`;
  return `“${title}”没有代码为 "${written}" 的选项。${guess}可选：${shown}${rest}。`;
}
