/** 读比较: comparisons with a literal, with null and between two variables, checked against their types. */
import { checkedValue, example, refuseOrdering } from './check-value.ts';
import type { Reader, SyntaxNode } from './reader.ts';
import { childNamed, childrenOf, refuse, textOf } from './reader.ts';
import { readExpression } from './expressions/read-expression.ts';
import { relationOf } from './expressions/relation-of.ts';
import { readBetween } from './read-in.ts';
import type { LiteralOperand, VariableOperand } from './read-operand.ts';
import { isPlain, readOperand, refuseOutside } from './read-operand.ts';
import { isOrdering, mirrored } from './relations.ts';
import { sameKind } from './expressions/typed.ts';
import type { Expression, Relation, RuleAst, VariableKind } from './types.ts';

/** 读比较: `left relation right`, either side a variable or a literal. */
// oxlint-disable-next-line complexity -- every shape a comparison may wrongly have gets its own words
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
  const relation = textOf(reader, relationNode) as Relation;
  if (!isPlain(reader, leftNode) || !isPlain(reader, rightNode)) {
    const [one, other] = [readExpression(reader, leftNode), readExpression(reader, rightNode)];
    return one && other && relationOf(reader, relation, one, other);
  }
  const left = readOperand(reader, leftNode);
  const right = readOperand(reader, rightNode);
  if (left === undefined || right === undefined) return undefined;
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
  if (kind === 'choices' || kind === 'list' || kind === 'context') {
    const content = kind === 'context' ? '是一组栏目' : kind === 'list' ? '是列表' : '可以多选';
    return refuse(reader, 'wrong-type', left, `“${title}”${content}，请写成 ${example(left)}。`);
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
  if (kind === 'choices' || kind === 'list' || kind === 'context' || !isScalar(right.type.kind)) {
    const many = isScalar(kind) ? right : left;
    const content = many.type.kind === 'choices' ? '可以多选' : '不是单个的值';
    return refuse(
      reader,
      'wrong-type',
      span,
      `“${many.type.title}”${content}，不能直接比较，请写成 ${example(many)}。`,
    );
  }
  if (kind !== right.type.kind && sameKind(kind, right.type.kind)) {
    const side = ({ name, type }: VariableOperand): Expression => ({ op: 'variable', kind: type.kind, variable: name });
    if (isOrdering(relation)) return refuseOrdering(reader, left);
    return { op: 'relation', kind: 'text', relation, left: side(left), right: side(right) };
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

function isScalar(kind: VariableKind): boolean {
  return kind !== 'choices' && kind !== 'list' && kind !== 'context';
}
