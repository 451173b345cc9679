/** 读函数: its name, how many parameters, of what kinds. */
import { calledName, refuseFunction } from '../read-operand.ts';
import type { Reader, SyntaxNode } from '../reader.ts';
import { childNamed, childrenOf, refuse, textOf } from '../reader.ts';
import type { ValueKind } from '../types.ts';
import { functionName, type RuleFunction, ruleFunctions } from './functions.ts';
import { codesKnown } from './relation-of.ts';
import { calledInText, entryOf, kindWords, sameKind, type Typed, type ValueType } from './typed.ts';

type ReadPart = (reader: Reader, node: SyntaxNode) => Typed | undefined;

/** 读函数: undefined when a finding was made. */
export function readCall(reader: Reader, node: SyntaxNode, read: ReadPart): Typed | undefined {
  const written = calledName(reader, node);
  const name = functionName(written);
  const known = name === undefined ? undefined : ruleFunctions.get(name);
  if (written === 'not' || written === 'exists') {
    const words = `“${textOf(reader, node)}”是一个条件，不能再拿来比较。多个条件请用 and 或 or 连接。`;
    return refuse(reader, 'outside-subset', node, words);
  }
  if (name === undefined || known === undefined) return refuseFunction(reader, node);
  const positional = childNamed(node, 'PositionalParameters');
  const nodes = positional === undefined ? [] : childrenOf(positional);
  const parts = nodes.map((part) => read(reader, part));
  const given = parts.filter((part) => part !== undefined);
  if (given.length < parts.length) return undefined;
  const gathered = known.many === true ? gather(reader, node, given) : given;
  if (gathered === undefined) return undefined;
  const { takes, optional = 0 } = known;
  if (gathered.length > takes.length || gathered.length < takes.length - optional) {
    return refuse(reader, 'wrong-type', node, `${written} 的括号里要写 ${takes.length} 项：${signature(known)}。`);
  }
  return checked(reader, { node, name, known }, gathered);
}

function signature({ takes, zh }: RuleFunction): string {
  return `${takes.map((kind) => (kind === 'entry' ? '一个值' : kindWords[kind])).join('、')}（${zh}）`;
}

/** `max(a, b)` is `max([a, b])`. */
function gather(reader: Reader, node: SyntaxNode, given: readonly Typed[]): readonly Typed[] | undefined {
  const [first] = given;
  if (first === undefined || (given.length === 1 && entryOf(first.type) !== undefined)) return given;
  const odd = given.find((part) => !sameKind(part.type.kind, first.type.kind));
  if (odd !== undefined) {
    const words = `括号里要是同一种内容，第一项是${kindWords[first.type.kind]}，这一项是${kindWords[odd.type.kind]}。`;
    return refuse(reader, 'wrong-type', odd, words);
  }
  const of: ValueType = { ...first.type, title: undefined };
  const expression = { op: 'list' as const, of: given.map((part) => part.expression) };
  return [{ from: node.from, to: node.to, expression, type: { kind: 'list', of } }];
}

type Called = { node: SyntaxNode; name: string; known: RuleFunction };

// oxlint-disable-next-line complexity -- one check after the other, each with its own words
function checked(reader: Reader, { node, name, known }: Called, given: readonly Typed[]): Typed | undefined {
  const [first] = given;
  const entry = first && entryOf(first.type);
  const wrong = given.find((part, at) => !fits(known.takes[at] ?? 'null', part.type.kind, entry?.kind));
  if (wrong !== undefined) {
    const words = `“${calledInText(wrong, reader.text)}”是${kindWords[wrong.type.kind]}，${name} 要的是：${signature(known)}。`;
    return refuse(reader, 'wrong-type', wrong, words);
  }
  const needs = entryNeeded(name);
  if (entry !== undefined && needs !== undefined && !needs.includes(entry.kind)) {
    const words = `“${first === undefined ? '' : calledInText(first, reader.text)}”里是${kindWords[entry.kind]}，${name} 只能用在${needs.map((kind) => kindWords[kind]).join('或')}上。`;
    return refuse(reader, 'wrong-type', node, words);
  }
  const [list, element] = given;
  if (name === 'list contains' && list !== undefined && element !== undefined && entry !== undefined) {
    if (!codesKnown(reader, { ...list, type: entry }, element)) return undefined;
  }
  const type: ValueType = known.gives === 'entry' ? { ...entry, kind: entry?.kind ?? 'null' } : { kind: known.gives };
  const unit = name === 'sum' || name === 'mean' ? entry?.unit : keepsUnit.has(name) ? first?.type.unit : type.unit;
  return {
    from: node.from,
    to: node.to,
    expression: { op: 'call', name, of: given.map((part) => part.expression), kind: entry?.kind ?? 'null' },
    type: { ...type, unit, title: undefined },
  };
}

const keepsUnit: ReadonlySet<string> = new Set(['abs', 'floor', 'ceiling', 'decimal', 'round half up']);

function entryNeeded(name: string): readonly ValueKind[] | undefined {
  if (name === 'sum' || name === 'mean') return ['number'];
  if (name === 'min' || name === 'max') return ['number', 'date'];
  return name === 'list contains' ? ['number', 'text', 'choice', 'date', 'boolean'] : undefined;
}

function fits(wanted: ValueKind | 'entry', kind: ValueKind, entry: ValueKind | undefined): boolean {
  if (wanted === 'entry') return entry !== undefined && sameKind(kind, entry);
  if (wanted === 'list') return kind === 'list' || kind === 'choices';
  return sameKind(wanted, kind);
}
