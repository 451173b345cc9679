/** 规则语言: the door of core/rules. See rules.md. */
export type {
  ChoiceValue, CompareNode, CompareVariablesNode, ConnectiveNode, ConstantNode, ContainsNode, ExistsNode, Facts,
  FactValue, InNode, IntervalNode, NotNode, ParsedRule, Relation, RuleAst, RuleAtom, RuleFinding, RuleFindingCode,
  RuleScope, ScalarKind, Truth, VariableKind, VariableType,
} from './types.ts';
