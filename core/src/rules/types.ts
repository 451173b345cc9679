/**
 * 规则语言的类型: what a rule is read from (a scope of variables), what it is judged on (facts)
 * and what it becomes (a JSON-serialisable AST). See rules.md for the grammar.
 */

export type VariableKind = 'boolean' | 'number' | 'text' | 'date' | 'choice' | 'choices';

/** 选项: one allowed answer, its code in rules and facts and its label for people. */
export type ChoiceValue = { code: string; label: string };

/**
 * 情形项的类型: one variable a rule may mention. `values` lists the allowed codes of a choice or
 * choices variable (absent: any code); a boolean may carry labels under the codes `true` and `false`.
 */
export type VariableType = {
  kind: VariableKind;
  values?: ChoiceValue[];
  title: string;
  unit?: string;
};

/** 可用的情形项: the variables a rule may mention, by the name written in the rule. */
export type RuleScope = Readonly<Record<string, VariableType>>;

/**
 * 事实的值: numbers are decimal strings (`"80.5"`, no exponent), dates `YYYY-MM-DD`, choices arrays of codes.
 * `null` is an answer: not applicable.
 */
export type FactValue = string | boolean | readonly string[] | null;

/** 事实: what is known; `undefined` (or absent) means not answered yet. */
export type Facts = Readonly<Record<string, FactValue | undefined>>;

/** 三值真值: `null` is "not known yet". */
export type Truth = true | false | null;

export type Relation = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** The kinds that hold one value, and so can be compared. */
export type ScalarKind = Exclude<VariableKind, 'choices'>;

/** 固定条件: true in every situation, or in none. */
export type ConstantNode = { op: 'constant'; value: boolean };

/** 并且 / 或者: two or more conditions. */
export type ConnectiveNode = { op: 'and' | 'or'; of: RuleAst[] };

export type NotNode = { op: 'not'; of: RuleAst };

/** 与固定值比较: `value` is a canonical decimal, an ISO date, a text, a choice code or a boolean, by `kind`. */
export type CompareNode = {
  op: 'compare';
  variable: string;
  kind: ScalarKind;
  relation: Relation;
  value: string | boolean;
};

/** 两项相比: both variables are of `kind`. Not covered by thresholds: see `rulePairs`. */
export type CompareVariablesNode = {
  op: 'compareVariables';
  left: string;
  right: string;
  kind: ScalarKind;
  relation: Relation;
};

/** 属于列表: the variable has one of `values`. */
export type InNode = { op: 'in'; variable: string; kind: Exclude<ScalarKind, 'boolean'>; values: string[] };

/** 在区间内: `lowOpen` / `highOpen` leave the bound itself out. */
export type IntervalNode = {
  op: 'interval';
  variable: string;
  kind: 'number' | 'date';
  low: string;
  high: string;
  lowOpen: boolean;
  highOpen: boolean;
};

/** 已填写: the variable is answered, and not with "not applicable". */
export type ExistsNode = { op: 'exists'; variable: string };

/** 多选包含: the choices variable holds the code `value`. */
export type ContainsNode = { op: 'contains'; variable: string; value: string };

/** A condition about facts that holds no further condition. */
export type RuleAtom = CompareNode | CompareVariablesNode | InNode | IntervalNode | ExistsNode | ContainsNode;

/** 规则: the parsed rule, discriminated on `op`, safe to store as JSON. */
export type RuleAst = ConstantNode | ConnectiveNode | NotNode | RuleAtom;

/**
 * 规则检查的问题代码。
 * - `empty`, `too-long`, `too-deep`: nothing to read, or more than a person could review
 * - `syntax`, `full-width`: the text cannot be read (full-width: Chinese punctuation where a half-width sign belongs)
 * - `outside-subset`: valid FEEL that this platform does not allow
 * - `not-a-condition`: a value stands where a condition belongs
 * - `unknown-variable`, `unknown-choice`, `unknown-function`: no such name
 * - `wrong-type`: the operator or value does not fit the variable
 * - `bad-number`, `bad-date`: a literal that names no number or no day
 * - `empty-interval`: an interval that holds no value
 */
export type RuleFindingCode =
  | 'empty'
  | 'too-long'
  | 'too-deep'
  | 'syntax'
  | 'full-width'
  | 'outside-subset'
  | 'not-a-condition'
  | 'unknown-variable'
  | 'unknown-choice'
  | 'unknown-function'
  | 'wrong-type'
  | 'bad-number'
  | 'bad-date'
  | 'empty-interval';

/** 规则检查的问题: `message` is Chinese and says what to write instead; `from`/`to` are UTF-16 offsets into the text. */
export type RuleFinding = { code: RuleFindingCode; message: string; from: number; to: number };

/** 解析结果: the rule, or every finding at once. */
export type ParsedRule = { ok: true; ast: RuleAst } | { ok: false; findings: RuleFinding[] };
