/** 读 in 和 between where something is worked out: each test becomes a comparison. */
import { refuseOutside } from '../read-operand.ts';
import type { Reader, SyntaxNode } from '../reader.ts';
import { childNamed, childrenOf, refuse, textOf } from '../reader.ts';
import type { Relation, RuleAst } from '../types.ts';
import { readExpression } from './read-expression.ts';
import { codesKnown, relationOf } from './relation-of.ts';
import { calledInText, entryOf, kindWords, sameKind, type Typed } from './typed.ts';

/** 读 in: the left side is one of the tests' values, in one of their intervals or lists. */
export function readWorkedIn(reader: Reader, value: SyntaxNode, tests: readonly SyntaxNode[]): RuleAst | undefined {
  const left = readExpression(reader, value);
  if (left === undefined) return undefined;
  const parts = tests.flatMap((test) => (test.name === 'List' ? childrenOf(test).slice(1, -1) : [test]));
  const of = parts.map((test) => readTest(reader, left, test));
  const known = of.filter((part) => part !== undefined);
  const [only] = known;
  if (known.length < of.length || only === undefined) return undefined;
  return known.length === 1 ? only : { op: 'or', of: known };
}

export type WrittenBounds = {
  value: SyntaxNode;
  low: SyntaxNode;
  high: SyntaxNode;
  lowOpen: boolean;
  highOpen: boolean;
};

/** 读区间: at least the low and at most the high bound. */
export function readWorkedInterval(reader: Reader, written: WrittenBounds): RuleAst | undefined {
  const left = readExpression(reader, written.value);
  return left && within(reader, left, written);
}

function within(reader: Reader, left: Typed, written: Omit<WrittenBounds, 'value'>): RuleAst | undefined {
  const low = readExpression(reader, written.low);
  const high = readExpression(reader, written.high);
  if (low === undefined || high === undefined) return undefined;
  const above = relationOf(reader, written.lowOpen ? '>' : '>=', left, low);
  const below = relationOf(reader, written.highOpen ? '<' : '<=', left, high);
  return above && below && { op: 'and', of: [above, below] };
}

// oxlint-disable-next-line complexity -- every shape a test may have, in the order of the grammar
function readTest(reader: Reader, left: Typed, test: SyntaxNode): RuleAst | undefined {
  if (test.name === 'Interval') {
    const [open, low, , high, close] = childrenOf(test);
    if (low === undefined || high === undefined || open?.name === ']' || close?.name === '[') {
      const words = '不含端点请用圆括号，例如 (1..5)；含端点请用方括号，例如 [1..5]。';
      return refuse(reader, 'outside-subset', test, words);
    }
    return within(reader, left, { low, high, lowOpen: open?.name === '(', highOpen: close?.name === ')' });
  }
  const sign = childNamed(test, 'CompareOp');
  if (test.name === 'SimplePositiveUnaryTest' && sign !== undefined) {
    const limit = childrenOf(test).at(-1);
    const right = limit && readExpression(reader, limit);
    return right && relationOf(reader, textOf(reader, sign) as Relation, left, right);
  }
  if (test.name === 'Comparison') return refuseOutside(reader, test);
  const right = readExpression(reader, test);
  if (right === undefined) return undefined;
  const entry = entryOf(right.type);
  if (entry === undefined) return relationOf(reader, '=', left, right);
  if (!sameKind(entry.kind, left.type.kind)) {
    const words = `“${calledInText(right, reader.text)}”里是${kindWords[entry.kind]}，“${calledInText(left, reader.text)}”是${kindWords[left.type.kind]}，不能相比。`;
    return refuse(reader, 'wrong-type', right, words);
  }
  if (!codesKnown(reader, { ...right, type: entry }, left)) return undefined;
  const { expression: list } = right;
  if (list.op === 'variable' && list.kind === 'choices' && left.expression.op === 'value') {
    return { op: 'contains', variable: list.variable, value: String(left.expression.value) };
  }
  const of = [right.expression, left.expression];
  return { op: 'holds', of: { op: 'call', name: 'list contains', of, kind: entry.kind } };
}
