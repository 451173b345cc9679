/** 剩余的算式: what is left of conditions about expressions once some facts are known. */
import { compileRule, evaluateRule } from '../evaluate-rule.ts';
import type { Expression, Facts, FactValue, RuleAst, Truth, WorkedNode } from '../types.ts';
import { type ExpressionMap, mapExpression } from './map-expression.ts';
import { compileExpression } from './work-out.ts';

/** How a condition inside is reduced; given, for conditions and expressions contain each other. */
type Residual = (ast: RuleAst, facts: Facts) => RuleAst | Truth;

/** 剩余的条件: an undecided condition about expressions, with everything known put in its place. */
export function residualWorked(ast: WorkedNode, facts: Facts, residual: Residual): RuleAst {
  const value = (part: Expression): Expression => mapExpression(part, reducing(facts, residual));
  const left = (part: RuleAst, known: Facts): RuleAst => leftOf(residual(part, known));
  switch (ast.op) {
    case 'relation':
      return { ...ast, left: value(ast.left), right: value(ast.right) };
    case 'holds':
    case 'answered':
      return { op: ast.op, of: value(ast.of) };
    case 'some':
    case 'every':
      return { ...ast, in: value(ast.in), satisfies: left(ast.satisfies, without(facts, [ast.as])) };
    case 'choose': {
      const truth = evaluateRule(ast.when, facts);
      if (truth !== null) return left(truth ? ast.met : ast.otherwise, facts);
      return {
        op: 'choose',
        when: left(ast.when, facts),
        met: left(ast.met, facts),
        otherwise: left(ast.otherwise, facts),
      };
    }
  }
}

function leftOf(residual: RuleAst | Truth): RuleAst {
  return residual === null || typeof residual === 'boolean' ? { op: 'constant', value: residual === true } : residual;
}

function reducing(facts: Facts, residual: Residual): ExpressionMap {
  return {
    variable: (expression) => {
      const fact = compileExpression(expression, compileRule)(facts, {});
      return fact === undefined ? expression : { op: 'value', kind: expression.kind, value: fact as FactValue };
    },
    rule: (ast) => leftOf(residual(ast, facts)),
    within: (bound) => reducing(without(facts, bound), residual),
  };
}

function without(facts: Facts, names: readonly string[]): Facts {
  return { ...facts, ...Object.fromEntries(names.map((name) => [name, undefined])) };
}
