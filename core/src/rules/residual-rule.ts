/** 剩余规则: partial evaluation, what is still to be asked once some facts are known. */
import { canonicalDecimal } from './decimal.ts';
import { evaluateRule } from './evaluate-rule.ts';
import { residualWorked } from './expressions/residual-expression.ts';
import { mirrored } from './relations.ts';
import type { CompareVariablesNode, ConnectiveNode, Facts, RuleAst, Truth } from './types.ts';

/**
 * 剩余规则: `true` or `false` when the facts decide, else the rule with its known parts folded away.
 * Holds for all facts: evaluating the residual equals evaluating the rule. Never returns `null`; the type
 * allows it so that a Truth can be passed on.
 */
export function residualRule(ast: RuleAst, facts: Facts): RuleAst | Truth {
  switch (ast.op) {
    case 'constant':
      return ast.value;
    case 'and':
      return residualConnective(ast, facts, false);
    case 'or':
      return residualConnective(ast, facts, true);
    case 'not':
      return negated(residualRule(ast.of, facts));
    case 'named':
      return residualRule(ast.of, facts);
    case 'compareVariables':
      return residualComparison(ast, facts);
    case 'relation':
    case 'holds':
    case 'answered':
    case 'some':
    case 'every':
    case 'choose':
      return evaluateRule(ast, facts) ?? residualWorked(ast, facts, residualRule);
    default:
      return evaluateRule(ast, facts) ?? ast;
  }
}

function residualConnective(ast: ConnectiveNode, facts: Facts, decisive: boolean): RuleAst | boolean {
  const open: RuleAst[] = [];
  for (const part of ast.of) {
    const residual = residualRule(part, facts);
    if (residual === decisive) return decisive;
    if (typeof residual === 'boolean' || residual === null) continue;
    if (residual.op === ast.op) open.push(...residual.of);
    else open.push(residual);
  }
  const [first] = open;
  if (first === undefined) return !decisive;
  return open.length === 1 ? first : { op: ast.op, of: open };
}

function negated(residual: RuleAst | Truth): RuleAst | Truth {
  if (residual === null) return null;
  if (typeof residual === 'boolean') return !residual;
  return residual.op === 'not' ? residual.of : { op: 'not', of: residual };
}

function residualComparison(ast: CompareVariablesNode, facts: Facts): RuleAst | Truth {
  const truth = evaluateRule(ast, facts);
  if (truth !== null) return truth;
  const left = facts[ast.left];
  const right = facts[ast.right];
  if (left !== undefined)
    return withKnownSide({ ...ast, left: ast.right, relation: mirrored[ast.relation] }, left as string);
  return right === undefined ? ast : withKnownSide(ast, right as string);
}

/** The right side is known; "not applicable" leaves only the question whether the left side is so too. */
function withKnownSide(ast: CompareVariablesNode, known: string | boolean | null): RuleAst {
  const { left: variable, kind, relation } = ast;
  if (known !== null) {
    const value = kind === 'number' ? canonicalDecimal(String(known)) : known;
    return { op: 'compare', variable, kind, relation, value };
  }
  const answered: RuleAst = { op: 'exists', variable };
  return relation === '!=' ? answered : { op: 'not', of: answered };
}
