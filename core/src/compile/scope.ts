import type { Bundle, DataElement, Finding, Question } from '../contract/index.ts';
import { canonicalJson, questionsInFull } from '../contract/index.ts';
import type { ConnectiveNode, RuleAst, RuleScope, VariableType } from '../rules/index.ts';
import { renameVariables } from '../rules/index.ts';
import { block } from './findings.ts';
import type { Member } from './members.ts';

/** 情形问题在规则里的样子: the variable type that rules see for a question. */
export function questionVariable(question: Question): VariableType {
  const { answer } = question;
  if (answer.kind === 'number') return { kind: 'number', title: question.text, unit: answer.unit };
  return {
    kind: answer.kind,
    title: question.text,
    values: answer.options.map(({ code, label }) => ({ code, label })),
  };
}

/** 字段在规则里的样子: the variable type that an item's own rules see for one of its fields. */
export function fieldVariable(element: DataElement, title: string): VariableType {
  const values = element.values?.map(({ code, label }) => ({ code, label }));
  const sensitive = element.sensitivity === 'sensitive' || undefined;
  return { kind: variableKinds[element.type], title, unit: element.unit, values, sensitive };
}

const variableKinds: Readonly<Record<DataElement['type'], VariableType['kind']>> = {
  text: 'text',
  longText: 'text',
  integer: 'number',
  decimal: 'number',
  date: 'date',
  boolean: 'boolean',
  choice: 'choice',
  choices: 'choices',
};

/** All questions as a scope for rules. */
export function questionScope(questions: readonly Question[]): RuleScope {
  return Object.fromEntries(questions.map((question) => [question.id, questionVariable(question)]));
}

/**
 * 合并情形问题: the bundle's own in its order, then the members' by member id; the same id asks the same thing or is a conflict.
 */
export function mergeQuestions(
  bundle: Bundle,
  members: readonly Member[],
): { questions: Question[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const merged = new Map<string, { question: Question; place: string }>();
  const uses = [
    ...questionsInFull(bundle.questions).map((question) => ({
      question,
      place: `bundle:${bundle.code}/questions/${question.id}`,
    })),
    ...members.flatMap(({ item }) =>
      questionsInFull(item.questions).map((question) => ({
        question,
        place: `item:${item.code}/questions/${question.id}`,
      })),
    ),
  ];
  for (const use of uses) {
    const known = merged.get(use.question.id);
    if (known === undefined) merged.set(use.question.id, use);
    else if (canonicalJson(known.question) !== canonicalJson(use.question)) {
      findings.push(
        block(
          'question-conflict',
          use.place,
          `问题「${use.question.text}」与 ${known.place} 的「${known.question.text}」编号相同、内容不同`,
          '请让两处的文字和选项完全一致，或给其中一个换新的编号',
        ),
      );
    }
  }
  return { questions: [...merged.values()].map(({ question }) => question), findings };
}

/** The same rule with its variables renamed; a name that `rename` does not know stays. */
export function renamedRule(ast: RuleAst, rename: ReadonlyMap<string, string>): RuleAst {
  return renameVariables(ast, (name) => rename.get(name) ?? name);
}

/** Rules joined by `op`; `null` stands for "always". */
export function joinedRules(op: ConnectiveNode['op'], rules: readonly (RuleAst | null)[]): RuleAst | null {
  const parts = rules.filter((rule) => rule !== null);
  if (op === 'or' && parts.length < rules.length) return null;
  const [first] = parts;
  if (first === undefined) return null;
  return parts.length === 1 ? first : { op, of: parts };
}
