import type { Answers, BundleRelease, SituationClass } from '../contract/index.ts';
import { compiledOf, type CompiledRelease } from './compiled-release.ts';
import { longestPromise, openQuestions, type Situation, situationOf } from './situation.ts';
import { criticalDays, plannedDaysOf } from './timeline.ts';

/** 情形类上限 (decisions.md 5): above it publishing is refused. */
export const situationClassesMax = 10_000;

/**
 * 情形类: every way to answer the questions that are asked, one representative per class of equivalent answers. Walks the
 * questions as a decision tree, so that a question that no longer matters does not multiply the classes.
 * `complete` is false when there are more than `most`; the list then holds the first ones.
 */
export function situationClasses(
  release: BundleRelease,
  most = situationClassesMax,
): { classes: SituationClass[]; complete: boolean } {
  const compiled = compiledOf(release);
  const classes: SituationClass[] = [];
  const open: Answers[] = [{}];
  while (open.length > 0) {
    const answers = open.pop() as Answers;
    const situation = situationOf(compiled, answers);
    const [question] = openQuestions(situation);
    if (question === undefined) {
      if (classes.length === most) return { classes, complete: false };
      classes.push(classOf(situation, answers));
    } else open.push(...branches(compiled, question.id, answers));
  }
  return { classes, complete: true };
}

/** Reversed, so that the walk meets the answers in their order. */
function branches(compiled: CompiledRelease, question: string, answers: Answers): Answers[] {
  return (compiled.representatives.get(question) ?? []).map((answer) => ({ ...answers, [question]: answer })).reverse();
}

function classOf({ included, order, edges, promiseDays }: Situation, answers: Answers): SituationClass {
  const days = new Map(included.map((member) => [member.id, plannedDaysOf(member)]));
  return {
    answers,
    members: [...order],
    promiseDays,
    longestDays: longestPromise(included),
    criticalPathDays: criticalDays({ order, edges, days }),
  };
}
