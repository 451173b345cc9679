/** 规则里的名称: free variables of conditions and expressions, and their renaming. */
import type { Expression, RuleAst } from '../types.ts';
import { type ExpressionMap, mapExpression } from './map-expression.ts';

type Rename = (name: string) => string;

/** 换名: the same rule with its free variables renamed; names given inside the rule stay. */
export function renameVariables(ast: RuleAst, rename: Rename): RuleAst {
  const rule = (part: RuleAst): RuleAst => renameVariables(part, rename);
  const value = (part: Expression): Expression => mapExpression(part, renaming(rename));
  switch (ast.op) {
    case 'constant':
      return ast;
    case 'and':
    case 'or':
      return { op: ast.op, of: ast.of.map(rule) };
    case 'not':
      return { op: 'not', of: rule(ast.of) };
    case 'named':
      return { ...ast, of: rule(ast.of) };
    case 'compareVariables':
      return { ...ast, left: rename(ast.left), right: rename(ast.right) };
    case 'relation':
      return { ...ast, left: value(ast.left), right: value(ast.right) };
    case 'holds':
    case 'answered':
      return { op: ast.op, of: value(ast.of) };
    case 'some':
    case 'every':
      return { ...ast, in: value(ast.in), satisfies: renameVariables(ast.satisfies, except(rename, [ast.as])) };
    case 'choose':
      return { op: 'choose', when: rule(ast.when), met: rule(ast.met), otherwise: rule(ast.otherwise) };
    default:
      return { ...ast, variable: rename(ast.variable) };
  }
}

function renaming(rename: Rename): ExpressionMap {
  return {
    variable: (expression) => ({ ...expression, variable: rename(expression.variable) }),
    rule: (ast) => renameVariables(ast, rename),
    within: (bound) => renaming(except(rename, bound)),
  };
}

function except(rename: Rename, bound: readonly string[]): Rename {
  return (name) => (bound.includes(name) ? name : rename(name));
}

/** 用到的名称: the free variables of a rule, in the order they are met. */
export function namesIn(ast: RuleAst): string[] {
  const names: string[] = [];
  renameVariables(ast, (name) => {
    names.push(name);
    return name;
  });
  return names;
}
