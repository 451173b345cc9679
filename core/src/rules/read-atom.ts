/** 读单个条件: comparisons, lists, intervals and the two functions, checked against the variable's type. */
import { checkedValue, example } from './check-value.ts';
import { compareDecimals } from './decimal.ts';
import { childNamed, childrenOf, refuse, textOf } from './reader.ts';
import type { Reader, SyntaxNode } from './reader.ts';
import { insideOf, readOperand, readVariable, refuseFunction, refuseOutside } from './read-operand.ts';
import type { LiteralOperand, VariableOperand } from './read-operand.ts';
import { isOrdering, mirrored } from './relations.ts';
import type { Relation, RuleAst } from './types.ts';

/** 读比较: `left relation right`, either side a variable or a literal. */
export function readComparison(reader: Reader, node: SyntaxNode): RuleAst | undefined {
  const parts = childrenOf(node);
  if (parts.some((part) => part.name === 'between')) return readBetween(reader, node);
  const [leftNode, relationNode, rightNode] = parts;
  if (leftNode === undefined || relationNode?.name !== 'CompareOp' || rightNode === undefined) return refuseOutside(reader, node);
  if (rightNode.name === 'SimplePositiveUnaryTest') return refuseDoubledSign(reader, relationNode, rightNode);
  if (leftNode.name === 'Comparison') {
    return refuse(reader, 'outside-subset', node, '比较不能连着写。范围请写成 x between 1 and 5，几个条件请用 and 连接。');
  }
  const left = readOperand(reader, leftNode);
  const right = readOperand(reader, rightNode);
  if (left === undefined || right === undefined) return undefined;
  const relation = textOf(reader, relationNode) as Relation;
  if (left.kind === 'variable') {
    return right.kind === 'variable' ? compareVariables(reader, relation, left, right) : compareLiteral(reader, relation, left, right);
  }
  if (right.kind === 'variable') return compareLiteral(reader, mirrored[relation], right, left);
  return refuse(reader, 'not-a-condition', node, '两边都是固定的值，这个比较与办事人的情况无关。请至少写一个情形项。');
}

function refuseDoubledSign(reader: Reader, first: SyntaxNode, rest: SyntaxNode): undefined {
  const second = childNamed(rest, 'CompareOp') ?? rest;
  const written = reader.text.slice(first.from, second.to).replace(/\s+/g, '');
  const meant: Readonly<Record<string, string>> = { '==': '=', '<>': '!=', '!==': '!=', '===': '=', '=>': '>=', '=<': '<=' };
  return refuse(reader, 'syntax', { from: first.from, to: second.to }, `没有“${written}”这个符号，请写成 ${meant[written] ?? '= != < <= > >= 中的一个'}。`);
}

function compareLiteral(reader: Reader, relation: Relation, left: VariableOperand, right: LiteralOperand): RuleAst | undefined {
  const { kind, title } = left.type;
  if (right.literal === 'null') return compareNull(reader, relation, left, right);
  if (kind === 'choices') {
    return refuse(reader, 'wrong-type', left, `“${title}”可以多选，请写成 ${example(left)}。`);
  }
  if (isOrdering(relation) && kind !== 'number' && kind !== 'date') return refuseOrdering(reader, left);
  const value = checkedValue(reader, left, right);
  return value === undefined ? undefined : { op: 'compare', variable: left.name, kind, relation, value };
}

/** DMN: `x = null` asks whether there is a value, which is what `exists` says. */
function compareNull(reader: Reader, relation: Relation, left: VariableOperand, right: LiteralOperand): RuleAst | undefined {
  if (isOrdering(relation)) return refuse(reader, 'wrong-type', right, 'null 不能比大小，只能写 = null 或 != null。');
  const exists: RuleAst = { op: 'exists', variable: left.name };
  return relation === '!=' ? exists : { op: 'not', of: exists };
}

function refuseOrdering(reader: Reader, variable: VariableOperand): undefined {
  return refuse(reader, 'wrong-type', variable, `“${variable.type.title}”不是数字或日期，不能比大小，请写成 ${example(variable)}。`);
}

function compareVariables(reader: Reader, relation: Relation, left: VariableOperand, right: VariableOperand): RuleAst | undefined {
  const { kind } = left.type;
  const span = { from: left.from, to: right.to };
  if (kind === 'choices' || right.type.kind === 'choices') {
    const many = kind === 'choices' ? left : right;
    return refuse(reader, 'wrong-type', span, `“${many.type.title}”可以多选，不能直接比较，请写成 ${example(many)}。`);
  }
  if (kind !== right.type.kind) {
    return refuse(reader, 'wrong-type', span, `“${left.type.title}”和“${right.type.title}”不是同一种内容，不能相比。`);
  }
  if (left.type.unit !== right.type.unit) {
    return refuse(reader, 'wrong-type', span, `“${left.type.title}”和“${right.type.title}”的单位不同，不能相比。`);
  }
  if (isOrdering(relation) && kind !== 'number' && kind !== 'date') return refuseOrdering(reader, left);
  return { op: 'compareVariables', left: left.name, right: right.name, kind, relation };
}

function readBetween(reader: Reader, node: SyntaxNode): RuleAst | undefined {
  const [variable, , low, , high] = childrenOf(node);
  if (variable === undefined || low === undefined || high === undefined) return refuseOutside(reader, node);
  return readInterval(reader, { node, variable, low, high, lowOpen: false, highOpen: false });
}

type WrittenInterval = {
  node: SyntaxNode; variable: SyntaxNode; low: SyntaxNode; high: SyntaxNode; lowOpen: boolean; highOpen: boolean;
};

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
    return refuse(reader, 'empty-interval', { from: written.low.from, to: written.high.to }, '这个区间里没有任何值，请检查两端的先后和括号。');
  }
  return { op: 'interval', variable: variable.name, kind, low, high, lowOpen, highOpen };
}

/** 读 in: `x in (…)`, `x in "a"`, `x in [1..5]`; `tests` are what stands right of `in`, brackets and commas left out. */
export function readIn(reader: Reader, variable: SyntaxNode, tests: readonly SyntaxNode[]): RuleAst | undefined {
  const [only] = tests;
  if (only === undefined) return refuseOutside(reader, variable);
  if (tests.length > 1) return readList(reader, variable, tests);
  const test = unwrap(only);
  if (test.name === 'Interval') return readWrittenInterval(reader, variable, test);
  if (test.name === 'List') return readList(reader, variable, childrenOf(test).slice(1, -1));
  return readList(reader, variable, [test]);
}

function unwrap(node: SyntaxNode): SyntaxNode {
  if (node.name === 'ParenthesizedExpression') return unwrap(insideOf(node));
  const [only, ...more] = childrenOf(node);
  const wraps = node.name === 'PositiveUnaryTest' || node.name === 'SimplePositiveUnaryTest';
  return wraps && only !== undefined && more.length === 0 ? unwrap(only) : node;
}

function readWrittenInterval(reader: Reader, variable: SyntaxNode, node: SyntaxNode): RuleAst | undefined {
  const [open, low, , high, close] = childrenOf(node);
  if (open === undefined || low === undefined || high === undefined || close === undefined) return refuseOutside(reader, node);
  if (open.name === ']' || close.name === '[') {
    return refuse(reader, 'outside-subset', node, '不含端点请用圆括号，例如 (1..5)；含端点请用方括号，例如 [1..5]。');
  }
  return readInterval(reader, { node, variable, low, high, lowOpen: open.name === '(', highOpen: close.name === ')' });
}

function readList(reader: Reader, variableNode: SyntaxNode, tests: readonly SyntaxNode[]): RuleAst | undefined {
  const variable = readTested(reader, variableNode);
  const literals = tests.map((test) => readFixed(reader, unwrap(test)));
  if (variable === undefined || literals.length === 0) {
    return variable && refuse(reader, 'syntax', variableNode, 'in 后面的列表是空的，请至少写一个值。');
  }
  const { kind, title } = variable.type;
  if (kind === 'boolean' || kind === 'choices') {
    const content = kind === 'boolean' ? '只有是和否' : '可以多选';
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
  return refuse(reader, 'not-a-condition', operand, `${textOf(reader, operand)} 是固定的值，in 和 between 的左边要写情形项。`);
}

function readFixed(reader: Reader, node: SyntaxNode): LiteralOperand | undefined {
  const operand = readOperand(reader, node);
  if (operand === undefined || operand.kind === 'literal') return operand;
  const remedy = operand.type.kind === 'choices' ? `多选的项请写成 ${example(operand)}` : '和另一项相比请用 = < <= > >=';
  return refuse(reader, 'outside-subset', operand, `列表和区间里只能写固定的值，不能写情形项“${operand.type.title}”。${remedy}。`);
}

/** 读函数: exists(x) and list contains(xs, "a"); `not` belongs to the conditions. */
export function readFunction(reader: Reader, node: SyntaxNode, name: string): RuleAst | undefined {
  const positional = childNamed(node, 'PositionalParameters');
  const given = positional === undefined ? [] : childrenOf(positional);
  const [subject, element] = given;
  if (name === 'exists') {
    if (given.length !== 1 || subject?.name !== 'VariableName') {
      return refuse(reader, 'outside-subset', node, 'exists 的括号里要写一个情形项，例如 exists(x)。');
    }
    const variable = readVariable(reader, subject);
    return variable && { op: 'exists', variable: variable.name };
  }
  if (name !== 'list contains') return refuseFunction(reader, node);
  if (given.length !== 2 || subject?.name !== 'VariableName' || element === undefined) {
    return refuse(reader, 'outside-subset', node, 'list contains 的括号里要写一个多选的情形项和一个固定的值，例如 list contains(x, "a")。');
  }
  return readContains(reader, subject, element);
}

function readContains(reader: Reader, subject: SyntaxNode, element: SyntaxNode): RuleAst | undefined {
  const variable = readVariable(reader, subject);
  const literal = readFixed(reader, element);
  if (variable === undefined || literal === undefined) return undefined;
  if (variable.type.kind !== 'choices') {
    return refuse(reader, 'wrong-type', variable, `“${variable.type.title}”不是多选的项，请写成 ${example(variable)}。`);
  }
  const value = checkedValue(reader, variable, literal);
  return typeof value === 'string' ? { op: 'contains', variable: variable.name, value } : undefined;
}
