/** 组成比较: a comparison of two typed expressions, in the plain form where both sides are plain. */
import { checkedValue } from '../check-value.ts';
import type { Reader } from '../reader.ts';
import { refuse } from '../reader.ts';
import type { LiteralOperand } from '../read-operand.ts';
import { isOrdering, mirrored } from '../relations.ts';
import type { Relation, RuleAst, ScalarKind, ValueKind, VariableType } from '../types.ts';
import { calledInText, kindWords, sameKind, type Typed } from './typed.ts';

/** 组成比较: undefined when the two cannot be compared. */
export function relationOf(reader: Reader, relation: Relation, left: Typed, right: Typed): RuleAst | undefined {
  if (left.type.kind === 'null' || right.type.kind === 'null') return withNull(reader, relation, left, right);
  const span = { from: left.from, to: right.to };
  const called = (one: Typed): string => `“${calledInText(one, reader.text)}”`;
  const compound = [left, right].find((one) => isCompound(one.type.kind));
  if (compound !== undefined) {
    const words = `${called(compound)}是${kindWords[compound.type.kind]}，不能直接比较；请用 count()、list contains() 或 some … in … satisfies …。`;
    return refuse(reader, 'wrong-type', span, words);
  }
  if (!sameKind(left.type.kind, right.type.kind)) {
    const words = `${called(left)}是${kindWords[left.type.kind]}，${called(right)}是${kindWords[right.type.kind]}，不能相比。`;
    return refuse(reader, 'wrong-type', span, words);
  }
  if (left.type.unit !== undefined && right.type.unit !== undefined && left.type.unit !== right.type.unit) {
    const words = `${called(left)}的单位是${left.type.unit}，${called(right)}的单位是${right.type.unit}，不能相比。`;
    return refuse(reader, 'wrong-type', span, words);
  }
  if (isOrdering(relation) && !ordered.has(left.type.kind)) {
    return refuse(reader, 'wrong-type', span, `${called(left)}是${kindWords[left.type.kind]}，不能比大小。`);
  }
  if (!codesKnown(reader, left, right) || !codesKnown(reader, right, left)) return undefined;
  return plain(relation, left, right) ?? worked(relation, left, right);
}

const ordered: ReadonlySet<ValueKind> = new Set(['number', 'date', 'months', 'days']);

function isCompound(kind: ValueKind): boolean {
  return kind === 'choices' || kind === 'list' || kind === 'context';
}

function withNull(reader: Reader, relation: Relation, left: Typed, right: Typed): RuleAst | undefined {
  if (isOrdering(relation)) {
    return refuse(reader, 'wrong-type', right, 'null 不能比大小，只能写 = null 或 != null。');
  }
  const of = (left.type.kind === 'null' ? right : left).expression;
  const answered: RuleAst = of.op === 'variable' ? { op: 'exists', variable: of.variable } : { op: 'answered', of };
  return relation === '!=' ? answered : { op: 'not', of: answered };
}

/** 选项代码是否存在: a code written next to a choice must be one of its codes. */
export function codesKnown(reader: Reader, choice: Typed, written: Typed): boolean {
  const { expression } = written;
  if (choice.type.kind !== 'choice' || choice.type.values === undefined || expression.op !== 'value') return true;
  const title = calledInText(choice, reader.text);
  const type: VariableType = { kind: 'choice', title, values: [...choice.type.values] };
  const literal = { from: written.from, to: written.to, kind: 'literal', literal: 'string', value: expression.value };
  const variable = { kind: 'variable' as const, name: title, type, from: choice.from, to: choice.to };
  return checkedValue(reader, variable, literal as LiteralOperand) !== undefined;
}

/** Variables and values compare in the plain forms, which can be enumerated and turned into words best. */
function plain(relation: Relation, { expression: left }: Typed, { expression: right }: Typed): RuleAst | undefined {
  if (left.op === 'variable' && right.op === 'value') {
    const value = right.value as string | boolean;
    return { op: 'compare', variable: left.variable, kind: left.kind as ScalarKind, relation, value };
  }
  if (left.op === 'value' && right.op === 'variable') {
    const value = left.value as string | boolean;
    const kind = right.kind as ScalarKind;
    return { op: 'compare', variable: right.variable, kind, relation: mirrored[relation], value };
  }
  if (left.op !== 'variable' || right.op !== 'variable' || left.kind !== right.kind) return undefined;
  return {
    op: 'compareVariables',
    left: left.variable,
    right: right.variable,
    kind: left.kind as ScalarKind,
    relation,
  };
}

function worked(relation: Relation, left: Typed, right: Typed): RuleAst {
  const kind = left.type.kind === 'choice' ? 'text' : left.type.kind;
  return { op: 'relation', kind, relation, left: left.expression, right: right.expression };
}
