import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitWords, workingDaysOf } from './days.ts';
import { findRing, topologicalOrder } from './order.ts';
import { criticalDays, type Network, proposedDays } from './timeline.ts';

function network(days: Record<string, number>, edges: readonly string[]): Network {
  const pairs = edges.map((edge) => ({ from: edge[0] as string, to: edge[1] as string }));
  return { order: topologicalOrder(Object.keys(days), pairs), edges: pairs, days: new Map(Object.entries(days)) };
}

/** Longest path by trying all of them: what `criticalDays` must agree with. */
function longestByHand({ order, edges, days }: Network): number {
  const from = (member: string): number =>
    (days.get(member) ?? 0) + Math.max(0, ...edges.filter((edge) => edge.from === member).map((edge) => from(edge.to)));
  return Math.max(0, ...order.map(from));
}

/** Up to seven nodes, edges only forward, so that there is no ring. */
const networks = fc.array(fc.nat(9), { minLength: 1, maxLength: 7 }).chain((days) => {
  const names = days.map((_, at) => String.fromCharCode(97 + at));
  const pairs = names.flatMap((to, at) => names.slice(0, at).map((from) => from + to));
  return fc.subarray(pairs).map((edges) => network(Object.fromEntries(days.map((one, at) => [names[at], one])), edges));
});

describe('关键路径', () => {
  test.each<[string, Network, number]>([
    ['并联取最长', network({ a: 5, b: 3 }, []), 5],
    ['前后相接相加', network({ a: 5, b: 4 }, ['ab']), 9],
    ['菱形', network({ a: 1, b: 5, c: 2, d: 1 }, ['ab', 'ac', 'bd', 'cd']), 7],
    ['即办不占时间', network({ a: 0, b: 4 }, ['ab']), 4],
    ['没有成员', network({}, []), 0],
  ])('%s', (_, given, days) => {
    expect(criticalDays(given)).toBe(days);
  });

  test('与逐条路径相加的结果一致', () => {
    fc.assert(
      fc.property(networks, (given) => {
        expect(criticalDays(given)).toBe(longestByHand(given));
      }),
    );
  });
});

describe('时限分摊', () => {
  const table: [string, Network, number, Record<string, number> | undefined][] = [
    ['按比例分', network({ a: 5, b: 4 }, ['ab']), 5, { a: 3, b: 2 }],
    ['不在长路上的不动', network({ a: 5, b: 4, c: 5 }, ['ab']), 5, { a: 3, b: 2, c: 5 }],
    ['短的至少留一日', network({ a: 1, b: 1, c: 10 }, ['ab', 'bc']), 4, { a: 1, b: 1, c: 2 }],
    ['即办的还是即办', network({ a: 0, b: 6, c: 6 }, ['ab', 'bc']), 6, { a: 0, b: 3, c: 3 }],
    ['每项一日也不够', network({ a: 1, b: 1, c: 1 }, ['ab', 'bc']), 2, undefined],
    ['本来就赶得上', network({ a: 2, b: 2 }, ['ab']), 5, { a: 2, b: 2 }],
  ];
  test.each(table)('%s', (_, given, promise, expected) => {
    const found = proposedDays(given, promise);
    expect(found && Object.fromEntries(found)).toEqual(expected);
  });

  test('只要每项一日排得下，就给得出；给出的一定赶得上、不比原来长、没有白压的', () => {
    fc.assert(
      fc.property(networks, fc.nat(20), (given, promise) => {
        const found = proposedDays(given, promise);
        const least = criticalDays({
          ...given,
          days: new Map([...given.days].map(([member, days]) => [member, Math.min(1, days)])),
        });
        expect(found === undefined).toBe(least > promise);
        if (found === undefined) return;
        expect(criticalDays({ ...given, days: found })).toBeLessThanOrEqual(promise);
        for (const [member, days] of found) {
          const before = given.days.get(member) ?? 0;
          expect(days).toBeLessThanOrEqual(before);
          expect(days).toBeGreaterThanOrEqual(Math.min(1, before));
          const looser = new Map(found).set(member, days + 1);
          expect(days === before || criticalDays({ ...given, days: looser }) > promise).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('先后与环', () => {
  const edges = (list: readonly string[]) => list.map((edge) => ({ from: edge[0] as string, to: edge[1] as string }));
  test.each<[string, string[], string[] | undefined]>([
    ['没有环', ['ab', 'bc', 'ac'], undefined],
    ['两个互相等', ['ab', 'ba'], ['a', 'b']],
    ['三个一圈', ['ab', 'bc', 'ca', 'ad'], ['a', 'c', 'b']],
    ['环在后头', ['ab', 'bc', 'cb'], ['b', 'c']],
  ])('%s', (_, list, ring) => {
    expect(findRing(['a', 'b', 'c', 'd'], edges(list))).toEqual(ring);
  });

  test('同时可办的按编号排', () => {
    expect(topologicalOrder(['c', 'b', 'a'], edges(['ca']))).toEqual(['b', 'c', 'a']);
  });
});

describe('期限', () => {
  test.each<[Parameters<typeof workingDaysOf>[0] & { unit: 'workingDay' | 'calendarDay' | 'instant' }, number, string]>(
    [
      [{ n: 5, unit: 'workingDay' }, 5, '5 个工作日'],
      [{ n: 30, unit: 'calendarDay' }, 22, '30 日（自然日）'],
      [{ n: 0, unit: 'instant' }, 0, '即办'],
      [{ n: 0, unit: 'workingDay' }, 0, '即办'],
    ],
  )('%o', (limit, days, words) => {
    expect(workingDaysOf(limit)).toBe(days);
    expect(limitWords(limit)).toBe(words);
  });
});
