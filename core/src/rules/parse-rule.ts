/**
 * 解析规则: FEEL text to a typed rule. lezer-feel only gives the tree; what it means is decided here.
 *
 * The grammar lets the right side of `in` swallow what follows (`x in [1..5] and y` reads as
 * `x in ([1..5] and y)`), so and/or are taken from the tree in text order and bound anew, `and` before `or`.
 */
import { checkSyntax, checkText } from './check-text.ts';
import { readHolds, readIteration } from './expressions/read-expression.ts';
import { childNamed, childrenOf, readTree, refuse, textOf } from './reader.ts';
import type { Reader, SyntaxNode } from './reader.ts';
import { readComparison } from './read-comparison.ts';
import { readFunction } from './read-function.ts';
import { readIn } from './read-in.ts';
import { calledName, insideOf, readVariable, refuseOutside, unquote } from './read-operand.ts';
import type { ParsedRule, RuleAst, RuleScope } from './types.ts';

/** Deeper nesting than a person can follow; also keeps every walk over the rule shallow. */
const depthMax = 32;

/**
 * 解析规则: the rule, or all findings at once with Chinese messages and positions in `text`.
 * Names and choice codes are checked against `scope`; nothing is ever thrown.
 */
export function parseRule(text: string, scope: RuleScope): ParsedRule {
  const reader: Reader = { text, scope, findings: [], depth: 0, condition: readInner };
  const ast = checkText(reader) ? readWhole(reader) : undefined;
  if (ast !== undefined && reader.findings.length === 0) return { ok: true, ast };
  return { ok: false, findings: reader.findings.sort((one, other) => one.from - other.from) };
}

function readWhole(reader: Reader): RuleAst | undefined {
  const tree = readTree(reader.text, reader.scope);
  const [whole] = childrenOf(tree);
  if (!checkSyntax(reader, tree) || whole === undefined) return undefined;
  return readCondition(reader, whole, 0);
}

/** A condition inside an expression, as deep as the expression is. */
function readInner(reader: Reader, node: SyntaxNode): RuleAst | undefined {
  return readCondition(reader, node, reader.depth);
}

/** 如果 … 则 … 否则, all three of them conditions. */
function readChoice(outer: Reader, node: SyntaxNode, depth: number): RuleAst | undefined {
  const reader = { ...outer, depth };
  const [, whenNode, , thenNode, , otherwiseNode] = childrenOf(node);
  if (whenNode === undefined || thenNode === undefined || otherwiseNode === undefined)
    return refuseOutside(reader, node);
  const when = readCondition(reader, whenNode, depth + 1);
  const met = readCondition(reader, thenNode, depth + 1);
  const otherwise = readCondition(reader, otherwiseNode, depth + 1);
  return when && met && otherwise && { op: 'choose', when, met, otherwise };
}

/** 有一个 / 每一个. */
function readQuantified(outer: Reader, node: SyntaxNode, depth: number): RuleAst | undefined {
  const reader = { ...outer, depth };
  const iteration = readIteration(reader, node);
  const [word] = childrenOf(node);
  const body = childrenOf(node).at(-1);
  if (iteration === undefined || word === undefined || body === undefined) return undefined;
  const { as, list, inside } = iteration;
  const satisfies = readCondition(inside, body, depth + 1);
  return satisfies && { op: textOf(reader, word) === 'every' ? 'every' : 'some', as, in: list.expression, satisfies };
}

/** An operand of and/or: a node of its own, or the left side of an `in` whose right side was torn off. */
type Piece = { node: SyntaxNode; in?: readonly SyntaxNode[] };

/** One stretch without parentheses around it: pieces in text order, with the and/or between them. */
type Stretch = { pieces: Piece[]; words: ('and' | 'or')[] };

function readCondition(reader: Reader, node: SyntaxNode, depth: number): RuleAst | undefined {
  if (depth > depthMax) return refuse(reader, 'too-deep', node, `括号套了超过 ${depthMax} 层，请拆成几条规则。`);
  const { pieces, words } = flatten(node);
  const alternatives: RuleAst[][] = [[]];
  pieces.forEach((piece, index) => {
    if (words[index - 1] === 'or') alternatives.push([]);
    const part = readPiece(reader, piece, depth);
    if (part !== undefined) alternatives.at(-1)?.push(part);
  });
  if (parted(alternatives) < pieces.length) return undefined;
  return joined(
    'or',
    alternatives.map((parts) => joined('and', parts)),
  );
}

const parted = (alternatives: readonly RuleAst[][]): number =>
  alternatives.reduce((sum, parts) => sum + parts.length, 0);

/** Nested connectives of the same kind become one, which reads and describes better. */
function joined(op: 'and' | 'or', parts: RuleAst[]): RuleAst {
  const of = parts.flatMap((part) => (part.op === op ? part.of : [part]));
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { op, of };
}

function flatten(node: SyntaxNode): Stretch {
  const parts = childrenOf(node);
  const [left, word, right] = parts;
  if (left === undefined || word === undefined || right === undefined) return { pieces: [{ node }], words: [] };
  if (node.name === 'Conjunction' || node.name === 'Disjunction') {
    const before = flatten(left);
    const after = flatten(right);
    return {
      pieces: [...before.pieces, ...after.pieces],
      words: [...before.words, node.name === 'Conjunction' ? 'and' : 'or', ...after.words],
    };
  }
  if (node.name !== 'Comparison' || word.name !== 'in') return { pieces: [{ node }], words: [] };
  const list = childNamed(node, 'PositiveUnaryTests');
  if (list !== undefined) return { pieces: [{ node: left, in: childrenOf(list) }], words: [] };
  const [test = right] = childrenOf(right);
  const swallowed = flatten(test);
  const [first, ...rest] = swallowed.pieces;
  return {
    pieces: [{ node: left, in: [first?.in === undefined ? (first?.node ?? right) : test] }, ...rest],
    words: swallowed.words,
  };
}

// oxlint-disable-next-line complexity -- one line per kind of node of the grammar
function readPiece(reader: Reader, piece: Piece, depth: number): RuleAst | undefined {
  const { node } = piece;
  if (piece.in !== undefined) return readIn(reader, node, piece.in);
  switch (node.name) {
    case 'ParenthesizedExpression':
      return readCondition(reader, insideOf(node), depth + 1);
    case 'Comparison':
      return readComparison(reader, node);
    case 'BooleanLiteral':
      return { op: 'constant', value: textOf(reader, node) === 'true' };
    case 'VariableName':
      return readBareVariable(reader, node);
    case 'FunctionInvocation':
      return readCall(reader, node, depth);
    case 'IfExpression':
      return readChoice(reader, node, depth);
    case 'QuantifiedExpression':
      return readQuantified(reader, node, depth);
    case 'ArithmeticExpression':
    case 'PathExpression':
    case 'FilterExpression':
    case 'ForExpression':
    case 'List':
      return readHolds(reader, node);
    case 'NumericLiteral':
    case 'StringLiteral':
    case 'DateTimeLiteral':
    case 'null':
      return refuse(
        reader,
        'not-a-condition',
        node,
        `${textOf(reader, node)} 只是一个值，不是条件。请写成例如 x = ${textOf(reader, node)}。`,
      );
    default:
      return refuseOutside(reader, node);
  }
}

/** A yes/no variable is a condition by itself. */
function readBareVariable(reader: Reader, node: SyntaxNode): RuleAst | undefined {
  const variable = readVariable(reader, node);
  if (variable === undefined) return undefined;
  const { name, type } = variable;
  if (type.kind === 'boolean') return { op: 'compare', variable: name, kind: 'boolean', relation: '=', value: true };
  return refuse(
    reader,
    'not-a-condition',
    node,
    `“${type.title}”不是只有是和否的项，还要写明和什么比较；要问有没有内容，请写 exists(${name})。`,
  );
}

function readCall(reader: Reader, node: SyntaxNode, depth: number): RuleAst | undefined {
  const name = calledName(reader, node);
  if (name === 'rule') return readNamed(reader, node, depth);
  if (name !== 'not') return readFunction(reader, node, name);
  const positional = childNamed(node, 'PositionalParameters');
  const [condition, ...more] = positional === undefined ? [] : childrenOf(positional);
  if (condition === undefined || more.length > 0) {
    return refuse(reader, 'outside-subset', node, 'not 的括号里要写一个条件，例如 not(x = 1)。');
  }
  const of = readCondition(reader, condition, depth + 1);
  return of && { op: 'not', of };
}

/** 引用规则: `rule("code")` is put in full before it is read (`expandRules`); what is still short names a rule that is not there. */
function readNamed(reader: Reader, node: SyntaxNode, depth: number): RuleAst | undefined {
  const positional = childNamed(node, 'PositionalParameters');
  const [code, title, condition, ...more] = positional === undefined ? [] : childrenOf(positional);
  if (code?.name !== 'StringLiteral' || more.length > 0 || (title !== undefined && title.name !== 'StringLiteral')) {
    return refuse(reader, 'outside-subset', node, 'rule 的括号里要写规则的编码，例如 rule("lantern-by-street")。');
  }
  const rule = unquote(textOf(reader, code));
  if (title === undefined || condition === undefined) {
    return refuse(
      reader,
      'unknown-rule',
      node,
      `没有编码为“${rule}”的规则，或者它还没有公布，或者它绕回来引用了自己。`,
    );
  }
  const of = readCondition(reader, condition, depth + 1);
  return of && { op: 'named', rule, title: unquote(textOf(reader, title)), of };
}

/** 所有情形都适用. */
export const ruleAlways: RuleAst = { op: 'constant', value: true };

/** 能否写进规则: whether a name can stand in a rule as it is (a bundle should not publish names that cannot). */
export function isVariableName(name: string): boolean {
  const parsed = parseRule(name, { [name]: { kind: 'boolean', title: name } });
  return parsed.ok && parsed.ast.op === 'compare';
}
