import { describe, expect, it } from 'vitest';
import { corpusScope, corpusSurroundings, ruleCorpus } from './corpus.ts';
import type { RuleCase } from './corpus.ts';
import { compileRule, evaluateRule, parseRule, printRule, traceRule } from './index.ts';

function check(entry: RuleCase): void {
  const parsed = parseRule(entry.text, corpusScope);
  if ('finding' in entry) {
    const findings = parsed.ok ? [] : parsed.findings;
    expect(findings.map((found) => found.code)).toContain(entry.finding);
    for (const { message, from, to } of findings) {
      expect(message).toMatch(/[\u4e00-\u9fff].*。$/s);
      expect(0 <= from && from <= to && to <= entry.text.length).toBe(true);
    }
    if (entry.at !== undefined) expect(findings.map(({ from, to }) => [from, to])).toEqual([entry.at]);
    return;
  }
  if (!parsed.ok) throw new Error(`${entry.text}: ${JSON.stringify(parsed.findings)}`);
  const stored = JSON.parse(JSON.stringify(parsed.ast)) as typeof parsed.ast;
  expect(stored).toEqual(parsed.ast);
  expect(evaluateRule(stored, entry.facts, corpusSurroundings)).toBe(entry.expected);
  expect(compileRule(parsed.ast)(entry.facts, corpusSurroundings)).toBe(entry.expected);
  expect(parseRule(printRule(parsed.ast), corpusScope)).toEqual(parsed);
  const trace = traceRule(parsed.ast, entry.facts, corpusScope, corpusSurroundings);
  expect(trace.truth).toBe(entry.expected);
  expect(trace.because).not.toBe('');
}

describe('规则样例集', () => {
  it('covers the language', () => expect(ruleCorpus.length).toBeGreaterThanOrEqual(500));
  it.each(ruleCorpus.map((entry) => [entry.text.slice(0, 60), entry] as const))('%s', (_, entry) => check(entry));
});
