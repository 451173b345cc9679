/**
 * 规则样例集: what the rule language means, case by case, as data (corpus/*.json) on a fictional snack shop. Run by
 * corpus.test.ts in the server's Node and by walks/browser-rules.test.ts in a browser; another implementation (SQL,
 * another language) is right when it answers the same.
 */
import { buildCalendar, nationalYears } from '../calendar/index.ts';
import plain from './corpus/plain.json' with { type: 'json' };
import refused from './corpus/refused.json' with { type: 'json' };
import scope from './corpus/scope.json' with { type: 'json' };
import worked from './corpus/worked.json' with { type: 'json' };
import { evaluateRule, parseRule, ruleCalendar, traceRule } from './index.ts';
import type { Facts, RuleFindingCode, RuleScope, Surroundings, Truth } from './index.ts';

/** 样例: `expected` is the truth, or `finding` the code of a finding the text must give (at `at`, when given). */
export type RuleCase = { text: string; facts: Facts } & (
  | { expected: Truth }
  | { finding: RuleFindingCode; at?: readonly [number, number] }
);

export const corpusScope = scope as RuleScope;

/** 全部样例. */
export const ruleCorpus = [...plain, ...worked, ...refused] as readonly RuleCase[];

/** 样例的环境: the day is fixed, the calendar the national one; holidays of 2027 and later are not published. */
export const corpusSurroundings: Surroundings = {
  today: '2026-09-24',
  calendar: ruleCalendar(buildCalendar(nationalYears())),
};

/** 一个样例的回答: everything that two implementations must agree on, words included. */
export function corpusAnswer({ text, facts }: RuleCase): unknown {
  const parsed = parseRule(text, corpusScope);
  if (!parsed.ok) return { findings: parsed.findings };
  return {
    truth: evaluateRule(parsed.ast, facts, corpusSurroundings),
    trace: traceRule(parsed.ast, facts, corpusScope, corpusSurroundings),
  };
}
