/** 算式条件为什么成立: what was worked out, from which facts. */
import { describeRule } from '../describe-rule.ts';
import { compileRule, evaluateRule } from '../evaluate-rule.ts';
import { hidden, shownFact, titleOf, worded } from '../phrases.ts';
import type { Expression, Facts, FactValue, Relation, RelationNode, RuleScope, WorkedNode } from '../types.ts';
import { describeExpression, describeWorked } from './describe-expression.ts';
import { namesIn } from './names.ts';
import type { Surroundings } from './surroundings.ts';
import { compileExpression } from './work-out.ts';

const signs: Readonly<Record<Relation, string>> = { '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' };
const opposite: Readonly<Record<Relation, Relation>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** 所凭的事实: what a rule is judged on. */
export type Grounds = { facts: Facts; scope: RuleScope; around: Surroundings };

/** 解释算式条件: 「（营业面积 加 厨房面积） = 80 ≥ 50（营业面积 = 60，厨房面积 = 20）」; sensitive values are not shown. */
export function explainWorked(ast: WorkedNode, grounds: Grounds): string {
  const { facts, scope, around } = grounds;
  const holds = evaluateRule(ast, facts, around) === true;
  const from = factsUsed(ast, grounds);
  if (ast.op === 'relation') return `${explainRelation(ast, grounds, holds)}${from}`;
  const words = describeWorked(ast, scope, describeRule);
  return `${holds ? words : `不满足（${words}）`}${from}`;
}

function explainRelation(ast: RelationNode, grounds: Grounds, holds: boolean): string {
  const [left, right] = [sideWords(ast.left, grounds), sideWords(ast.right, grounds)];
  const values = [ast.left, ast.right].map((side) => workedOut(side, grounds));
  if (values.includes(null)) {
    const absent = values[0] === null ? ast.left : ast.right;
    return `${describeExpression(absent, grounds.scope, describeRule)} 不适用`;
  }
  return `${left} ${signs[holds ? ast.relation : opposite[ast.relation]]} ${right}`;
}

function workedOut(expression: Expression, { facts, around }: Grounds): FactValue | undefined {
  return compileExpression(expression, compileRule)(facts, around);
}

function sideWords(expression: Expression, grounds: Grounds): string {
  const value = workedOut(expression, grounds);
  if (expression.op === 'value' || value === undefined)
    return describeExpression(expression, grounds.scope, describeRule);
  const isHidden = namesIn({ op: 'answered', of: expression }).some((name) => grounds.scope[name]?.sensitive === true);
  const shown = isHidden ? hidden : worded(value, kindOf(expression));
  return `${describeExpression(expression, grounds.scope, describeRule)} = ${shown}`;
}

function kindOf(expression: Expression): 'number' | 'date' | 'days' | 'text' {
  if (expression.op === 'arithmetic') {
    if (expression.form === 'dates') return 'days';
    return expression.form === 'number' ? 'number' : expression.form === 'text' ? 'text' : 'date';
  }
  return 'number';
}

/** The single facts that were used, in brackets; lists and contexts are too long to show. */
function factsUsed(ast: WorkedNode, { facts, scope }: Grounds): string {
  const plain =
    ast.op === 'relation' && [ast.left, ast.right].every((side) => side.op !== 'arithmetic' && side.op !== 'call');
  if (plain) return '';
  const words = [...new Set(namesIn(ast))].flatMap((name) => {
    const fact = facts[name];
    if (fact === undefined || typeof fact === 'object') return fact === null ? [`${titleOf(name, scope)} 不适用`] : [];
    return [`${titleOf(name, scope)} = ${shownFact(name, fact, scope)}`];
  });
  return words.length === 0 ? '' : `（${words.join('，')}）`;
}
