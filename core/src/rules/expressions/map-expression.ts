/** 改写算式: the one walk over an expression, for renaming its names and for putting what is known in their place. */
import type { Expression, RuleAst } from '../types.ts';

/** What becomes of the variables and conditions met; `within`: the same where these names mean something of their own. */
export type ExpressionMap = {
  variable: (expression: Extract<Expression, { op: 'variable' }>) => Expression;
  rule: (ast: RuleAst) => RuleAst;
  within: (bound: readonly string[]) => ExpressionMap;
};

/** 改写: the same expression, with its free variables and its conditions as `map` has them. */
export function mapExpression(expression: Expression, map: ExpressionMap): Expression {
  const value = (part: Expression): Expression => mapExpression(part, map);
  switch (expression.op) {
    case 'value':
      return expression;
    case 'variable':
      return map.variable(expression);
    case 'path':
      return { ...expression, of: value(expression.of) };
    case 'list':
    case 'call':
      return { ...expression, of: expression.of.map(value) };
    case 'arithmetic':
      return { ...expression, left: value(expression.left), right: value(expression.right) };
    case 'if': {
      const { when, met, otherwise } = expression;
      return { op: 'if', when: map.rule(when), met: value(met), otherwise: value(otherwise) };
    }
    case 'filter': {
      const where = map.within(['item', ...expression.fields]).rule(expression.where);
      return { ...expression, of: value(expression.of), where };
    }
    case 'for':
      return {
        ...expression,
        in: value(expression.in),
        gives: mapExpression(expression.gives, map.within([expression.as])),
      };
  }
}
