/** 读加减乘除: what may be computed with what, and what comes out. */
import { refuseOutside } from '../read-operand.ts';
import type { Reader, SyntaxNode } from '../reader.ts';
import { childrenOf, refuse, textOf } from '../reader.ts';
import type { ArithmeticNode, ArithmeticSign, ValueKind } from '../types.ts';
import { calledInText, kindWords, type Typed } from './typed.ts';

type ReadPart = (reader: Reader, node: SyntaxNode) => Typed | undefined;

/** 读加减乘除: `a + b`, also with one side (`-a`). */
export function readArithmetic(reader: Reader, node: SyntaxNode, read: ReadPart): Typed | undefined {
  const parts = childrenOf(node);
  const [first, second, third] = parts;
  if (first?.name === 'ArithOp' && second !== undefined) return negative(reader, node, read(reader, second));
  if (first === undefined || second?.name !== 'ArithOp' || third === undefined) return refuseOutside(reader, node);
  const sign = textOf(reader, second);
  if (!isSign(sign)) return refuse(reader, 'outside-subset', second, `算式里只能用 + - * /，不能用 ${sign}。`);
  const left = read(reader, first);
  const right = read(reader, third);
  return left && right && computed(reader, sign, left, right);
}

function isSign(sign: string): sign is ArithmeticSign {
  return sign === '+' || sign === '-' || sign === '*' || sign === '/';
}

function negative(reader: Reader, node: SyntaxNode, of: Typed | undefined): Typed | undefined {
  if (of === undefined) return undefined;
  const zero: Typed = {
    ...of,
    expression: { op: 'value', kind: of.type.kind, value: '0' },
    type: { kind: of.type.kind },
  };
  const result = computed(reader, '-', zero, of);
  return result && { ...result, from: node.from, to: node.to };
}

function computed(reader: Reader, sign: ArithmeticSign, left: Typed, right: Typed): Typed | undefined {
  const found = outcome(sign, left.type.kind, right.type.kind);
  const span = { from: left.from, to: right.to };
  if (found === undefined) return refuse(reader, 'wrong-type', span, unfit(reader, sign, left, right));
  const [form, kind, swap] = found;
  const isSum = sign === '+' || sign === '-';
  const units = [left.type.unit, right.type.unit].filter((unit) => unit !== undefined);
  if (isSum && new Set(units).size > 1) {
    return refuse(
      reader,
      'wrong-type',
      span,
      `“${calledInText(left, reader.text)}”和“${calledInText(right, reader.text)}”的单位不同（${units.join('、')}），不能相加减。`,
    );
  }
  const [one, other] = swap === true ? [right, left] : [left, right];
  return {
    ...span,
    expression: { op: 'arithmetic', form, sign, left: one.expression, right: other.expression },
    type: { kind, unit: isSum ? units[0] : undefined },
  };
}

type Outcome = [ArithmeticNode['form'], ValueKind, swap?: true];

/** 日期加时长 either way round; a difference of days is a span of days. */
// oxlint-disable-next-line complexity -- a table of kinds, written out
function outcome(sign: ArithmeticSign, left: ValueKind, right: ValueKind): Outcome | undefined {
  if (left === 'number' && right === 'number') return ['number', 'number'];
  if (sign === '*' || sign === '/') return undefined;
  if ((left === 'months' || left === 'days') && left === right) return ['number', left];
  if (left === 'date' && right === 'months') return ['dateMonths', 'date'];
  if (left === 'date' && right === 'days') return ['dateDays', 'date'];
  if (sign === '-') return left === 'date' && right === 'date' ? ['dates', 'days'] : undefined;
  if (left === 'months' && right === 'date') return ['dateMonths', 'date', true];
  if (left === 'days' && right === 'date') return ['dateDays', 'date', true];
  const isText = (kind: ValueKind): boolean => kind === 'text' || kind === 'choice';
  return isText(left) && isText(right) ? ['text', 'text'] : undefined;
}

function unfit(reader: Reader, sign: ArithmeticSign, left: Typed, right: Typed): string {
  const side = (one: Typed): string => `“${calledInText(one, reader.text)}”（${kindWords[one.type.kind]}）`;
  const kinds = [left.type.kind, right.type.kind];
  const hint =
    kinds.includes('date') && kinds.includes('number')
      ? '日期加天数请写成 x + duration("P30D")，加工作日请用 工作日加(x, 5)。'
      : '数字可以加减乘除，日期可以加减时长，文字可以相加。';
  return `${side(left)}和${side(right)}不能用 ${sign} 计算。${hint}`;
}
