/** 算式的中文说法. */
import { relationWords, titleOf, worded } from '../phrases.ts';
import type { ChooseNode, Expression, QuantifiedNode, RelationNode, RuleAst, RuleScope, WorkedNode } from '../types.ts';
import { ruleFunctions } from './functions.ts';

/** How a condition inside is described; given, for conditions and expressions contain each other. */
export type DescribeRule = (ast: RuleAst, scope: RuleScope) => string;

const signs = { '+': '加', '-': '减', '*': '乘以', '/': '除以' } as const;

/** 描述算式: in titles and words, brackets around what is computed. */
export function describeExpression(expression: Expression, scope: RuleScope, describeRule: DescribeRule): string {
  const words = (part: Expression): string => describeExpression(part, scope, describeRule);
  switch (expression.op) {
    case 'value':
      return worded(expression.value, expression.kind);
    case 'variable':
      return titleOf(expression.variable, scope);
    case 'path':
      return `${words(expression.of)}的${fieldTitle(expression.of, expression.name, scope)}`;
    case 'list':
      return expression.of.map(words).join('、');
    case 'arithmetic':
      return `（${words(expression.left)} ${signs[expression.sign]} ${words(expression.right)}）`;
    case 'call': {
      const template = ruleFunctions.get(expression.name)?.words ?? expression.name;
      const given = expression.of.map(words);
      return template.replace(/\{(\d)\}/g, (_, at: string) => given[Number(at)] ?? '');
    }
    case 'if': {
      const { when, met, otherwise } = expression;
      return `（如果 ${describeRule(when, scope)}，就是 ${words(met)}，否则是 ${words(otherwise)}）`;
    }
    case 'filter':
      return `${words(expression.of)}中 ${describeRule(expression.where, { ...scope, ...fieldsOf(expression.of, scope) })} 的`;
    case 'for':
      return `${words(expression.in)}的每一项${expression.as}的 ${words(expression.gives)}`;
  }
}

/** The fields that a list of contexts or a context has, as far as the scope still knows them. */
function fieldsOf(expression: Expression, scope: RuleScope): RuleScope {
  if (expression.op === 'filter') return fieldsOf(expression.of, scope);
  if (expression.op === 'path') return fieldsOf(expression.of, scope)[expression.name]?.fields ?? {};
  if (expression.op !== 'variable' || !Object.hasOwn(scope, expression.variable)) return {};
  const type = scope[expression.variable];
  return type?.fields ?? type?.of?.fields ?? {};
}

function fieldTitle(of: Expression, name: string, scope: RuleScope): string {
  return titleOf(name, fieldsOf(of, scope));
}

/** 描述算式条件. */
export function describeWorked(ast: WorkedNode, scope: RuleScope, describeRule: DescribeRule): string {
  switch (ast.op) {
    case 'relation':
      return describeRelation(ast, scope, describeRule);
    case 'holds':
      return describeExpression(ast.of, scope, describeRule);
    case 'answered':
      return `${describeExpression(ast.of, scope, describeRule)} 有内容`;
    case 'some':
    case 'every':
      return describeQuantified(ast, scope, describeRule);
    case 'choose':
      return describeChoice(ast, scope, describeRule);
  }
}

function describeRelation(ast: RelationNode, scope: RuleScope, describeRule: DescribeRule): string {
  const relation = relationWords(ast.relation, ast.kind === 'date' ? 'date' : 'number');
  return `${describeExpression(ast.left, scope, describeRule)} ${relation} ${describeExpression(ast.right, scope, describeRule)}`;
}

function describeQuantified(ast: QuantifiedNode, scope: RuleScope, describeRule: DescribeRule): string {
  const inside = { ...scope, ...innerScope(ast, scope) };
  const words = `${describeExpression(ast.in, scope, describeRule)}中${ast.op === 'some' ? '有一项' : '每一项'}`;
  return `${words}（${describeRule(ast.satisfies, inside)}）`;
}

function innerScope(ast: QuantifiedNode, scope: RuleScope): RuleScope {
  return { [ast.as]: { kind: 'context', title: ast.as, fields: fieldsOf(ast.in, scope) } };
}

function describeChoice(ast: ChooseNode, scope: RuleScope, describeRule: DescribeRule): string {
  const [when, met, otherwise] = [ast.when, ast.met, ast.otherwise].map((part) => describeRule(part, scope));
  return `如果 ${when}，要 ${met}，否则要 ${otherwise}`;
}
