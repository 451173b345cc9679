/** 规则的中文说法: a rule as a sentence, for guides, notices and the people who review rules. */
import { describeWorked } from './expressions/describe-expression.ts';
import { choiceWords, intervalWords, measured, relationWords, titleOf, valueWords } from './phrases.ts';
import type { CompareNode, ConnectiveNode, ContainsNode, InNode, RuleAst, RuleScope } from './types.ts';

/**
 * 描述规则: 「经营面积 不小于 50 平方米 且 设置招牌 为 要」, in titles, units and labels of the scope.
 * Mixed 且 / 或 are bracketed, so that nobody needs to know which binds tighter.
 */
export function describeRule(ast: RuleAst, scope: RuleScope): string {
  switch (ast.op) {
    case 'constant':
      return ast.value ? '所有情形都适用' : '任何情形都不适用';
    case 'and':
    case 'or':
      return describeConnective(ast, scope);
    case 'not':
      return describeNegation(ast.of, scope);
    case 'compare':
      return describeComparison(ast, scope);
    case 'compareVariables':
      return `${titleOf(ast.left, scope)} ${relationWords(ast.relation, ast.kind)} ${titleOf(ast.right, scope)}`;
    case 'in':
      return describeList(ast, scope);
    case 'interval':
      return `${titleOf(ast.variable, scope)} 在 ${intervalWords(ast, scope)} 之间`;
    case 'exists':
      return `${titleOf(ast.variable, scope)} 有内容`;
    case 'contains':
      return `${titleOf(ast.variable, scope)} 包含 ${choiceWords(ast.value, ast.variable, scope)}`;
    default:
      return describeWorked(ast, scope, describeRule);
  }
}

function describeConnective(ast: ConnectiveNode, scope: RuleScope): string {
  const parts = alike(ast.of).map((run) => {
    const [first] = run as [RuleAst];
    if (first.op === 'contains') return describeContained(run as ContainsNode[], { scope, op: ast.op });
    const words = describeRule(first, scope);
    return first.op === 'and' || first.op === 'or' ? `（${words}）` : words;
  });
  return parts.join(ast.op === 'and' ? ' 且 ' : ' 或 ');
}

/** Neighbours that ask what one and the same question contains stand together; everything else stands alone. */
function alike(parts: readonly RuleAst[]): RuleAst[][] {
  const runs: RuleAst[][] = [];
  for (const part of parts) {
    const [before] = runs.at(-1) ?? [];
    if (part.op === 'contains' && before?.op === 'contains' && before.variable === part.variable)
      runs.at(-1)!.push(part);
    else runs.push([part]);
  }
  return runs;
}

/** 「卖什么 包含 凉菜 或 生食」: the question once, its choices after it. */
function describeContained(
  run: readonly ContainsNode[],
  { scope, op }: { scope: RuleScope; op: ConnectiveNode['op'] },
): string {
  const { variable } = run[0]!;
  const choices = run.map(({ value }) => choiceWords(value, variable, scope));
  return `${titleOf(variable, scope)} 包含 ${choices.join(op === 'and' ? ' 和 ' : ' 或 ')}`;
}

/** Denied in place where that says exactly the same; an order is not turned round, for "not applicable" satisfies neither. */
function describeNegation(ast: RuleAst, scope: RuleScope): string {
  switch (ast.op) {
    case 'exists':
      return `${titleOf(ast.variable, scope)} 不适用`;
    case 'contains':
      return `${titleOf(ast.variable, scope)} 不包含 ${choiceWords(ast.value, ast.variable, scope)}`;
    case 'in':
      return `${titleOf(ast.variable, scope)} 不属于 ${listWords(ast, scope)}`;
    case 'interval':
      return `${titleOf(ast.variable, scope)} 不在 ${intervalWords(ast, scope)} 之间`;
    case 'compare':
      if (ast.relation === '=') return describeRule({ ...ast, relation: '!=' }, scope);
      if (ast.relation === '!=') return describeRule({ ...ast, relation: '=' }, scope);
      return `不满足（${describeRule(ast, scope)}）`;
    default:
      return `不满足（${describeRule(ast, scope)}）`;
  }
}

function describeComparison(ast: CompareNode, scope: RuleScope): string {
  const value = valueWords(ast.value, ast.kind, ast.variable, scope);
  const words = measured(value, ast.kind, ast.variable, scope);
  return `${titleOf(ast.variable, scope)} ${relationWords(ast.relation, ast.kind)} ${words}`;
}

function describeList(ast: InNode, scope: RuleScope): string {
  return `${titleOf(ast.variable, scope)} ${ast.values.length === 1 ? '为' : '属于'} ${listWords(ast, scope)}`;
}

function listWords(ast: InNode, scope: RuleScope): string {
  const words = ast.values.map((value) => valueWords(value, ast.kind, ast.variable, scope)).join('、');
  return measured(words, ast.kind, ast.variable, scope);
}
