/** 读比较: comparisons with a literal, with null and between two variables, checked against their types. */
import { checkedValue, example, refuseOrdering } from './check-value.ts';
import type { Reader, SyntaxNode } from './reader.ts';
import { childNamed, childrenOf, refuse, textOf } from './reader.ts';
import { readBetween } from './read-in.ts';
import type { LiteralOperand, VariableOperand } from './read-operand.ts';
import { readOperand, refuseOutside } from './read-operand.ts';
import { isOrdering, mirrored } from './relations.ts';
import type { Relation, RuleAst } from './types.ts';

/** 读比较: `left relation right`, either side a variable or a literal. */
export function readComparison(reader: Reader, node: SyntaxNode): RuleAst | undefined {
  const parts = childrenOf(node);
  if (parts.some((part) => part.name === 'between')) return readBetween(reader, node);
  const [leftNode, relationNode, rightNode] = parts;
  if (leftNode === undefined || relationNode?.name !== 'CompareOp' || rightNode === undefined)
    return refuseOutside(reader, node);
  if (rightNode.name === 'SimplePositiveUnaryTest') return refuseDoubledSign(reader, relationNode, rightNode);
  if (leftNode.name === 'Comparison') {
    return refuse(
      reader,
      'outside-subset',
      node,
      '比较不能连着写。范围请写成 x between 1 and 5，几个条件请用 and 连接。',
    );
  }
  const left = readOperand(reader, leftNode);
  const right = readOperand(reader, rightNode);
  if (left === undefined || right === undefined) return undefined;
  const relation = textOf(reader, relationNode) as Relation;
  if (left.kind === 'variable') {
    return right.kind === 'variable'
      ? compareVariables(reader, relation, left, right)
      : compareLiteral(reader, relation, left, right);
  }
  if (right.kind === 'variable') return compareLiteral(reader, mirrored[relation], right, left);
  return refuse(reader, 'not-a-condition', node, '两边都是固定的值，这个比较与办事人的情况无关。请至少写一个情形项。');
}

function refuseDoubledSign(reader: Reader, first: SyntaxNode, rest: SyntaxNode): undefined {
  const second = childNamed(rest, 'CompareOp') ?? rest;
  const written = reader.text.slice(first.from, second.to).replace(/\s+/g, '');
  const meant: Readonly<Record<string, string>> = {
    '==': '=',
    '<>': '!=',
    '!==': '!=',
    '===': '=',
    '=>': '>=',
    '=<': '<=',
  };
  return refuse(
    reader,
    'syntax',
    { from: first.from, to: second.to },
    `没有“${written}”这个符号，请写成 ${meant[written] ?? '= != < <= > >= 中的一个'}。`,
  );
}

function compareLiteral(
  reader: Reader,
  relation: Relation,
  left: VariableOperand,
  right: LiteralOperand,
): RuleAst | undefined {
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
function compareNull(
  reader: Reader,
  relation: Relation,
  left: VariableOperand,
  right: LiteralOperand,
): RuleAst | undefined {
  if (isOrdering(relation)) return refuse(reader, 'wrong-type', right, 'null 不能比大小，只能写 = null 或 != null。');
  const exists: RuleAst = { op: 'exists', variable: left.name };
  return relation === '!=' ? exists : { op: 'not', of: exists };
}

function compareVariables(
  reader: Reader,
  relation: Relation,
  left: VariableOperand,
  right: VariableOperand,
): RuleAst | undefined {
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
