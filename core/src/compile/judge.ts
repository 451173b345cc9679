import type { Facts, RuleAst, Truth } from '../rules/index.ts';
import { residualRule, ruleVariables } from '../rules/index.ts';
import { canonicalJson } from '../contract/index.ts';
import type { CompiledRelease, Condition } from './compiled-release.ts';

/**
 * 判断: the truth of a condition over all ways to answer what is still open. `null` with open questions: they decide;
 * `null` without: only what is filled into the form decides.
 */
export type Judgement = { truth: Truth; openQuestions: readonly string[] };

const settled = {
  true: { truth: true, openQuestions: [] },
  false: { truth: false, openQuestions: [] },
  form: { truth: null, openQuestions: [] },
} as const;

/** More combinations than this are not listed: the rule's own residual then tells (it may ask a question too many, never one too few). */
const combinationsMax = 4096;
const judgementsMax = 20_000;

/** 判断一个条件: exact, so that a question whose answer cannot change anything any more is not among the open ones. */
export function judge(compiled: CompiledRelease, index: number, facts: Facts): Judgement {
  const condition = compiled.conditions[index] as Condition;
  const truth = condition.holds(facts);
  if (truth !== null) return truth ? settled.true : settled.false;
  const open = condition.questions.filter((question) => facts[question] === undefined);
  if (open.length === 0) return settled.form;
  if (condition.keys.some((key) => facts[key] !== undefined)) return judgeOpen(compiled, condition, open, facts);
  const key = `${index}:${condition.questions.map((question) => answerText(facts[question])).join('|')}`;
  const known = compiled.judged.get(key) as Judgement | undefined;
  if (known !== undefined) return known;
  return remember(compiled, key, judgeOpen(compiled, condition, open, facts));
}

/** Keeps a judgement; starts anew when there are too many, as answers may be any number. */
export function remember<T>(compiled: CompiledRelease, key: string, judgement: T): T {
  if (compiled.judged.size >= judgementsMax) compiled.judged.clear();
  compiled.judged.set(key, judgement);
  return judgement;
}

/** An answer as text, unanswered apart from empty. */
export function answerText(answer: Facts[string]): string {
  return answer === undefined ? '' : JSON.stringify(answer);
}

function judgeOpen(compiled: CompiledRelease, condition: Condition, open: readonly string[], facts: Facts): Judgement {
  const table = outcomesOver(compiled, open, facts, (trial) => outcomeOf(condition, trial));
  if (table === undefined) return judgeByResidual(condition.ast, open, facts);
  if (table.changing.length > 0) return { truth: null, openQuestions: table.changing };
  if (table.first === true) return settled.true;
  return table.first === false ? settled.false : settled.form;
}

/** Where form values decide, which rule about them is left is an outcome too: `a > 5` is not `a > 50`. */
function outcomeOf({ ast, holds }: Condition, facts: Facts): string | boolean {
  return holds(facts) ?? canonicalJson(residualRule(ast, facts));
}

/**
 * The answers, with any answer to the questions that are not asked (where none of them matters, all give the same), and
 * without form values: what is left of a rule must not carry a value that somebody filled in.
 */
export function completedAnswers({ release, representatives }: CompiledRelease, facts: Facts): Facts {
  return Object.fromEntries(
    release.questions.map(({ id }) => [id, facts[id] === undefined ? representatives.get(id)?.[0] : facts[id]]),
  );
}

function judgeByResidual(ast: RuleAst, open: readonly string[], facts: Facts): Judgement {
  const residual = residualRule(ast, facts);
  if (residual === null || typeof residual === 'boolean') return { truth: residual, openQuestions: [] };
  const left = new Set(ruleVariables(residual));
  return { truth: null, openQuestions: open.filter((question) => left.has(question)) };
}

/**
 * 逐一试答: the outcome under every combination of the open questions' representative answers: the first outcome and the
 * questions on which it depends. Undefined when the combinations are too many to list.
 */
export function outcomesOver<T>(
  compiled: CompiledRelease,
  open: readonly string[],
  facts: Facts,
  outcomeOf: (facts: Facts) => T,
): { first: T; changing: string[] } | undefined {
  const choices = open.map((question) => compiled.representatives.get(question) ?? []);
  const total = choices.reduce((product, answers) => product * answers.length, 1);
  if (total > combinationsMax || total === 0) return undefined;
  const trial: Record<string, Facts[string]> = { ...facts };
  const outcomes: T[] = [];
  for (let at = 0; at < total; at += 1) {
    let rest = at;
    for (const [index, answers] of choices.entries()) {
      trial[open[index] as string] = answers[rest % answers.length];
      rest = Math.floor(rest / answers.length);
    }
    outcomes.push(outcomeOf(trial));
  }
  let stride = 1;
  const changing = open.filter((_, index) => {
    const size = choices[index]?.length ?? 1;
    const step = stride;
    stride *= size;
    return outcomes.some((outcome, at) => Math.floor(at / step) % size < size - 1 && outcome !== outcomes[at + step]);
  });
  return { first: outcomes[0] as T, changing };
}
