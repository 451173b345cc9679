import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attempts, judgeFailure, waitSeconds } from './attempts.ts';

const minute = 60_000;
const start = 1_700_000_000_000;

/** Waits after each of `count` failures in a row, each made as soon as it is allowed. */
function waits(kind: 'login' | 'address', count: number): number[] {
  let before: Attempts | undefined;
  let now = start;
  return Array.from({ length: count }, () => {
    before = judgeFailure(kind, before, now);
    const wait = waitSeconds(before, now);
    now += wait * 1000 + 1;
    return wait;
  });
}

describe('登录失败后的等待', () => {
  test('four slips are free, then the wait doubles up to fifteen minutes', () => {
    expect(waits('login', 12)).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  test('a hall behind one address gets thirty', () => {
    expect(waits('address', 31).filter((wait) => wait > 0)).toEqual([30, 60]);
  });

  test('an hour of quiet forgets', () => {
    const five = { failures: 5, lastFailedAtMs: start, blockedUntilMs: start + 30_000 };
    expect(judgeFailure('login', five, start + 61 * minute)).toMatchObject({ failures: 1, blockedUntilMs: null });
    expect(judgeFailure('login', five, start + 59 * minute)).toMatchObject({ failures: 6 });
  });

  test('no wait is negative, none longer than fifteen minutes', () => {
    const attempts = fc.record({
      failures: fc.integer({ min: 1, max: 10_000 }),
      lastFailedAtMs: fc.constant(start),
      blockedUntilMs: fc.constant(null),
    });
    fc.assert(
      fc.property(attempts, fc.integer({ min: 0, max: 60 * minute }), (before, later) => {
        const wait = waitSeconds(judgeFailure('login', before, start + later), start + later);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(900);
      }),
    );
  });
});
