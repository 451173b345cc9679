import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalDecimal,
  compareDecimals,
  evaluateRule,
  explainRule,
  parseRule,
  residualRule,
  rulePairs,
  ruleThresholds,
  ruleVariables,
} from './index.ts';
import type { Facts, FactValue, RuleAst, RuleScope, Truth } from './types.ts';

const scope: RuleScope = {
  面积: { kind: 'number', title: '面积' },
  人数: { kind: 'number', title: '人数' },
  有证: { kind: 'boolean', title: '有证' },
  临街: { kind: 'boolean', title: '临街' },
  招牌: { kind: 'choice', title: '招牌', values: ['a', 'b', 'c'].map((code) => ({ code, label: code.toUpperCase() })) },
  项目: {
    kind: 'choices',
    title: '项目',
    values: ['a', 'b', 'c'].map((code) => ({ code, label: code.toUpperCase() })),
  },
  字号: { kind: 'text', title: '字号' },
  开业: { kind: 'date', title: '开业' },
};

/** Few values, so that rules and facts meet; some no double can tell apart. */
const decimal = fc.oneof(
  fc.constantFrom(
    '0',
    '-0.0',
    '1',
    '1.50',
    '1.5',
    '9007199254740992',
    '9007199254740993',
    '0.1',
    '0.10000000000000000001',
    '-7',
  ),
  fc.tuple(fc.bigInt({ min: -999n, max: 999n }), fc.nat({ max: 999 })).map(([whole, part]) => `${whole}.${part}`),
);
const day = fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-02', '2026-10-01');
const code = fc.constantFrom('a', 'b', 'c');
const orders = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');

/** A condition as text, with all optional parentheses left out, and as we mean it. */
type Written = { text: string; binding: 'atom' | 'and' | 'or' };

const atom: fc.Arbitrary<Written> = fc
  .oneof(
    fc
      .tuple(fc.constantFrom('面积', '人数'), orders, decimal)
      .map(([name, relation, value]) => `${name} ${relation} ${value}`),
    fc.tuple(orders, day).map(([relation, value]) => `开业 ${relation} date("${value}")`),
    fc.tuple(fc.constantFrom('=', '!='), code).map(([relation, value]) => `招牌 ${relation} "${value}"`),
    fc.constantFrom('有证', '临街', '有证 = false', '临街 != true', '字号 = "甜"', '字号 = null', 'true', 'false'),
    orders.map((relation) => `面积 ${relation} 人数`),
    fc
      .array(code, { minLength: 1, maxLength: 3 })
      .map((codes) => `招牌 in (${codes.map((one) => `"${one}"`).join(', ')})`),
    fc.array(decimal, { minLength: 1, maxLength: 3 }).map((values) => `面积 in (${values.join(', ')})`),
    fc
      .tuple(decimal, decimal)
      .filter(([low, high]) => compareDecimals(low, high) < 0)
      .chain(([low, high]) =>
        fc.constantFrom(
          `面积 in [${low}..${high}]`,
          `面积 in (${low}..${high})`,
          `面积 in [${low}..${high})`,
          `面积 between ${low} and ${high}`,
        ),
      ),
    code.map((value) => `list contains(项目, "${value}")`),
    fc.constantFrom(...Object.keys(scope)).map((name) => `exists(${name})`),
  )
  .map((text) => ({ text, binding: 'atom' }));

const written = fc.letrec<{ rule: Written }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    atom,
    tie('rule').map((part): Written => ({ text: `not(${part.text})`, binding: 'atom' })),
    fc.tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('rule'), { minLength: 2, maxLength: 3 })).map(
      ([word, parts]): Written => ({
        text: parts.map((part) => within(word, part)).join(` ${word} `),
        binding: word,
      }),
    ),
  ),
})).rule;

function within(word: 'and' | 'or', part: Written): string {
  return word === 'and' && part.binding === 'or' ? `(${part.text})` : part.text;
}

const rule = written.map(({ text }) => parse(text));

const answer = (value: fc.Arbitrary<FactValue>): fc.Arbitrary<FactValue | undefined> =>
  fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) });

const facts: fc.Arbitrary<Facts> = fc.record({
  面积: answer(decimal),
  人数: answer(decimal),
  有证: answer(fc.boolean()),
  临街: answer(fc.boolean()),
  招牌: answer(code),
  项目: answer(fc.subarray(['a', 'b', 'c'])),
  字号: answer(fc.constantFrom('甜', '咸')),
  开业: answer(day),
});

function parse(text: string): RuleAst {
  const parsed = parseRule(text, scope);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.findings)}`);
  return parsed.ast;
}

function evaluateResidual(residual: RuleAst | Truth, known: Facts): Truth {
  return residual === null || typeof residual === 'boolean' ? residual : evaluateRule(residual, known);
}

const and = (...of: RuleAst[]): RuleAst => ({ op: 'and', of });
const or = (...of: RuleAst[]): RuleAst => ({ op: 'or', of });
const not = (of: RuleAst): RuleAst => ({ op: 'not', of });

describe('Kleene logic (三值逻辑)', () => {
  const same = (one: RuleAst, other: RuleAst, known: Facts): void =>
    expect(evaluateRule(one, known)).toBe(evaluateRule(other, known));

  it('obeys De Morgan, double negation, commutativity, association and distribution', () => {
    fc.assert(
      fc.property(rule, rule, rule, facts, (a, b, c, known) => {
        same(not(and(a, b)), or(not(a), not(b)), known);
        same(not(or(a, b)), and(not(a), not(b)), known);
        same(not(not(a)), a, known);
        same(and(a, b), and(b, a), known);
        same(or(a, b), or(b, a), known);
        same(and(a, and(b, c)), and(and(a, b), c), known);
        same(and(a, or(b, c)), or(and(a, b), and(a, c)), known);
      }),
      { numRuns: 500 },
    );
  });

  it('never takes back an answer when more is known', () => {
    fc.assert(
      fc.property(rule, facts, fc.subarray(Object.keys(scope)), (ast, known, hidden) => {
        const partial = Object.fromEntries(Object.entries(known).filter(([name]) => !hidden.includes(name)));
        const early = evaluateRule(ast, partial);
        if (early !== null) expect(evaluateRule(ast, known)).toBe(early);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('parsing (解析)', () => {
  /** Judged from the text by splitting at the words, as a second opinion on what lezer's tree is made into. */
  it('binds and before or, also after in and between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(atom, fc.constantFrom('and', 'or')), { minLength: 1, maxLength: 6 }),
        facts,
        (parts, known) => {
          const text = parts.map(([part, word], index) => (index === 0 ? part.text : `${word} ${part.text}`)).join(' ');
          const alternatives: RuleAst[][] = [[]];
          parts.forEach(([part, word], index) => {
            if (index > 0 && word === 'or') alternatives.push([]);
            alternatives.at(-1)?.push(parse(part.text));
          });
          expect(evaluateRule(parse(text), known)).toBe(
            evaluateRule(or(...alternatives.map((all) => and(...all))), known),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('answers any text with a rule or with findings inside the text', () => {
    const pieces = fc.constantFrom(
      '面积',
      '有证',
      '项目',
      'in',
      'and',
      'or',
      'not(',
      '(',
      ')',
      '[',
      '..',
      ']',
      '=',
      '<',
      '"a"',
      '"',
      '1',
      ',',
      'null',
      'date(',
      'exists(',
      'between',
      '且',
      '＞',
      '.',
      '-',
      '{',
      'if',
      '\\',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, (any) => {
        const parsed = parseRule(any, scope);
        if (parsed.ok) return;
        expect(parsed.findings.length).toBeGreaterThan(0);
        for (const { from, to } of parsed.findings) expect(0 <= from && from <= to && to <= any.length).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('residualRule (剩余规则)', () => {
  it('evaluates like the rule, whatever else becomes known', () => {
    fc.assert(
      fc.property(rule, facts, facts, (ast, known, later) => {
        const residual = residualRule(ast, known);
        const all = { ...later, ...Object.fromEntries(Object.entries(known).filter(([, fact]) => fact !== undefined)) };
        expect(evaluateResidual(residual, known)).toBe(evaluateRule(ast, known));
        expect(evaluateResidual(residual, all)).toBe(evaluateRule(ast, all));
        expect(typeof residual === 'boolean').toBe(evaluateRule(ast, known) !== null);
      }),
      { numRuns: 1000 },
    );
  });

  it('asks only for what is not known', () => {
    fc.assert(
      fc.property(rule, facts, (ast, known) => {
        const residual = residualRule(ast, known);
        if (residual === null || typeof residual === 'boolean') return;
        for (const name of ruleVariables(residual)) expect(known[name]).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});

describe('explainRule (解释)', () => {
  it('names facts that decide the outcome by themselves', () => {
    fc.assert(
      fc.property(rule, facts, (ast, known) => {
        const outcome = evaluateRule(ast, known);
        const words = explainRule(ast, known, scope);
        const named = Object.fromEntries(Object.entries(known).filter(([name]) => words.includes(name)));
        if (outcome !== null) expect(evaluateRule(ast, named)).toBe(outcome);
        else expect(words).toMatch(/^还不能确定，因为还不知道：./);
      }),
      { numRuns: 500 },
    );
  });
});

describe('ruleThresholds (数字界限)', () => {
  const side = (value: string, limits: string[]): string =>
    limits.map((limit) => Math.sign(compareDecimals(value, limit))).join();

  it('splits numbers into classes that answer alike', () => {
    fc.assert(
      fc.property(rule, facts, decimal, decimal, (ast, known, one, other) => {
        if (rulePairs(ast).length > 0) return;
        const limits = ruleThresholds(ast)['面积'] ?? [];
        if (side(one, limits) !== side(other, limits)) return;
        expect(evaluateRule(ast, { ...known, 面积: one })).toBe(evaluateRule(ast, { ...known, 面积: other }));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('decimals (精确小数)', () => {
  const digits = fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n });
  const places = fc.nat({ max: 20 });
  const scaled = (value: bigint, decimals: number): string => {
    const text = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
    const cut = text.length - decimals;
    return `${value < 0n ? '-' : ''}${text.slice(0, cut)}${decimals === 0 ? '' : `.${text.slice(cut)}`}`;
  };
  const sign = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0);

  it('compare as integers of the same scale do', () => {
    fc.assert(
      fc.property(digits, fc.oneof(digits, fc.bigInt({ min: -3n, max: 3n })), places, (base, step, decimals) => {
        const other = base + step;
        expect(Math.sign(compareDecimals(scaled(base, decimals), scaled(other, decimals)))).toBe(sign(base - other));
      }),
      { numRuns: 2000 },
    );
  });

  it('do not depend on how they are written', () => {
    fc.assert(
      fc.property(digits, places, fc.nat({ max: 5 }), (value, decimals, zeros) => {
        const plain = scaled(value, decimals);
        const padded = `${plain}${decimals === 0 ? '.0' : ''}${'0'.repeat(zeros)}`.replace(
          /^(-?)/,
          `$1${'0'.repeat(zeros)}`,
        );
        expect(compareDecimals(plain, padded)).toBe(0);
        expect(canonicalDecimal(padded)).toBe(canonicalDecimal(plain));
      }),
      { numRuns: 500 },
    );
  });
});
