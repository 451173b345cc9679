/** 读 in 和 between: lists and intervals, checked against the variable's type. */
import { checkedValue, example, refuseOrdering } from './check-value.ts';
import { compareDecimals } from './decimal.ts';
import { readWorkedIn, readWorkedInterval } from './expressions/read-worked-in.ts';
import { readFixed } from './read-fixed.ts';
import type { Reader, SyntaxNode } from './reader.ts';
import { childrenOf, refuse, textOf } from './reader.ts';
import type { VariableOperand } from './read-operand.ts';
import { insideOf, isPlain, readOperand, refuseOutside } from './read-operand.ts';
import type { RuleAst } from './types.ts';

/** 读 in: `x in (…)`, `x in "a"`, `x in [1..5]`; `tests` are what stands right of `in`, brackets and commas left out. */
export function readIn(reader: Reader, variable: SyntaxNode, tests: readonly SyntaxNode[]): RuleAst | undefined {
  const [only] = tests;
  if (only === undefined) return refuseOutside(reader, variable);
  if (!isPlain(reader, variable) || !tests.every((test) => isFixed(reader, unwrap(test)))) {
    return readWorkedIn(reader, variable, tests.map(unwrap));
  }
  if (tests.length > 1) return readList(reader, variable, tests);
  const test = unwrap(only);
  if (test.name === 'Interval') return readWrittenInterval(reader, variable, test);
  if (test.name === 'List') return readList(reader, variable, childrenOf(test).slice(1, -1));
  return readList(reader, variable, [test]);
}

/** Values and intervals that mention no variable: what the plain conditions are made of. */
function isFixed(reader: Reader, test: SyntaxNode): boolean {
  if (test.name === 'List')
    return childrenOf(test)
      .slice(1, -1)
      .every((part) => isFixed(reader, unwrap(part)));
  if (test.name === 'Interval') {
    const [, low, , high] = childrenOf(test);
    return [low, high].every((bound) => bound !== undefined && isFixed(reader, bound));
  }
  return isPlain(reader, test) && unwrap(test).name !== 'VariableName';
}

function unwrap(node: SyntaxNode): SyntaxNode {
  if (node.name === 'ParenthesizedExpression') return unwrap(insideOf(node));
  const [only, ...more] = childrenOf(node);
  const wraps = node.name === 'PositiveUnaryTest' || node.name === 'SimplePositiveUnaryTest';
  return wraps && only !== undefined && more.length === 0 ? unwrap(only) : node;
}

/** 读 between: both bounds included. */
export function readBetween(reader: Reader, node: SyntaxNode): RuleAst | undefined {
  const [variable, , low, , high] = childrenOf(node);
  if (variable === undefined || low === undefined || high === undefined) return refuseOutside(reader, node);
  if (!isPlain(reader, variable) || !isFixed(reader, low) || !isFixed(reader, high)) {
    return readWorkedInterval(reader, { value: variable, low, high, lowOpen: false, highOpen: false });
  }
  return readInterval(reader, { variable, low, high, lowOpen: false, highOpen: false });
}

type WrittenInterval = {
  variable: SyntaxNode;
  low: SyntaxNode;
  high: SyntaxNode;
  lowOpen: boolean;
  highOpen: boolean;
};

function readWrittenInterval(reader: Reader, variable: SyntaxNode, node: SyntaxNode): RuleAst | undefined {
  const [open, low, , high, close] = childrenOf(node);
  if (open === undefined || low === undefined || high === undefined || close === undefined)
    return refuseOutside(reader, node);
  if (open.name === ']' || close.name === '[') {
    return refuse(reader, 'outside-subset', node, '不含端点请用圆括号，例如 (1..5)；含端点请用方括号，例如 [1..5]。');
  }
  return readInterval(reader, { variable, low, high, lowOpen: open.name === '(', highOpen: close.name === ')' });
}

function readInterval(reader: Reader, written: WrittenInterval): RuleAst | undefined {
  const { lowOpen, highOpen } = written;
  const variable = readTested(reader, written.variable);
  const lowLiteral = readFixed(reader, written.low);
  const highLiteral = readFixed(reader, written.high);
  if (variable === undefined || lowLiteral === undefined || highLiteral === undefined) return undefined;
  const { kind } = variable.type;
  if (kind !== 'number' && kind !== 'date') return refuseOrdering(reader, variable);
  const low = checkedValue(reader, variable, lowLiteral);
  const high = checkedValue(reader, variable, highLiteral);
  if (typeof low !== 'string' || typeof high !== 'string') return undefined;
  const order = kind === 'number' ? compareDecimals(low, high) : low < high ? -1 : low > high ? 1 : 0;
  if (order > 0 || (order === 0 && (lowOpen || highOpen))) {
    return refuse(
      reader,
      'empty-interval',
      { from: written.low.from, to: written.high.to },
      '这个区间里没有任何值，请检查两端的先后和括号。',
    );
  }
  return { op: 'interval', variable: variable.name, kind, low, high, lowOpen, highOpen };
}

function readList(reader: Reader, variableNode: SyntaxNode, tests: readonly SyntaxNode[]): RuleAst | undefined {
  const variable = readTested(reader, variableNode);
  const literals = tests.map((test) => readFixed(reader, unwrap(test)));
  if (variable === undefined || literals.length === 0) {
    return variable && refuse(reader, 'syntax', variableNode, 'in 后面的列表是空的，请至少写一个值。');
  }
  const { kind, title } = variable.type;
  if (kind === 'boolean' || kind === 'choices' || kind === 'list' || kind === 'context') {
    const content = kind === 'boolean' ? '只有是和否' : kind === 'choices' ? '可以多选' : '不是单个的值';
    return refuse(reader, 'wrong-type', variable, `“${title}”${content}，请写成 ${example(variable)}。`);
  }
  const values = literals.map((literal) => literal && checkedValue(reader, variable, literal));
  const known = values.filter((value) => typeof value === 'string');
  if (known.length < values.length) return undefined;
  return { op: 'in', variable: variable.name, kind, values: [...new Set(known)] };
}

/** The left side of `in` and `between`. */
function readTested(reader: Reader, node: SyntaxNode): VariableOperand | undefined {
  const operand = readOperand(reader, node);
  if (operand === undefined || operand.kind === 'variable') return operand;
  return refuse(
    reader,
    'not-a-condition',
    operand,
    `${textOf(reader, operand)} 是固定的值，in 和 between 的左边要写情形项。`,
  );
}
