import type { Edge, Question, ReleaseMember } from '../contract/index.ts';
import type { Facts } from '../rules/index.ts';
import type { CompiledRelease } from './compiled-release.ts';
import { workingDaysOf } from './days.ts';
import { answerText, type Judgement, judge, outcomesOver, remember } from './judge.ts';
import { allBefore, directBefore, topologicalOrder } from './order.ts';

/** 情形: what follows from some answers: who takes part, in which order, and what is still open. */
export type Situation = {
  compiled: CompiledRelease;
  facts: Facts;
  /** by condition index */
  judgements: readonly Judgement[];
  included: readonly ReleaseMember[];
  ids: ReadonlySet<string>;
  excluded: readonly ReleaseMember[];
  undecided: readonly ReleaseMember[];
  /** edges that hold here, both ends included */
  edges: readonly Edge[];
  order: readonly string[];
  direct: ReadonlyMap<string, readonly string[]>;
  before: ReadonlyMap<string, ReadonlySet<string>>;
  promiseDays: number;
  /** questions on which only the promised days depend */
  promiseQuestions: readonly string[];
};

/** 判断情形: `leftOut` = members the applicant does not want although the answers include them. */
export function situationOf(
  compiled: CompiledRelease,
  facts: Facts,
  leftOut: ReadonlySet<string> = new Set(),
): Situation {
  const judgements = compiled.conditions.map((_, index) => judge(compiled, index, facts));
  const truthOf = (at: number): boolean | null => judgements[compiled.members[at] as number]?.truth ?? null;
  const { members } = compiled.release;
  const included = members.filter((member, at) => truthOf(at) === true && !leftOut.has(member.id));
  const excluded = members.filter(
    (member, at) => truthOf(at) === false || (truthOf(at) === true && leftOut.has(member.id)),
  );
  const ids = new Set(included.map((member) => member.id));
  const edges = compiled.release.edges.filter(
    (edge, at) => ids.has(edge.from) && ids.has(edge.to) && judgements[compiled.edges[at] as number]?.truth !== false,
  );
  const promise = settledPromise(compiled, facts, included);
  const order = topologicalOrder([...ids], edges);
  const direct = directBefore(order, edges);
  return {
    compiled,
    facts,
    judgements,
    included,
    ids,
    excluded,
    edges,
    order,
    direct,
    undecided: members.filter((_, at) => truthOf(at) === null),
    before: allBefore(order, direct),
    promiseDays: promise.days,
    promiseQuestions: promise.questions,
  };
}

/** The first promise rule that holds, else the longest single promise of those included (THG-08). All questions answered. */
function promiseOf(compiled: CompiledRelease, facts: Facts, included: readonly ReleaseMember[]): number {
  const first = compiled.promise.find(({ condition }) => compiled.conditions[condition]?.holds(facts) === true);
  return first?.days ?? longestPromise(included);
}

/** 最长单项承诺: over strands; where there are none (only checks or community steps), over all. */
export function longestPromise(included: readonly ReleaseMember[]): number {
  const strands = included.filter((member) => member.item.node === 'strand');
  return Math.max(0, ...(strands.length > 0 ? strands : included).map((member) => workingDaysOf(member.item.promised)));
}

/** 还要问的问题, in asking order: those whose answer can still change something. */
export function openQuestions(situation: Situation): Question[] {
  const { compiled, judgements } = situation;
  const open = new Set(compiled.shown.flatMap((index) => judgements[index]?.openQuestions ?? []));
  for (const question of situation.promiseQuestions) open.add(question);
  return compiled.release.questions.filter((question) => open.has(question.id));
}

type Promised = { days: number; questions: readonly string[] };

/**
 * 承诺时限: the days promised whatever is answered to the questions still open; where answers decide (a promise rule asks a
 * question only if the days then differ), those questions, and the longest member's promise as what can be said so far.
 */
function settledPromise(compiled: CompiledRelease, facts: Facts, included: readonly ReleaseMember[]): Promised {
  if (compiled.promise.length === 0) return { days: longestPromise(included), questions: [] };
  const key = `promise:${compiled.release.questions.map((question) => answerText(facts[question.id])).join('|')}`;
  const known = compiled.judged.get(key) as Promised | undefined;
  if (known !== undefined) return known;
  const found = promiseOver(compiled, facts) ?? {
    first: promiseOf(compiled, facts, included),
    changing: questionsLeft(compiled, facts),
  };
  const days = found.changing.length > 0 ? longestPromise(included) : found.first;
  return remember(compiled, key, { days, questions: found.changing });
}

function promiseOver(compiled: CompiledRelease, facts: Facts): { first: number; changing: string[] } | undefined {
  const indexes = [...compiled.promise.map(({ condition }) => condition), ...compiled.members];
  const looked = new Set(indexes.flatMap((index) => compiled.conditions[index]?.questions ?? []));
  const open = [...looked].sort().filter((question) => facts[question] === undefined);
  return outcomesOver(compiled, open, facts, (trial) => {
    const takesPart = (at: number): boolean =>
      compiled.conditions[compiled.members[at] as number]?.holds(trial) === true;
    return promiseOf(
      compiled,
      trial,
      compiled.release.members.filter((_, at) => takesPart(at)),
    );
  });
}

/** Too many combinations to try: every question that a promise rule still mentions. */
function questionsLeft(compiled: CompiledRelease, facts: Facts): string[] {
  return compiled.promise
    .flatMap(({ condition }) => compiled.conditions[condition]?.questions ?? [])
    .filter((question) => facts[question] === undefined);
}
