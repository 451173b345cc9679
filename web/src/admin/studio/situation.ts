import { questionScope, workingDaysOf } from '@yijian/core/compile';
import type { Answers, Bundle, Question, ServiceItem, Timeline } from '@yijian/core/contract';
import { evaluateRule, type Facts, parseRule, type RuleScope } from '@yijian/core/rules';
import type { CompiledRelease, PlanEdge } from '../../api/studio.ts';

/** 情形: which members belong to it; null = not known until more is answered. */
export type Inclusion = ReadonlyMap<string, boolean | null>;

/** 情形里的成员: every member's condition judged on the answers. */
export function inclusionOf(
  bundle: Pick<Bundle, 'members'>,
  questions: readonly Question[],
  answers: Answers,
): Inclusion {
  const scope = questionScope(questions);
  return new Map((bundle.members ?? []).map((member) => [member.id, judged(member.when, scope, answers)]));
}

function judged(rule: string | undefined, scope: RuleScope, answers: Answers): boolean | null {
  if (rule === undefined) return true;
  const parsed = parseRule(rule, scope);
  return parsed.ok ? evaluateRule(parsed.ast, answers as Facts) : null;
}

type Node = { id: string; promisedDays: number; plannedDays: number };

/**
 * 情形的时间线: start and end of every member that belongs to the situation, in working days after acceptance, and the longest
 * way through. The promise: the bundle's first rule that holds, else the longest promise of a single member.
 */
export function timelineOf(
  release: Pick<CompiledRelease, 'nodes' | 'edges'>,
  at: {
    bundle: Pick<Bundle, 'members' | 'promise'>;
    questions: readonly Question[];
    answers: Answers;
    items: ReadonlyMap<string, ServiceItem>;
  },
): Timeline {
  const inclusion = inclusionOf(at.bundle, at.questions, at.answers);
  const nodes = release.nodes
    .filter((node) => inclusion.get(node.id) === true)
    .map(({ id, item, promisedDays, confirmedDays }): Node => {
      const definition = at.items.get(item);
      const promised = definition ? workingDaysOf(definition.promised) : promisedDays;
      return { id, promisedDays: promised, plannedDays: confirmedDays ?? promised };
    });
  const edges = edgesAmong(release.edges, nodes);
  const ends = reach(nodes, edges);
  const tails = reach(
    nodes,
    edges.map(({ from, to }) => ({ from: to, to: from })),
  );
  const longest = Math.max(0, ...ends.values());
  const longestDays = Math.max(0, ...nodes.map((node) => node.promisedDays));
  const promiseDays = promiseOf(at) ?? longestDays;
  const strands = nodes.map(({ id, promisedDays, plannedDays }) => {
    const endOffset = ends.get(id) ?? 0;
    const critical = endOffset + (tails.get(id) ?? 0) - plannedDays === longest;
    return {
      member: id,
      promisedDays,
      plannedDays,
      proposedDays: null,
      startOffset: endOffset - plannedDays,
      endOffset,
      critical,
    };
  });
  return {
    promiseDays,
    longestDays,
    criticalPathDays: longest,
    criticalPath: strands.filter((strand) => strand.critical).map((strand) => strand.member),
    fits: longest <= promiseDays,
    jointCapDays: null,
    strands: strands.sort((one, other) => one.startOffset - other.startOffset || one.endOffset - other.endOffset),
  };
}

type Order = Pick<PlanEdge, 'from' | 'to'>;

const edgesAmong = (edges: readonly Order[], nodes: readonly Node[]): Order[] => {
  const ids = new Set(nodes.map((node) => node.id));
  return edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
};

/** Longest way to the end of each node; ends although a ring (refused elsewhere) were in it. */
function reach(nodes: readonly Node[], edges: readonly Order[]): Map<string, number> {
  const days = new Map(nodes.map((node) => [node.id, node.plannedDays]));
  const ends = new Map(days);
  for (let round = 0; round < nodes.length; round += 1) {
    for (const { from, to } of edges) {
      ends.set(to, Math.max(ends.get(to) ?? 0, (ends.get(from) ?? 0) + (days.get(to) ?? 0)));
    }
  }
  return ends;
}

function promiseOf({
  bundle,
  questions,
  answers,
}: {
  bundle: Pick<Bundle, 'promise'>;
  questions: readonly Question[];
  answers: Answers;
}): number | null {
  const scope = questionScope(questions);
  return bundle.promise?.find((rule) => judged(rule.when, scope, answers) === true)?.days ?? null;
}

/** 要问的问题: those that some situation asks, in asking order. */
export function askedQuestions(
  release: Pick<CompiledRelease, 'classes'> | null,
  questions: readonly Question[],
): Question[] {
  if (release === null) return [...questions];
  const asked = new Set(release.classes.shown.flatMap((one) => Object.keys(one.answers)));
  return questions.filter((question) => asked.has(question.id));
}

/** 答案的说法. */
export function answerWords(question: Question, answer: Answers[string] | undefined): string | null {
  if (answer === undefined) return null;
  if (question.answer.kind === 'number') return `${String(answer)} ${question.answer.unit}`;
  const labels = new Map(question.answer.options.map((option) => [option.code, option.label]));
  const codes = typeof answer === 'string' ? [answer] : answer;
  return codes.length === 0 ? '都不选' : codes.map((code) => labels.get(code) ?? code).join('、');
}
