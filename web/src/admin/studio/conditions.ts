import { questionScope } from '@yijian/core/compile';
import type { Question } from '@yijian/core/contract';
import { namedRules, type Shared } from '@yijian/core/definitions';
import { describeRule, expandRules, parseRule, type RuleAst } from '@yijian/core/rules';

/** 一条条件: a question, how it compares, and with what. For several options: any of them. */
export type Clause = { question: string; relation: Relation; values: string[] };
export type Relation = 'is' | 'isNot' | 'has' | 'hasNot' | 'atLeast' | 'moreThan' | 'atMost' | 'lessThan';
/** 条件 as the builder edits it: all clauses, or any of them. No clause = always. */
export type Condition = { join: 'all' | 'any'; clauses: Clause[] };

const signs: Partial<Record<Relation, string>> = { atLeast: '>=', moreThan: '>', atMost: '<=', lessThan: '<' };

/** What one may say about a question. */
export function relationsOf(question: Question): Relation[] {
  if (question.answer.kind === 'number') return ['atLeast', 'moreThan', 'atMost', 'lessThan'];
  return question.answer.kind === 'choice' ? ['is', 'isNot'] : ['has', 'hasNot'];
}

/** A clause to begin with: the first thing that can be said of the question. */
export function firstClause(question: Question): Clause {
  const { answer } = question;
  const value = answer.kind === 'number' ? answer.min : (answer.options[0]?.code ?? '');
  return { question: question.id, relation: relationsOf(question)[0]!, values: [value] };
}

/** 写成规则: the rule text of a condition; undefined = always. */
export function ruleTextOf(condition: Condition): string | undefined {
  const parts = condition.clauses.map(clauseText);
  if (parts.length === 0) return undefined;
  if (parts.length === 1) return parts[0];
  const joint = condition.join === 'all' ? ' and ' : ' or ';
  return parts.map((part) => (/ (and|or) /.test(part) ? `(${part})` : part)).join(joint);
}

function clauseText({ question, relation, values }: Clause): string {
  const quoted = values.map((value) => JSON.stringify(value));
  switch (relation) {
    case 'is':
      return quoted.length === 1 ? `${question} = ${quoted[0]}` : `${question} in (${quoted.join(', ')})`;
    case 'isNot':
      return quoted.length === 1 ? `${question} != ${quoted[0]}` : `not(${question} in (${quoted.join(', ')}))`;
    case 'has':
      return quoted.map((value) => `list contains(${question}, ${value})`).join(' or ');
    case 'hasNot':
      return quoted.map((value) => `not(list contains(${question}, ${value}))`).join(' and ');
    default:
      return `${question} ${signs[relation]} ${values[0] ?? '0'}`;
  }
}

/** 读成条件: null where the rule says more than the builder can show; then it is edited as text. */
export function conditionOf(rule: string | undefined, questions: readonly Question[]): Condition | null {
  if (rule === undefined || rule.trim() === '') return { join: 'all', clauses: [] };
  const parsed = parseRule(rule, questionScope(questions));
  if (!parsed.ok) return null;
  const whole = clauseOf(parsed.ast);
  if (whole) return { join: 'all', clauses: [whole] };
  const { ast } = parsed;
  if (ast.op !== 'and' && ast.op !== 'or') return null;
  const clauses = ast.of.map(clauseOf);
  if (clauses.some((clause) => clause === null)) return null;
  return { join: ast.op === 'and' ? 'all' : 'any', clauses: clauses as Clause[] };
}

function clauseOf(ast: RuleAst): Clause | null {
  switch (ast.op) {
    case 'compare':
      return compared(ast);
    case 'in':
      return ast.kind === 'choice' ? { question: ast.variable, relation: 'is', values: ast.values } : null;
    case 'contains':
      return { question: ast.variable, relation: 'has', values: [ast.value] };
    case 'not':
      return negated(clauseOf(ast.of));
    case 'or':
      return gathered(ast.of.map(clauseOf), 'has');
    case 'and':
      return gathered(ast.of.map(clauseOf), 'hasNot');
    default:
      return null;
  }
}

function compared({ variable, kind, relation, value }: Extract<RuleAst, { op: 'compare' }>): Clause | null {
  const values = [String(value)];
  if (kind === 'number') {
    const found = (Object.keys(signs) as Relation[]).find((name) => signs[name] === relation);
    return found ? { question: variable, relation: found, values } : null;
  }
  if (kind !== 'choice' || (relation !== '=' && relation !== '!=')) return null;
  return { question: variable, relation: relation === '=' ? 'is' : 'isNot', values };
}

function negated(clause: Clause | null): Clause | null {
  if (clause?.relation === 'is') return { ...clause, relation: 'isNot' };
  if (clause?.relation === 'has' && clause.values.length === 1) return { ...clause, relation: 'hasNot' };
  return null;
}

/** `A has x or A has y` is one clause with two values. */
function gathered(clauses: readonly (Clause | null)[], relation: Relation): Clause | null {
  const [first] = clauses;
  if (!first || clauses.some((one) => one?.relation !== relation || one.question !== first.question)) return null;
  return { ...first, values: clauses.flatMap((one) => one!.values) };
}

/** 条件的说法; null = always; the text itself where it cannot be read. */
export function conditionWords(
  rule: string | undefined,
  questions: readonly Question[],
  shared: Shared = {},
): string | null {
  if (rule === undefined) return null;
  const scope = questionScope(questions);
  const parsed = parseRule(expandRules(rule, namedRules(shared)), scope);
  return parsed.ok ? describeRule(parsed.ast, scope) : rule;
}

/** 规则错误 in words, for the box the rule is written in; empty when it can be read. */
export function ruleFaults(rule: string, questions: readonly Question[], shared: Shared = {}): string[] {
  const parsed = parseRule(expandRules(rule, namedRules(shared)), questionScope(questions));
  return parsed.ok ? [] : parsed.findings.map((finding) => finding.message);
}
