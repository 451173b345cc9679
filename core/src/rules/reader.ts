/** 读规则的共用件: what every reader of the syntax tree needs. */
import { parser, trackVariables } from 'lezer-feel';
import type { RuleAst, RuleFinding, RuleFindingCode, RuleScope, VariableType } from './types.ts';

/** 语法树节点: lezer's node; no other lezer type leaves this folder. */
export type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** A stretch of the rule text, UTF-16 offsets. */
export type Span = { from: number; to: number };

/** 读规则的上下文: findings are collected, so that all of them are reported at once. */
export type Reader = {
  text: string;
  scope: RuleScope;
  findings: RuleFinding[];
  depth: number;
  /** 读里面的条件: given, for conditions and expressions contain each other. */
  condition: (reader: Reader, node: SyntaxNode) => RuleAst | undefined;
};

const commentNames: ReadonlySet<string> = new Set(['LineComment', 'BlockComment']);

/** FEEL's operators inside a name (`shop-area`, `a.b`): the grammar must be told about such names. */
const operatorInName = /[-./'+*]/;

/** 解析成语法树. Lezer always returns a tree; what it could not read are error nodes in it. */
export function readTree(text: string, scope: RuleScope): SyntaxNode {
  const special = Object.keys(scope).filter((name) => operatorInName.test(name));
  if (special.length === 0) return parser.parse(text).topNode;
  const contextTracker = trackVariables(Object.fromEntries(special.map((name) => [name, 0])));
  return parser.configure({ contextTracker }).parse(text).topNode;
}

/** The children that carry meaning; the grammar keeps commas out of the tree. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!commentNames.has(child.name)) children.push(child);
  }
  return children;
}

/** The first child of that kind. */
export function childNamed(node: SyntaxNode, name: string): SyntaxNode | undefined {
  return childrenOf(node).find((child) => child.name === name);
}

/** The rule text a node covers. */
export function textOf(reader: Reader, span: Span): string {
  return reader.text.slice(span.from, span.to);
}

/** 记下问题: returns undefined, so that a reader can `return refuse(…)`. */
export function refuse(reader: Reader, code: RuleFindingCode, span: Span, message: string): undefined {
  reader.findings.push({ code, message, from: span.from, to: span.to });
  return undefined;
}

/** 查情形项: the variable as the scope knows it; spaces around operators inside its name do not matter. */
export function findVariable(reader: Reader, written: string): { name: string; type: VariableType } | undefined {
  if (Object.hasOwn(reader.scope, written)) return { name: written, type: reader.scope[written] as VariableType };
  const wanted = withoutLooseSpaces(written);
  for (const [name, type] of Object.entries(reader.scope)) {
    if (withoutLooseSpaces(name) === wanted) return { name, type };
  }
  return undefined;
}

function withoutLooseSpaces(name: string): string {
  return name.replace(/\s+/g, ' ').replace(/ ?([-./'+*]) ?/g, '$1');
}
