/** 判断过程: a rule part by part, with what was found and what is still to be answered. */
import { describeRule } from './describe-rule.ts';
import { evaluateRule } from './evaluate-rule.ts';
import { explainAtom, missingVariables, namedWords } from './explain-rule.ts';
import type { Grounds } from './expressions/explain-worked.ts';
import type { Surroundings } from './expressions/surroundings.ts';
import { titleOf } from './phrases.ts';
import { printRule } from './print-rule.ts';
import type { Facts, RuleAst, RuleScope, Truth } from './types.ts';

/**
 * 判断过程: `words` says the condition, `because` what decided it in plain Chinese (values of sensitive variables are
 * hidden) or, when it is not decided, what must be answered; `missing` are those variables.
 */
export type RuleTrace = {
  text: string;
  words: string;
  truth: Truth;
  because: string;
  missing: readonly string[];
  parts: readonly RuleTrace[];
};

/** 记录判断过程: every part is judged, also those that did not matter. Throws TypeError as `evaluateRule` does. */
export function traceRule(ast: RuleAst, facts: Facts, scope: RuleScope, around: Surroundings = {}): RuleTrace {
  const grounds: Grounds = { facts, scope, around };
  const truth = evaluateRule(ast, facts, around);
  const missing = truth === null ? missingVariables(ast, facts) : [];
  const parts = partsOf(ast).map((part) => traceRule(part, facts, scope, around));
  return {
    text: printRule(ast),
    words: describeRule(ast, scope),
    truth,
    because: truth === null ? askFor(missing, scope) : reason(ast, grounds, parts, truth),
    missing,
    parts,
  };
}

function partsOf(ast: RuleAst): readonly RuleAst[] {
  if (ast.op === 'and' || ast.op === 'or') return ast.of;
  if (ast.op === 'choose') return [ast.when, ast.met, ast.otherwise];
  return ast.op === 'not' || ast.op === 'named' ? [ast.of] : [];
}

function askFor(missing: readonly string[], scope: RuleScope): string {
  if (missing.length === 0) return '还不能确定：要等工作日安排公布，或者补全列表里的内容';
  return `还不能确定：请先回答 ${missing.map((name) => titleOf(name, scope)).join('、')}`;
}

// oxlint-disable-next-line complexity -- one line per kind of condition
function reason(ast: RuleAst, grounds: Grounds, parts: readonly RuleTrace[], truth: boolean): string {
  switch (ast.op) {
    case 'constant':
      return ast.value ? '所有情形都适用' : '任何情形都不适用';
    case 'not':
      return parts[0]?.because ?? '';
    case 'named':
      return `${namedWords(ast, truth)}：${parts[0]?.because ?? ''}`;
    case 'and':
    case 'or':
      return parts
        .filter((part) => part.truth === truth)
        .map((part) => part.because)
        .join('；');
    case 'choose': {
      const [when, met, otherwise] = parts;
      const taken = when?.truth === true ? met : otherwise;
      return when?.truth === null ? '两种情况结果相同' : `${when?.because ?? ''}；${taken?.because ?? ''}`;
    }
    default:
      return explainAtom(ast, grounds);
  }
}
