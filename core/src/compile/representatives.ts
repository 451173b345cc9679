import type { Question } from '../contract/index.ts';
import {
  canonicalDecimal,
  compareDecimals,
  type RuleAst,
  rulePairs,
  ruleThresholds,
  workedVariables,
} from '../rules/index.ts';

/** An answer that stands for all answers no rule tells apart from it. */
export type Representative = string | readonly string[];

/** What rules mention of one question: codes, limits, and the other questions it is compared with, directly or through others. */
type Mention = {
  codes: Set<string>;
  limits: Set<string>;
  exists: boolean;
  worked: boolean;
  partners: ReadonlySet<string>;
};

/** More subsets than this are never listed: the situations are then too many anyway. */
const mentionedCodesMax = 14;

/**
 * 代表答案: for each question the answers that the given rules can tell apart. Choice: each mentioned code and one of the
 * others; choices: every subset of the mentioned codes; number: each limit and one value between neighbours.
 */
export function representativesOf(
  questions: readonly Question[],
  rules: readonly RuleAst[],
): Map<string, readonly Representative[]> {
  const mentions = mentionsIn(rules);
  shareRanges(questions, mentions);
  const found = new Map(questions.map((question) => [question.id, answersFor(question, mentions.get(question.id))]));
  const linked = questions.map((question) => {
    const { answer, id } = question;
    const partners = [...(mentions.get(id)?.partners ?? [])];
    const own = found.get(id) ?? [];
    if (answer.kind !== 'number' || partners.length === 0) return [id, own] as const;
    const met = new Set([...own, ...partners.flatMap((partner) => found.get(partner) ?? [])].map(String));
    return [id, betweenAll(answer, [...met])] as const;
  });
  return new Map(linked);
}

/** Numbers that are compared with each other must be able to meet: the ends of one range split the other, too. */
function shareRanges(questions: readonly Question[], mentions: ReadonlyMap<string, Mention>): void {
  for (const { id, answer } of questions) {
    if (answer.kind !== 'number') continue;
    for (const partner of mentions.get(id)?.partners ?? []) {
      mentions.get(partner)?.limits.add(canonicalDecimal(answer.min)).add(canonicalDecimal(answer.max));
    }
  }
}

/** Of the values at which partners may stand: each itself and the next one above it, where this question allows them. */
function betweenAll(answer: NumberAnswer, values: readonly string[]): string[] {
  const scale = answer.scale ?? 0;
  const near = values.flatMap((value) => [floorAt(value, scale), floorAt(value, scale) + 1n]);
  return withinRange(
    answer,
    [...new Set(near)].map((value) => decimalOf(value, scale)),
  );
}

type NumberAnswer = { min: string; max: string; scale?: number };

function withinRange({ min, max }: NumberAnswer, values: readonly string[]): string[] {
  return values
    .filter((value) => compareDecimals(value, min) >= 0 && compareDecimals(value, max) <= 0)
    .sort(compareDecimals);
}

function answersFor(question: Question, mention: Mention | undefined): readonly Representative[] {
  const { answer } = question;
  const found = mention ?? {
    codes: new Set<string>(),
    limits: new Set<string>(),
    exists: false,
    worked: false,
    partners: new Set<string>(),
  };
  if (answer.kind === 'number') return numbersApart(answer, found);
  const codes = answer.options.map((option) => option.code);
  const named = codes.filter((code) => found.worked || found.codes.has(code));
  const others = codes.filter((code) => !named.includes(code));
  if (answer.kind === 'choice') return found.partners.size > 0 ? codes : [...named, ...others.slice(0, 1)];
  const some = subsets(named.slice(0, mentionedCodesMax));
  return found.exists && others.length > 0 ? [...some, others.slice(0, 1)] : some;
}

function subsets(codes: readonly string[]): string[][] {
  return codes.reduce<string[][]>((found, code) => [...found, ...found.map((subset) => [...subset, code])], [[]]);
}

/** Between two limits as many values as questions are compared with each other, so that every order of them occurs. */
function numbersApart(answer: NumberAnswer, mention: Mention): string[] {
  const scale = answer.scale ?? 0;
  const limits = [...mention.limits].sort(compareDecimals);
  const found = new Set<string>();
  const spread = BigInt(mention.partners.size + 1);
  const from = (first: bigint): void => {
    for (let at = 0n; at < spread; at += 1n) found.add(decimalOf(first + at, scale));
  };
  from(ceilAt(answer.min, scale));
  for (const limit of limits) {
    found.add(decimalOf(floorAt(limit, scale), scale)); // the limit itself where it can be answered
    from(floorAt(limit, scale) + 1n);
  }
  return oneEach(withinRange(answer, [...found]), limits, Number(spread));
}

/** Of the values that lie between the same limits only the first `count`. */
function oneEach(values: readonly string[], limits: readonly string[], count: number): string[] {
  const kept = new Map<string, string[]>();
  for (const value of values) {
    const at = limits.findIndex((limit) => compareDecimals(limit, value) >= 0);
    const gap = limits.some((limit) => compareDecimals(limit, value) === 0) ? `=${value}` : String(at);
    const group = kept.get(gap) ?? [];
    if (group.length < count) kept.set(gap, [...group, value]);
  }
  return [...kept.values()].flat();
}

function floorAt(decimal: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const size = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  if (!decimal.startsWith('-')) return size;
  return /[1-9]/.test(fraction.slice(scale)) ? -size - 1n : -size;
}

function ceilAt(decimal: string, scale: number): bigint {
  const floor = floorAt(decimal, scale);
  return compareDecimals(decimalOf(floor, scale), decimal) < 0 ? floor + 1n : floor;
}

function decimalOf(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return canonicalDecimal(value < 0n ? `-${text}` : text);
}

function mentionsIn(rules: readonly RuleAst[]): Map<string, Mention> {
  const mentions = new Map<string, Mention>();
  const of = (name: string): Mention => {
    const mention = mentions.get(name) ?? {
      codes: new Set(),
      limits: new Set(),
      exists: false,
      worked: false,
      partners: new Set<string>(),
    };
    mentions.set(name, mention);
    return mention;
  };
  for (const rule of rules) {
    for (const [name, limits] of Object.entries(ruleThresholds(rule)))
      for (const limit of limits) of(name).limits.add(limit);
    noteCodes(rule, of);
  }
  shareLimits(rules, of);
  return mentions;
}

// oxlint-disable-next-line complexity -- one line per kind of condition
function noteCodes(rule: RuleAst, of: (name: string) => Mention): void {
  for (const name of workedVariables(rule)) of(name).worked = true;
  switch (rule.op) {
    case 'constant':
    case 'interval':
    case 'compareVariables':
    case 'relation':
    case 'holds':
    case 'answered':
    case 'some':
    case 'every':
    case 'choose':
      return;
    case 'and':
    case 'or':
      for (const part of rule.of) noteCodes(part, of);
      return;
    case 'not':
    case 'named':
      noteCodes(rule.of, of);
      return;
    case 'exists':
      of(rule.variable).exists = true;
      return;
    case 'in':
      for (const value of rule.values) of(rule.variable).codes.add(value);
      return;
    default:
      of(rule.variable).codes.add(String(rule.value));
  }
}

/** Questions compared with each other need the same limits, and one value per partner in each gap. */
function shareLimits(rules: readonly RuleAst[], of: (name: string) => Mention): void {
  const pairs = rules.flatMap(rulePairs);
  const partners = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const together = new Set(pair.flatMap((name) => [name, ...(partners.get(name) ?? [])]));
    for (const name of together) partners.set(name, together);
  }
  for (const [name, together] of partners) {
    of(name).partners = new Set([...together].filter((other) => other !== name));
    for (const other of together) for (const limit of of(other).limits) of(name).limits.add(limit);
  }
}
