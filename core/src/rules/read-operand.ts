/** 读比较的一边: a variable or a literal. */
import { canonicalDecimal } from './decimal.ts';
import { refuseWord } from './check-text.ts';
import { childNamed, childrenOf, findVariable, refuse, textOf } from './reader.ts';
import type { Reader, Span, SyntaxNode } from './reader.ts';
import { functionNames } from './expressions/functions.ts';
import { nearest, suggestVariable, suggestWord } from './suggest-name.ts';
import type { VariableType } from './types.ts';

export type VariableOperand = Span & { kind: 'variable'; name: string; type: VariableType };

/** 固定值: `literal` is what the text wrote, not yet what a variable asks for. */
export type LiteralOperand = Span &
  (
    | { kind: 'literal'; literal: 'number' | 'string' | 'date'; value: string }
    | { kind: 'literal'; literal: 'boolean'; value: boolean }
    | { kind: 'literal'; literal: 'null'; value: null }
  );

export type Operand = VariableOperand | LiteralOperand;

const allowed = '比较、算式、and、or、not()、in、between、if、some、every、for 和函数';

/** FEEL beyond the subset, in words. */
const outside: Readonly<Record<string, string>> = {
  InstanceOfExpression: 'instance of',
  FunctionDefinition: '自定义函数',
  Context: '花括号',
  SimplePositiveUnaryTest: '没有左边的比较',
  Interval: '单独的区间',
};

/** 读一边: undefined when a finding was made. */
export function readOperand(reader: Reader, node: SyntaxNode): Operand | undefined {
  const span = { from: node.from, to: node.to };
  switch (node.name) {
    case 'ParenthesizedExpression':
      return readOperand(reader, insideOf(node));
    case 'VariableName':
      return readVariable(reader, node);
    case 'NumericLiteral':
      return readNumber(reader, node);
    case 'StringLiteral':
      return { ...span, kind: 'literal', literal: 'string', value: unquote(textOf(reader, node)) };
    case 'BooleanLiteral':
      return { ...span, kind: 'literal', literal: 'boolean', value: textOf(reader, node) === 'true' };
    case 'null':
      return { ...span, kind: 'literal', literal: 'null', value: null };
    case 'DateTimeLiteral':
      return readDate(reader, node);
    case 'Comparison':
    case 'Conjunction':
    case 'Disjunction':
    case 'FunctionInvocation':
      return refuse(
        reader,
        'outside-subset',
        span,
        `“${textOf(reader, node)}”是一个条件，不能再拿来比较。多个条件请用 and 或 or 连接。`,
      );
    default:
      return refuseOutside(reader, node);
  }
}

/** 超出子集: one message for everything FEEL knows and a rule may not use. */
export function refuseOutside(reader: Reader, node: SyntaxNode): undefined {
  return refuse(
    reader,
    'outside-subset',
    node,
    `规则里不能用${outside[node.name] ?? `“${textOf(reader, node)}”`}，只能用${allowed}。`,
  );
}

/** 函数名, spaces evened out; empty when what is called is no name. */
export function calledName(reader: Reader, call: SyntaxNode): string {
  const callee = childNamed(call, 'VariableName');
  return callee === undefined ? '' : textOf(reader, callee).replace(/\s+/g, ' ');
}

/** 没有这个函数: with the nearest one. */
export function refuseFunction(reader: Reader, call: SyntaxNode): undefined {
  const written = calledName(reader, call);
  const near = nearest(written, [...functionNames, 'not', 'exists', 'date', 'duration']);
  const meant = near === undefined ? '可用的函数见规则语言说明' : `您要写的可能是 ${near}()`;
  return refuse(reader, 'unknown-function', call, `没有叫“${written}”的函数，${meant}。`);
}

/** 是否单纯的一边: a variable or a literal, brackets aside, which the plain conditions are made of. */
export function isPlain(reader: Reader, node: SyntaxNode): boolean {
  if (node.name === 'ParenthesizedExpression') return isPlain(reader, insideOf(node));
  if (node.name === 'DateTimeLiteral') {
    const constructor = childNamed(node, 'DateTimeConstructor');
    return constructor === undefined || textOf(reader, constructor) !== 'duration';
  }
  return plainNames.has(node.name);
}

const plainNames: ReadonlySet<string> = new Set([
  'VariableName',
  'NumericLiteral',
  'StringLiteral',
  'BooleanLiteral',
  'null',
]);

/** What stands between the parentheses. */
export function insideOf(node: SyntaxNode): SyntaxNode {
  return childrenOf(node)[1] ?? node;
}

/** 读情形项: unknown names are answered with the nearest known one. */
export function readVariable(reader: Reader, node: SyntaxNode): VariableOperand | undefined {
  const written = textOf(reader, node);
  const found = findVariable(reader, written);
  if (found !== undefined) return { kind: 'variable', ...found, from: node.from, to: node.to };
  const feel = suggestWord(written);
  if (feel !== undefined) return refuseWord(reader, node.from, feel);
  return refuse(reader, 'unknown-variable', node, unknownVariable(written, reader));
}

function unknownVariable(written: string, reader: Reader): string {
  const near = suggestVariable(written, reader.scope);
  if (near === undefined) return `没有叫“${written}”的情形项。如果它是一段文字，请用双引号括起来。`;
  if (near.type.title === written) return `“${written}”是标题，规则里请写名称 ${near.name}。`;
  const title = near.type.title === near.name ? '' : `（${near.type.title}）`;
  return `没有叫“${written}”的情形项，您要写的可能是 ${near.name}${title}。`;
}

function readNumber(reader: Reader, node: SyntaxNode): LiteralOperand | undefined {
  const written = textOf(reader, node).replace(/\s+/g, '');
  const full = written.replace(/^(-?)\./, '$10.');
  if (/^-?\d+(\.\d+)?$/.test(full)) {
    return { kind: 'literal', literal: 'number', value: canonicalDecimal(full), from: node.from, to: node.to };
  }
  return refuse(reader, 'bad-number', node, `“${written}”不是普通的小数写法，请写成例如 1000 或 0.5。`);
}

function readDate(reader: Reader, node: SyntaxNode): LiteralOperand | undefined {
  const constructor = childNamed(node, 'DateTimeConstructor');
  const given = childNamed(node, 'PositionalParameters');
  const [day, ...more] = given === undefined ? [] : childrenOf(given);
  if (
    constructor === undefined ||
    textOf(reader, constructor) !== 'date' ||
    day?.name !== 'StringLiteral' ||
    more.length > 0
  ) {
    return refuse(
      reader,
      'outside-subset',
      node,
      '日期请写成 date("2026-01-01")，时长请写成 duration("P1Y6M") 或 duration("P30D")；规则里不能用时刻。',
    );
  }
  const value = unquote(textOf(reader, day));
  if (isDay(value)) return { kind: 'literal', literal: 'date', value, from: node.from, to: node.to };
  return refuse(reader, 'bad-date', day, `没有“${value}”这一天，请写成年-月-日，例如 2026-01-01。`);
}

/** Whether the text is `YYYY-MM-DD` and names a day of the Gregorian calendar. */
function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12 || day < 1)
    return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The text of a FEEL string literal, its escapes resolved (DMN 1.5, 10.3.1.5). */
export function unquote(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs, (_, short, long, char: string) => {
      const point = Number.parseInt(short ?? long ?? '', 16);
      if (Number.isNaN(point)) return escapes[char] ?? char;
      return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
    });
}
