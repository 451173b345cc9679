import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalDecimal,
  evaluateRule,
  explainRule,
  parseRule,
  printRule,
  residualRule,
  traceRule,
} from '../index.ts';
import type { Facts, FactValue, RuleScope, Truth } from '../index.ts';
import { addDecimals, divideDecimals, multiplyDecimals, roundDecimal, subtractDecimals } from './decimal-math.ts';

const scope: RuleScope = {
  甲: { kind: 'number', title: '甲' },
  乙: { kind: 'number', title: '乙' },
  丙: { kind: 'boolean', title: '丙' },
  各项: { kind: 'list', title: '各项', of: { kind: 'number', title: '各项' } },
  日: { kind: 'date', title: '日' },
  密: { kind: 'number', title: '密', sensitive: true },
};

/** The slow way: a value as an exact fraction, text judged while it is built; `undefined` unknown, `null` not applicable. */
type Fraction = { over: bigint; under: bigint };
type Slow<T> = (facts: Facts) => T | null | undefined;
type Sum = { text: string; slow: Slow<Fraction> };
type Condition = { text: string; slow: (facts: Facts) => Truth };

const fractionOf = (text: string): Fraction => {
  const [whole = '0', part = ''] = text.split('.');
  return { over: BigInt(whole + part), under: 10n ** BigInt(part.length) };
};
const order = (one: Fraction, other: Fraction): number => {
  const difference = one.over * other.under - other.over * one.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat({ max: 12 }))
  .map(([digits, places]) => {
    const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
    const cut = text.length - places;
    return `${digits < 0n ? '-' : ''}${text.slice(0, cut)}${places === 0 ? '' : `.${text.slice(cut)}`}`;
  });
const small = fc.oneof(fc.integer({ min: -20, max: 20 }).map(String), fc.constantFrom('0.1', '0.2', '0.30', '-0.5'));

const operations = {
  '+': (a: Fraction, b: Fraction) => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under }),
  '-': (a: Fraction, b: Fraction) => ({ over: a.over * b.under - b.over * a.under, under: a.under * b.under }),
  '*': (a: Fraction, b: Fraction) => ({ over: a.over * b.over, under: a.under * b.under }),
} as const;

function strict(one: Slow<Fraction>, other: Slow<Fraction>, sign: keyof typeof operations): Slow<Fraction> {
  return (facts) => {
    const [a, b] = [one(facts), other(facts)];
    if (a === null || b === null) return null;
    return a === undefined || b === undefined ? undefined : operations[sign](a, b);
  };
}

const factOf =
  (name: string): Slow<Fraction> =>
  (facts) => {
    const fact = facts[name];
    return typeof fact === 'string' ? fractionOf(fact) : (fact as null | undefined);
  };

function kleene(truths: readonly Truth[], decisive: boolean): Truth {
  if (truths.includes(decisive)) return decisive;
  return truths.includes(null) ? null : !decisive;
}

const tied = fc.letrec<{ sum: Sum; condition: Condition }>((tie) => ({
  sum: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('甲', '乙').map((name): Sum => ({ text: name, slow: factOf(name) })),
    small.map((text): Sum => ({ text, slow: () => fractionOf(text) })),
    fc.constant<Sum>({
      text: 'sum(各项)',
      slow: ({ 各项: list }) =>
        list === undefined || list === null
          ? list
          : (list as readonly (string | null)[])
              .filter((entry) => entry !== null)
              .map(fractionOf)
              .reduce(operations['+'], { over: 0n, under: 1n }),
    }),
    fc
      .tuple(tie('sum'), fc.constantFrom('+', '-', '*'), tie('sum'))
      .map(([a, sign, b]): Sum => ({ text: `(${a.text} ${sign} ${b.text})`, slow: strict(a.slow, b.slow, sign) })),
    fc.tuple(tie('condition'), tie('sum'), tie('sum')).map(([when, a, b]): Sum => {
      const slow: Slow<Fraction> = (facts) => {
        const truth = when.slow(facts);
        if (truth !== null) return truth ? a.slow(facts) : b.slow(facts);
        const [one, other] = [a.slow(facts), b.slow(facts)];
        if (one === null || other === null) return one === other ? null : undefined;
        return one !== undefined && other !== undefined && order(one, other) === 0 ? one : undefined;
      };
      return { text: `(if ${when.text} then ${a.text} else ${b.text})`, slow };
    }),
  ),
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constant<Condition>({
      text: '丙',
      slow: ({ 丙: fact }) => (fact === undefined ? null : fact === true),
    }),
    fc.tuple(tie('sum'), fc.constantFrom('<', '=', '>=', '!='), tie('sum')).map(([a, relation, b]): Condition => {
      const slow = (facts: Facts): Truth => {
        const [one, other] = [a.slow(facts), b.slow(facts)];
        const ordering = relation === '<' || relation === '>=';
        if (ordering && (one === null || other === null)) return false;
        if (one === undefined || other === undefined) return null;
        const found = one === null || other === null ? (one === other ? 0 : 1) : order(one, other);
        return { '<': found < 0, '=': found === 0, '>=': found >= 0, '!=': found !== 0 }[relation];
      };
      return { text: `(0 + ${a.text}) ${relation} ${b.text}`, slow };
    }),
    fc.tuple(fc.constantFrom('some', 'every'), small).map(([word, limit]): Condition => {
      const slow = ({ 各项: list }: Facts): Truth => {
        if (list === undefined) return null;
        const truths = ((list ?? []) as readonly (string | null)[]).map((entry) =>
          entry === null ? false : order(fractionOf(entry), fractionOf(limit)) > 0,
        );
        return kleene(truths, word === 'some');
      };
      return { text: `(${word} x in 各项 satisfies x > ${limit})`, slow };
    }),
    fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map(
      ([a, word, b]): Condition => ({
        text: `(${a.text} ${word} ${b.text})`,
        slow: (facts) => kleene([a.slow(facts), b.slow(facts)], word === 'or'),
      }),
    ),
    tie('condition').map(
      (part): Condition => ({
        text: `not(${part.text})`,
        slow: (facts) => {
          const truth = part.slow(facts);
          return truth === null ? null : !truth;
        },
      }),
    ),
  ),
}));

const answer = (value: fc.Arbitrary<FactValue>): fc.Arbitrary<FactValue | undefined> =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) });
const facts: fc.Arbitrary<Facts> = fc.record({
  甲: answer(fc.oneof(small, decimal)),
  乙: answer(small),
  丙: answer(fc.boolean()),
  各项: answer(fc.array(fc.oneof(small, fc.constant(null)), { maxLength: 4 })),
  日: answer(fc.constantFrom('2026-02-31', '0001-01-01', '9999-12-31', '2026-01-31', '2024-02-29', '0000-00-00')),
});

function parse(text: string) {
  const parsed = parseRule(text, scope);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.findings)}`);
  return parsed.ast;
}

describe('算式 (expressions)', () => {
  it('compiled and the slow exact way agree, and what is printed reads the same', () => {
    fc.assert(
      fc.property(tied.condition, facts, ({ text, slow }, known) => {
        const ast = parse(text);
        expect(evaluateRule(ast, known)).toBe(slow(known));
        expect(parse(printRule(ast))).toEqual(ast);
      }),
      { numRuns: 2000 },
    );
  });

  it('is known while the condition is not, when both sides are the same number', () => {
    const ast = parse('(0 + 甲) < (if 丙 then 乙 else 0.30)');
    expect(evaluateRule(ast, { 甲: '0', 乙: '0.30' })).toBe(true);
    expect(evaluateRule(ast, { 甲: '0', 乙: '0.31' })).toBeNull();
  });

  it('never takes back an answer, and what is left says the same as the whole', () => {
    fc.assert(
      fc.property(tied.condition, facts, fc.subarray(Object.keys(scope)), ({ text }, known, hidden) => {
        const ast = parse(text);
        const partial = Object.fromEntries(Object.entries(known).filter(([name]) => !hidden.includes(name)));
        const early = evaluateRule(ast, partial);
        if (early !== null) expect(evaluateRule(ast, known)).toBe(early);
        const residual = residualRule(ast, partial);
        const late = typeof residual === 'boolean' || residual === null ? residual : evaluateRule(residual, known);
        expect(late).toBe(evaluateRule(ast, known));
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws on any value of the right shape, and says why', () => {
    const dates = fc.constantFrom(
      '日 + duration("P9999Y") > date("2026-01-01")',
      '日 - duration("P99999D") < date("2026-01-01")',
      'age(日, 日 + duration("P1M")) > 甲 / 乙',
      '工作日加(日, 甲) > 日',
      'working day count(日, date("2026-01-01")) > 甲',
      'full months(日, date("2026-01-01")) > decimal(甲, 乙)',
      'year(日) > 甲 and 是工作日(日)',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          dates,
          tied.condition.map(({ text }) => text),
        ),
        facts,
        (text, known) => {
          const ast = parse(text);
          const trace = traceRule(ast, known, scope);
          expect(trace.truth).toBe(evaluateRule(ast, known));
          expect(trace.because).not.toBe('');
          expect(explainRule(ast, known, scope)).toMatch(/^(因为|还不能确定)/);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['甲 + 乙 >= 50', { 甲: '60', 乙: '20' }, '（甲 加 乙） = 80 ≥ 50（甲 = 60，乙 = 20）'],
    ['甲 + 乙 >= 50', { 甲: '60' }, '还不能确定：请先回答 乙'],
    ['密 * 2 > 50', { 密: '77' }, '（密 乘以 2） = ＊＊＊ > 50（密 = ＊＊＊）'],
    ['密 >= 50', { 密: '77' }, '密 = ＊＊＊ ≥ 50'],
    [
      'age(日, date("2026-01-31")) >= 2',
      { 日: '2024-02-29' },
      '日 至 2026年1月31日 的周岁 = 1 < 2（日 = 2024年2月29日）',
    ],
    ['sum(各项) > 5', { 各项: ['1', '2'] }, '各项 的合计 = 3 ≤ 5'],
    ['some x in 各项 satisfies x > 5', { 各项: ['9'] }, '各项中有一项（x 大于 5）'],
  ])('says why: %s', (text, known, because) =>
    expect(traceRule(parse(text), known as Facts, scope).because).toBe(because),
  );
});

describe('精确计算 (decimals)', () => {
  it('adds, subtracts and multiplies as fractions of whole numbers do', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [one, other] = [fractionOf(a), fractionOf(b)];
        expect(order(fractionOf(addDecimals(a, b)), operations['+'](one, other))).toBe(0);
        expect(order(fractionOf(subtractDecimals(a, b)), operations['-'](one, other))).toBe(0);
        expect(order(fractionOf(multiplyDecimals(a, b)), operations['*'](one, other))).toBe(0);
        expect(addDecimals(a, b)).toBe(canonicalDecimal(addDecimals(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  it('divides to 34 digits, never further off than half of the last one', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const quotient = divideDecimals(a, b);
        if (fractionOf(b).over === 0n) return void expect(quotient).toBeNull();
        const [one, other, found] = [fractionOf(a), fractionOf(b), fractionOf(quotient ?? '')];
        const exact = { over: one.over * other.under, under: one.under * other.over };
        const off = found.over * exact.under - exact.over * found.under;
        const size = (value: bigint): bigint => (value < 0n ? -value : value);
        expect(size(off) * 10n ** 33n * 2n <= size(exact.over * found.under)).toBe(true);
        expect((quotient ?? '').replace(/^-?(0\.0*)?|\./g, '').length).toBeLessThanOrEqual(35);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['0.125', 2, 'half-even', '0.12'],
    ['0.135', 2, 'half-even', '0.14'],
    ['-0.125', 2, 'half-up', '-0.13'],
    ['-5.2', 0, 'floor', '-6'],
    ['-5.2', 0, 'ceiling', '-5'],
    ['1250', -2, 'half-even', '1200'],
  ] as const)('rounds %s to %s places %s: %s', (text, places, how, expected) =>
    expect(roundDecimal(text, places, how)).toBe(expected),
  );
});
