/** 规则语言: the door of core/rules. See rules.md. */
export type {
  ChoiceValue,
  CompareNode,
  CompareVariablesNode,
  ConnectiveNode,
  ConstantNode,
  ContainsNode,
  ExistsNode,
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
export { describeRule } from './describe-rule.ts';
export { compileRule, evaluateRule } from './evaluate-rule.ts';
export type { CompiledRule } from './evaluate-rule.ts';
export { explainRule } from './explain-rule.ts';
export { rulePairs, ruleThresholds, ruleVariables } from './inspect-rule.ts';
export { isVariableName, parseRule, ruleAlways } from './parse-rule.ts';
export { residualRule } from './residual-rule.ts';
