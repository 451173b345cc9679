/**
 * 规则语言的类型: what a rule is read from (a scope of variables), what it is judged on (facts)
 * and what it becomes (a JSON-serialisable AST). See rules.md for the grammar.
 */

export type VariableKind = 'boolean' | 'number' | 'text' | 'date' | 'choice' | 'choices' | 'list' | 'context';

/** 选项: one allowed answer, its code in rules and facts and its label for people. */
export type ChoiceValue = { code: string; label: string };

/**
 * 情形项的类型: one variable a rule may mention. `values` lists the allowed codes of a choice or
 * choices variable (absent: any code); a boolean may carry labels under the codes `true` and `false`. A list says what
 * its entries are (`of`), a context what its fields are (`fields`); the value of a `sensitive` one is never shown.
 */
export type VariableType = {
  kind: VariableKind;
  values?: ChoiceValue[];
  title: string;
  unit?: string;
  of?: VariableType;
  fields?: Readonly<Record<string, VariableType>>;
  sensitive?: boolean;
};

/** 可用的情形项: the variables a rule may mention, by the name written in the rule. */
export type RuleScope = Readonly<Record<string, VariableType>>;

/**
 * 事实的值: numbers are decimal strings (`"80.5"`, no exponent), dates `YYYY-MM-DD`, choices arrays of codes, lists
 * arrays of values, contexts objects. `null` is an answer: not applicable.
 */
export type FactValue = string | boolean | null | readonly FactValue[] | { readonly [field: string]: FactValue };

/** 事实: what is known; `undefined` (or absent) means not answered yet. */
export type Facts = Readonly<Record<string, FactValue | undefined>>;

/** 三值真值: `null` is "not known yet". */
export type Truth = true | false | null;

export type Relation = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** The kinds that hold one value, and so can be compared. */
export type ScalarKind = Exclude<VariableKind, 'choices' | 'list' | 'context'>;

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

/** 算出来的值的种类: a scalar, a list, a context, or one of the two durations (months and years, days). */
export type ValueKind = VariableKind | 'months' | 'days' | 'null';

/** 两个算式相比: `kind` says how the two sides are compared; 'not applicable' satisfies only `!=`. */
export type RelationNode = {
  op: 'relation';
  kind: ValueKind;
  relation: Relation;
  left: Expression;
  right: Expression;
};

/** 是与否的算式: holds when the value is true; 'not applicable' does not hold. */
export type HoldsNode = { op: 'holds'; of: Expression };

/** 有没有值. */
export type AnsweredNode = { op: 'answered'; of: Expression };

/** 有一个 / 每一个: `as` is the name of the entry inside `satisfies`. */
export type QuantifiedNode = { op: 'some' | 'every'; as: string; in: Expression; satisfies: RuleAst };

/** 如果 … 则 … 否则: a condition that depends on a condition. */
export type ChooseNode = { op: 'choose'; when: RuleAst; met: RuleAst; otherwise: RuleAst };

/** A condition about what is worked out from facts. */
export type WorkedNode = RelationNode | HoldsNode | AnsweredNode | QuantifiedNode | ChooseNode;

/** 引用的规则: a condition that has a code and a name of its own (`rule("code", "name", condition)`); holds where `of` does. */
export type NamedNode = { op: 'named'; rule: string; title: string; of: RuleAst };

/** 规则: the parsed rule, discriminated on `op`, safe to store as JSON. */
export type RuleAst = ConstantNode | ConnectiveNode | NotNode | NamedNode | RuleAtom | WorkedNode;

/** 固定值: durations are whole numbers of months or of days. */
export type ValueNode = { op: 'value'; kind: ValueKind; value: FactValue };
export type VariableNode = { op: 'variable'; kind: VariableKind; variable: string };
/** 取值: a field of a context, or of every context of a list (`many`). */
export type PathNode = { op: 'path'; of: Expression; name: string; many: boolean };
export type ListNode = { op: 'list'; of: Expression[] };
export type ArithmeticSign = '+' | '-' | '*' | '/';
/** 算式: `form` says what is computed with; spans of months or days are numbers. */
export type ArithmeticNode = {
  op: 'arithmetic';
  form: 'number' | 'text' | 'dateMonths' | 'dateDays' | 'dates';
  sign: ArithmeticSign;
  left: Expression;
  right: Expression;
};
/** 函数: `kind` is the kind of the entries for functions of lists. */
export type CallNode = { op: 'call'; name: string; of: Expression[]; kind: ValueKind };
export type IfNode = { op: 'if'; when: RuleAst; met: Expression; otherwise: Expression };
/** 筛选: inside `where` the entry is `item`, its `fields` are known by their names. */
export type FilterNode = { op: 'filter'; of: Expression; where: RuleAst; fields: string[] };
export type ForNode = { op: 'for'; as: string; in: Expression; gives: Expression };

/** 算式: what a value is worked out from, typed when it was read, safe to store as JSON. */
export type Expression =
  | ValueNode
  | VariableNode
  | PathNode
  | ListNode
  | ArithmeticNode
  | CallNode
  | IfNode
  | FilterNode
  | ForNode;

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
 * - `unknown-rule`: `rule("code")` names a rule that is not published
 * - `name-taken`: a name given inside the rule (`some x in …`) that something else already has
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
  | 'unknown-rule'
  | 'wrong-type'
  | 'bad-number'
  | 'bad-date'
  | 'empty-interval'
  | 'name-taken';

/** 规则检查的问题: `message` is Chinese and says what to write instead; `from`/`to` are UTF-16 offsets into the text. */
export type RuleFinding = { code: RuleFindingCode; message: string; from: number; to: number };

/** 解析结果: the rule, or every finding at once. */
export type ParsedRule = { ok: true; ast: RuleAst } | { ok: false; findings: RuleFinding[] };
