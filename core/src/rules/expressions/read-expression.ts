/** 读算式: a FEEL expression to a typed one; every finding names both sides in the words of the form. */
import { insideOf, readOperand, readVariable, refuseOutside } from '../read-operand.ts';
import type { Reader, SyntaxNode } from '../reader.ts';
import { childNamed, childrenOf, refuse, textOf } from '../reader.ts';
import { suggestVariable } from '../suggest-name.ts';
import type { Expression, RuleAst, RuleScope, VariableType } from '../types.ts';
import { readArithmetic } from './read-arithmetic.ts';
import { readCall } from './read-call.ts';
import { readDuration } from './read-duration.ts';
import { calledInText, entryOf, kindWords, namedEntry, sameKind, type Typed, type ValueType } from './typed.ts';

/** Deeper than a person can follow. */
const depthMax = 32;

/** 读算式: undefined when a finding was made. */
export function readExpression(outer: Reader, node: SyntaxNode): Typed | undefined {
  const reader = { ...outer, depth: outer.depth + 1 };
  if (reader.depth > depthMax) return refuse(reader, 'too-deep', node, `算式套了超过 ${depthMax} 层，请拆成几条规则。`);
  switch (node.name) {
    case 'ParenthesizedExpression':
      return readExpression(reader, insideOf(node));
    case 'ArithmeticExpression':
      return readArithmetic(reader, node, readExpression);
    case 'PathExpression':
      return readPath(reader, node);
    case 'FilterExpression':
      return readFilter(reader, node);
    case 'ForExpression':
      return readFor(reader, node);
    case 'IfExpression':
      return readIf(reader, node);
    case 'List':
      return readList(reader, node);
    case 'FunctionInvocation':
      return readCall(reader, node, readExpression);
    case 'DateTimeLiteral':
      return isDuration(reader, node) ? readDuration(reader, node) : readSide(reader, node);
    case 'VariableName': {
      const variable = readVariable(reader, node);
      if (variable === undefined) return undefined;
      const { name, type } = variable;
      return typed(node, { op: 'variable', kind: type.kind, variable: name }, type);
    }
    default:
      return readSide(reader, node);
  }
}

/** 是与否的算式 as a condition: a function or a field that says yes or no. */
export function readHolds(reader: Reader, node: SyntaxNode): RuleAst | undefined {
  const read = readExpression(reader, node);
  if (read === undefined) return undefined;
  if (read.type.kind === 'boolean') return { op: 'holds', of: read.expression };
  return refuse(
    reader,
    'not-a-condition',
    node,
    `“${calledInText(read, reader.text)}”是${kindWords[read.type.kind]}，不是条件，还要写明和什么比较。`,
  );
}

/** 里面的情形项: the scope with one more name; a name that is taken would be read differently by different people. */
export function withName(reader: Reader, node: SyntaxNode, entry: ValueType): Reader | undefined {
  const name = textOf(reader, node);
  if (Object.hasOwn(reader.scope, name)) {
    return refuse(reader, 'name-taken', node, `“${name}”已经是一个情形项的名称，请给列表里的每一项另起一个名字。`);
  }
  const type = namedEntry(entry, name);
  return type && { ...reader, scope: { ...reader.scope, [name]: type } };
}

/** `x in 列表`: the list and the reader that knows x. */
export function readIteration(
  reader: Reader,
  node: SyntaxNode,
): { as: string; list: Typed; inside: Reader } | undefined {
  const all = childNamed(node, 'InExpressions');
  const [only, ...more] = all === undefined ? [] : childrenOf(all);
  const [name, , source] = only === undefined ? [] : childrenOf(only);
  const [from] = source === undefined ? [] : childrenOf(source);
  if (name === undefined || from === undefined || more.length > 0) return refuseOutside(reader, node);
  const list = readExpression(reader, from);
  if (list === undefined) return undefined;
  const entry = entryOf(list.type);
  if (entry === undefined) return refuseNoList(reader, list);
  const inside = withName(reader, name, { ...entry, title: textOf(reader, name) });
  return inside && { as: textOf(reader, name), list, inside };
}

function refuseNoList(reader: Reader, found: Typed): undefined {
  const words = `“${calledInText(found, reader.text)}”是${kindWords[found.type.kind]}，这里要写一个列表。`;
  return refuse(reader, 'wrong-type', found, words);
}

function typed(node: SyntaxNode, expression: Expression, type: ValueType): Typed {
  return { from: node.from, to: node.to, expression, type };
}

function isDuration(reader: Reader, node: SyntaxNode): boolean {
  const constructor = childNamed(node, 'DateTimeConstructor');
  return constructor !== undefined && textOf(reader, constructor) === 'duration';
}

/** Literals; everything else is refused in the words of the plain conditions. */
function readSide(reader: Reader, node: SyntaxNode): Typed | undefined {
  const operand = readOperand(reader, node);
  if (operand === undefined || operand.kind === 'variable') return undefined;
  const kind = operand.literal === 'string' ? 'text' : operand.literal;
  return typed(node, { op: 'value', kind, value: operand.value }, { kind });
}

function readPath(reader: Reader, node: SyntaxNode): Typed | undefined {
  const [ofNode, , nameNode] = childrenOf(node);
  if (ofNode === undefined || nameNode === undefined) return refuseOutside(reader, node);
  const of = readExpression(reader, ofNode);
  if (of === undefined) return undefined;
  const entry = of.type.kind === 'list' ? of.type.of : undefined;
  const fields = (entry ?? of.type).fields;
  if (fields === undefined) {
    const words = `“${calledInText(of, reader.text)}”是${kindWords[of.type.kind]}，没有栏目，不能用“.”取值。`;
    return refuse(reader, 'wrong-type', node, words);
  }
  const name = textOf(reader, nameNode);
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined) return refuseField(reader, nameNode, fields, calledInText(of, reader.text));
  const expression: Expression = { op: 'path', of: of.expression, name, many: entry !== undefined };
  const title = `${of.type.title ?? ''}的${field.title}`;
  return typed(node, expression, entry === undefined ? { ...field, title } : { kind: 'list', title, of: field });
}

function refuseField(reader: Reader, node: SyntaxNode, fields: RuleScope, owner: string): undefined {
  const written = textOf(reader, node);
  const near = suggestVariable(written, fields);
  const meant = near === undefined ? '' : `您要写的可能是 ${near.name}。`;
  const all = Object.keys(fields).slice(0, 8).join('、');
  return refuse(reader, 'unknown-variable', node, `“${owner}”没有叫“${written}”的栏目。${meant}可用：${all}。`);
}

function readFilter(reader: Reader, node: SyntaxNode): Typed | undefined {
  const [ofNode, , whereNode] = childrenOf(node);
  if (ofNode === undefined || whereNode === undefined) return refuseOutside(reader, node);
  const of = readExpression(reader, ofNode);
  if (of === undefined) return undefined;
  const entry = entryOf(of.type);
  if (entry === undefined) return refuseNoList(reader, of);
  if (whereNode.name === 'NumericLiteral') {
    return refuse(reader, 'outside-subset', whereNode, '方括号里要写条件，不能按第几项来取。');
  }
  const item = namedEntry(entry, 'item');
  const known: Readonly<Record<string, VariableType>> = entry.fields ?? {};
  const scope: RuleScope = { ...reader.scope, ...(item === undefined ? {} : { item }), ...known };
  const where = reader.condition({ ...reader, scope }, whereNode);
  const fields = Object.keys(known);
  return where && typed(node, { op: 'filter', of: of.expression, where, fields }, of.type);
}

function readFor(reader: Reader, node: SyntaxNode): Typed | undefined {
  const iteration = readIteration(reader, node);
  const body = childrenOf(node).at(-1);
  if (iteration === undefined || body === undefined) return undefined;
  const gives = readExpression(iteration.inside, body);
  if (gives === undefined) return undefined;
  const { as, list } = iteration;
  const expression: Expression = { op: 'for', as, in: list.expression, gives: gives.expression };
  return typed(node, expression, { kind: 'list', of: gives.type });
}

function readIf(reader: Reader, node: SyntaxNode): Typed | undefined {
  const [, whenNode, , thenNode, , otherwiseNode] = childrenOf(node);
  if (whenNode === undefined || thenNode === undefined || otherwiseNode === undefined)
    return refuseOutside(reader, node);
  const when = reader.condition(reader, whenNode);
  const met = readExpression(reader, thenNode);
  const otherwise = readExpression(reader, otherwiseNode);
  if (when === undefined || met === undefined || otherwise === undefined) return undefined;
  const empty = met.type.kind === 'null' || otherwise.type.kind === 'null';
  if (!empty && !sameKind(met.type.kind, otherwise.type.kind)) {
    const words = `then 后面是${kindWords[met.type.kind]}，else 后面是${kindWords[otherwise.type.kind]}，两边要是同一种内容。`;
    return refuse(reader, 'wrong-type', otherwise, words);
  }
  const expression: Expression = {
    op: 'if',
    when,
    met: met.expression,
    otherwise: otherwise.expression,
  };
  const { type } = met.type.kind === 'null' ? otherwise : met;
  return typed(node, expression, { ...type, title: undefined });
}

function readList(reader: Reader, node: SyntaxNode): Typed | undefined {
  const parts = childrenOf(node)
    .slice(1, -1)
    .map((part) => readExpression(reader, part));
  const known = parts.filter((part) => part !== undefined);
  const [first] = known;
  if (known.length < parts.length) return undefined;
  if (first === undefined) return refuse(reader, 'syntax', node, '列表是空的，请至少写一个值。');
  const odd = known.find((part) => !sameKind(part.type.kind, first.type.kind));
  if (odd !== undefined) {
    const words = `列表里要是同一种内容，第一项是${kindWords[first.type.kind]}，这一项是${kindWords[odd.type.kind]}。`;
    return refuse(reader, 'wrong-type', odd, words);
  }
  const of = known.map((part) => part.expression);
  return typed(node, { op: 'list', of }, { kind: 'list', of: { ...first.type, title: undefined } });
}
