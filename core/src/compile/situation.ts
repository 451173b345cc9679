import type { Edge, Question, ReleaseMember } from '../contract/index.ts';
import type { Facts } from '../rules/index.ts';
import type { CompiledRelease } from './compiled-release.ts';
import { workingDaysOf } from './days.ts';
import { type Judgement, judge, outcomesOver } from './judge.ts';
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
    promiseDays: promiseOf(compiled, facts, included),
  };
}

/** 承诺时限: the first promise rule that holds, else the longest single promise of those included (THG-08). */
export function promiseOf(compiled: CompiledRelease, facts: Facts, included: readonly ReleaseMember[]): number {
  for (const { condition, days } of compiled.promise) {
    const { truth } = judge(compiled, condition, facts);
    if (truth === true) return days;
    if (truth === null) break; // not settled: until then the longest member's promise is what can be said
  }
  return longestPromise(included);
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
  for (const question of promiseQuestions(situation)) open.add(question);
  return compiled.release.questions.filter((question) => open.has(question.id));
}

/** A promise rule asks a question only if the days it promises then differ. */
function promiseQuestions({ compiled, facts }: Situation): readonly string[] {
  if (compiled.promise.length === 0) return [];
  const key = `promise:${compiled.release.questions.map((question) => JSON.stringify(facts[question.id] ?? '')).join('|')}`;
  const known = compiled.judged.get(key) as readonly string[] | undefined;
  if (known !== undefined) return known;
  const indexes = [...compiled.promise.map(({ condition }) => condition), ...compiled.members];
  const looked = new Set(indexes.flatMap((index) => compiled.conditions[index]?.questions ?? []));
  const open = [...looked].sort().filter((question) => facts[question] === undefined);
  const found = outcomesOver(compiled, open, facts, (trial) => {
    const included = compiled.release.members.filter(
      (_, at) => compiled.conditions[compiled.members[at] as number]?.holds(trial) === true,
    );
    return promiseOf(compiled, trial, included);
  });
  const asked =
    found?.changing ?? compiled.promise.flatMap(({ condition }) => judge(compiled, condition, facts).openQuestions);
  compiled.judged.set(key, asked);
  return asked;
}
