/** 规则语言: the door of core/rules. See rules.md. */
export type {
  ChoiceValue,
  CompareNode,
  CompareVariablesNode,
  ConnectiveNode,
  ConstantNode,
  ContainsNode,
  ExistsNode,
  Expression,
  Facts,
  FactValue,
  InNode,
  IntervalNode,
  NotNode,
  ParsedRule,
  Relation,
  RuleAst,
  RuleAtom,
  RuleFinding,
  RuleFindingCode,
  RuleScope,
  ScalarKind,
  Truth,
  VariableKind,
  VariableType,
} from './types.ts';
export { canonicalDecimal, compareDecimals, isDecimal } from './decimal.ts';
export { expandRules, type NamedRule, type NamedRules, ringOfRules, rulesNamedIn } from './expand-rules.ts';
export { describeRule } from './describe-rule.ts';
export { compileRule, evaluateRule } from './evaluate-rule.ts';
export type { CompiledRule } from './evaluate-rule.ts';
export { explainRule, missingVariables } from './explain-rule.ts';
export { functionNames, ruleFunctions } from './expressions/functions.ts';
export { ruleCalendar } from './expressions/surroundings.ts';
export type { RuleCalendar, Surroundings } from './expressions/surroundings.ts';
export { renameVariables } from './expressions/names.ts';
export { rulePairs, ruleThresholds, ruleVariables, workedVariables } from './inspect-rule.ts';
export { isVariableName, parseRule, ruleAlways } from './parse-rule.ts';
export { printRule } from './print-rule.ts';
export { residualRule } from './residual-rule.ts';
export { traceRule } from './trace-rule.ts';
export type { RuleTrace } from './trace-rule.ts';
