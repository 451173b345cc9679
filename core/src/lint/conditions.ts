import { itemScope, questionScope, representativesOf } from '../compile/index.ts';
import { type Catalogue, type Finding, type Question, questionsInFull, type ServiceItem } from '../contract/index.ts';
import {
  compileRule,
  type Facts,
  type FactValue,
  parseRule,
  type RuleAst,
  rulePairs,
  ruleVariables,
  type RuleScope,
  type VariableType,
} from '../rules/index.ts';
import { found } from './rules.ts';

/** More combinations than this are not tried: nothing is said then. */
const combinationsMax = 4096;

/**
 * 死条件: conditions of an item's own fields and materials that hold for every answer or for none, found by trying one answer of
 * each class that the condition can tell apart. Conditions that lean on a bundle's questions are the compiler's.
 */
export function deadConditions(item: ServiceItem, catalogue: Catalogue): Finding[] {
  const rules = [
    ...item.fields.flatMap(({ id, label, required }) =>
      typeof required === 'string' ? [{ part: `fields/${id}/required`, text: required, what: `字段「${label}」` }] : [],
    ),
    ...item.materials.flatMap(({ id, when, material }) =>
      when === undefined
        ? []
        : [
            {
              part: `materials/${id}/when`,
              text: when,
              what: `材料「${catalogue.materialTypes.get(material)?.name ?? id}」`,
            },
          ],
    ),
  ];
  if (rules.length === 0) return [];
  const questions = questionsInFull(item.questions);
  const scope = itemScope(item, questionScope(questions), catalogue);
  return rules.flatMap(({ part, text, what }) => {
    const outcome = knownOutcome(text, scope, questions);
    if (outcome === undefined) return [];
    const place = `item:${item.code}/${part}`;
    return outcome
      ? [found('condition-always', place, `${what}的条件「${text}」怎么填都成立`, '请删去条件，直接写必填或必交')]
      : [found('condition-never', place, `${what}的条件「${text}」怎么填都不成立`, '请改正条件，或删去这一项')];
  });
}

const KNOWN_MAX = 5000;
const known = new Map<string, boolean | undefined>();

/** Reading a condition costs most; the same text over the same variables always comes out the same, so the last few thousand are kept. */
function knownOutcome(text: string, scope: RuleScope, questions: readonly Question[]): boolean | undefined {
  const mentioned = Object.entries(scope).filter(([name]) => text.includes(name));
  const asked = questions.filter((question) => text.includes(question.id));
  const key = JSON.stringify([text, mentioned, asked]);
  if (known.has(key)) return known.get(key);
  const outcome = outcomeOf(text, scope, questions);
  if (known.size >= KNOWN_MAX) known.delete(known.keys().next().value as string);
  known.set(key, outcome);
  return outcome;
}

/** The one truth that a condition always has; undefined where it depends, cannot be read, or is too large to try. */
function outcomeOf(text: string, scope: RuleScope, questions: readonly Question[]): boolean | undefined {
  const parsed = parseRule(text, scope);
  if (!parsed.ok || rulePairs(parsed.ast).length > 0) return undefined;
  const choices = ruleVariables(parsed.ast).map((name) => ({
    name,
    values: valuesOf(name, parsed.ast, { scope, questions }),
  }));
  if (choices.some(({ values }) => values === undefined)) return undefined;
  if (choices.reduce((count, { values }) => count * values!.length, 1) > combinationsMax) return undefined;
  const holds = compileRule(parsed.ast);
  const outcomes = new Set<boolean | null>();
  const tryAll = (at: number, facts: Facts): void => {
    const choice = choices[at];
    if (choice === undefined) outcomes.add(holds(facts));
    else for (const value of choice.values!) tryAll(at + 1, { ...facts, [choice.name]: value });
  };
  tryAll(0, {});
  const [only] = outcomes;
  return outcomes.size === 1 && typeof only === 'boolean' ? only : undefined;
}

type Around = { scope: RuleScope; questions: readonly Question[] };

/** One value of each class; undefined where the classes are not known (texts and days). */
function valuesOf(name: string, ast: RuleAst, { scope, questions }: Around): readonly FactValue[] | undefined {
  const type = scope[name];
  if (type === undefined || type.kind === 'text' || type.kind === 'date') return undefined;
  const values: FactValue[] =
    type.kind === 'boolean'
      ? [true, false]
      : [...(representativesOf([asQuestion(name, type, questions)], [ast]).get(name) ?? [])];
  // 「未填」 tells exists(x) apart from everything else.
  return mentionsExistence(ast, name) ? [...values, null] : values;
}

/** A field seen as a question; a number that has no bounds of its own gets wide ones. */
function asQuestion(
  name: string,
  { kind, title, values = [], unit = '个' }: VariableType,
  questions: readonly Question[],
): Question {
  const asked = questions.find((question) => question.id === name);
  if (asked !== undefined) return asked;
  if (kind === 'number')
    return { id: name, text: title, answer: { kind, unit, min: '-999999999', max: '999999999', scale: 2 } };
  return { id: name, text: title, answer: { kind: kind === 'choices' ? 'choices' : 'choice', options: [...values] } };
}

function mentionsExistence(ast: RuleAst, name: string): boolean {
  if (ast.op === 'and' || ast.op === 'or') return ast.of.some((part) => mentionsExistence(part, name));
  if (ast.op === 'not' || ast.op === 'named') return mentionsExistence(ast.of, name);
  return ast.op === 'exists' && ast.variable === name;
}
