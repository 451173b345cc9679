import type { Answers, BundleRelease, MergedField, MergedMaterial, Question } from '../contract/index.ts';
import {
  compareDecimals,
  type CompiledRule,
  compileRule,
  type Facts,
  type RuleAst,
  type RuleScope,
  ruleVariables,
} from '../rules/index.ts';
import { canonicalJson } from '../contract/index.ts';
import { type Issue, issuesOf } from './edges.ts';
import { type Representative, representativesOf } from './representatives.ts';
import { fieldVariable, joinedRules, questionScope } from './scope.ts';

/** 条件: a rule of the release, compiled once. `questions` and `keys`: which answers and which form values it looks at. */
export type Condition = { ast: RuleAst; holds: CompiledRule; questions: readonly string[]; keys: readonly string[] };

/** What decides about one member, use or edge: the index of its condition. */
export type CompiledRelease = {
  release: BundleRelease;
  /** questions and field keys, for putting rules into words */
  scope: RuleScope;
  questions: ReadonlyMap<string, Question>;
  representatives: ReadonlyMap<string, readonly Representative[]>;
  conditions: readonly Condition[];
  members: readonly number[];
  /** conditions of a field's (a material's) uses, the member's own inclusion joined to each */
  fieldUses: ReadonlyMap<MergedField, readonly number[]>;
  materialUses: ReadonlyMap<MergedMaterial, readonly number[]>;
  edges: readonly number[];
  /** conditions whose truth shows in a plan: of members and uses */
  shown: readonly number[];
  promise: readonly { condition: number; days: number }[];
  issues: readonly Issue[];
  /** questions that a field may be filled from: whether they are answered shows in the plan */
  answerSources: readonly string[];
  /** judgements already made, by condition and the answers it looks at */
  judged: Map<string, unknown>;
  situations: Map<string, unknown>;
};

const compiledReleases = new WeakMap<BundleRelease, CompiledRelease>();

/** 编译后的发布版: made once per release object and kept as long as that object lives. */
export function compiledOf(release: BundleRelease): CompiledRelease {
  const known = compiledReleases.get(release);
  if (known !== undefined) return known;
  const compiled = compileRelease(release);
  compiledReleases.set(release, compiled);
  return compiled;
}

function compileRelease(release: BundleRelease): CompiledRelease {
  const asked = new Set(release.questions.map((question) => question.id));
  const conditions: Condition[] = [];
  const indexes = new Map<string, number>();
  const register = (rule: RuleAst | null): number => {
    const ast: RuleAst = rule ?? { op: 'constant', value: true };
    const key = canonicalJson(ast);
    const known = indexes.get(key);
    if (known !== undefined) return known;
    const variables = ruleVariables(ast);
    conditions.push({
      ast,
      holds: compileRule(ast),
      questions: variables.filter((name) => asked.has(name)),
      keys: variables.filter((name) => !asked.has(name)),
    });
    indexes.set(key, conditions.length - 1);
    return conditions.length - 1;
  };
  const when = new Map(release.members.map((member) => [member.id, member.when]));
  const gated = (member: string, rule: RuleAst | null): number =>
    register(joinedRules('and', [when.get(member) ?? null, rule]));
  const members = release.members.map((member) => register(member.when));
  const fieldUses = new Map(
    release.fields.map((field) => [
      field,
      field.uses.map((use) => gated(use.member, typeof use.required === 'boolean' ? null : use.required)),
    ]),
  );
  const materialUses = new Map(
    release.materials.map((material) => [material, material.uses.map((use) => gated(use.member, use.when))]),
  );
  const edges = release.edges.map((edge) => register(edge.when ?? null));
  const promise = (release.promise ?? []).map((rule) => ({ condition: register(rule.when), days: rule.days }));
  return {
    release,
    conditions,
    members,
    fieldUses,
    materialUses,
    edges,
    promise,
    shown: [...new Set([...members, ...fieldUses.values(), ...materialUses.values()].flat())],
    scope: releaseScope(release),
    questions: new Map(release.questions.map((question) => [question.id, question])),
    representatives: representativesOf(
      release.questions,
      conditions.map((condition) => condition.ast),
    ),
    issues: issuesOf(release.members, release.applicantRole),
    answerSources: answerSourcesOf(release),
    judged: new Map(),
    situations: new Map(),
  };
}

function releaseScope(release: BundleRelease): RuleScope {
  const fields = release.fields.map((field) => [field.key, fieldVariable(field.definition, field.label)] as const);
  return { ...questionScope(release.questions), ...Object.fromEntries(fields) };
}

function answerSourcesOf(release: BundleRelease): string[] {
  const sources = release.fields.flatMap((field) => field.sources);
  return [...new Set(sources.flatMap((source) => (source.kind === 'answer' ? [source.question] : [])))].sort();
}

/** 有效答案: the answers that fit their question, as facts; what does not fit counts as not answered (`checkAnswers` tells it). */
export function factsOf(compiled: CompiledRelease, answers: Answers): Facts {
  const facts: Record<string, string | readonly string[]> = {};
  for (const [id, question] of compiled.questions) {
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (answer !== undefined && answerSlip(question, answer) === undefined) facts[id] = answer;
  }
  return facts;
}

/** 答案哪里不对: what is wrong with an answer, in words; undefined when it fits. */
export function answerSlip(question: Question, answer: string | readonly string[]): string | undefined {
  const { answer: kind } = question;
  if (kind.kind === 'choices') {
    if (typeof answer === 'string' || !Array.isArray(answer)) return '这个问题可以选多项，答案应是选项的列表';
    const codes = new Set(kind.options.map((option) => option.code));
    if (new Set(answer).size < answer.length) return '同一个选项选了两次';
    return answer.every((code) => codes.has(code)) ? undefined : '选了没有列出的选项';
  }
  if (typeof answer !== 'string') return '这个问题只能有一个答案';
  if (kind.kind === 'choice')
    return kind.options.some((option) => option.code === answer) ? undefined : '选了没有列出的选项';
  return numberSlip(answer, kind);
}

function numberSlip(
  answer: string,
  kind: { min: string; max: string; scale?: number; unit: string },
): string | undefined {
  if (!/^-?\d{1,18}(?:\.\d{1,10})?$/.test(answer)) return '应填数字，例如 80';
  const decimals = answer.split('.')[1]?.length ?? 0;
  if (decimals > (kind.scale ?? 0)) return kind.scale ? `小数最多 ${kind.scale} 位` : '应填整数';
  return compareDecimals(answer, kind.min) < 0 || compareDecimals(answer, kind.max) > 0
    ? `应在 ${kind.min} 至 ${kind.max} ${kind.unit}之间`
    : undefined;
}
