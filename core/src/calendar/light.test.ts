import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingDays, buildCalendar, type Light, lightOf, nationalYears, shiftDay } from './index.ts';

const calendar = buildCalendar(nationalYears());
// 10 working days from Monday 2026-03-02: due Monday 2026-03-16.
const clock = { start: '2026-03-02', due: '2026-03-16' };
const readings: [today: string, light: Light, remaining: number, overdue: number][] = [
  ['2026-03-02', 'green', 10, 0],
  ['2026-03-11', 'green', 3, 0],
  ['2026-03-12', 'yellow', 2, 0],
  ['2026-03-14', 'yellow', 1, 0],
  ['2026-03-16', 'yellow', 0, 0],
  ['2026-03-17', 'red', 0, 1],
  ['2026-03-21', 'red', 0, 4],
  ['2026-03-23', 'red', 0, 5],
];

describe('lights (红黄绿灯)', () => {
  test.each(readings)('%s: %s, %i left, %i overdue', (today, light, remaining, overdue) => {
    expect(lightOf(calendar, { ...clock, today })).toEqual({ light, remaining, overdue });
  });

  test('the threshold is the item’s own, e.g. half of the time (自定阈值)', () => {
    expect(lightOf(calendar, { ...clock, today: '2026-03-06', yellowAtRemaining: 0.5 }).light).toBe('green');
    expect(lightOf(calendar, { ...clock, today: '2026-03-09', yellowAtRemaining: 0.5 }).light).toBe('yellow');
  });

  test('a one-day promise is green on the day it starts and yellow on its last (一日办结)', () => {
    expect(lightOf(calendar, { start: '2026-03-02', due: '2026-03-03', today: '2026-03-02' }).light).toBe('green');
    expect(lightOf(calendar, { start: '2026-03-02', due: '2026-03-03', today: '2026-03-03' }).light).toBe('yellow');
  });

  test('nothing to count is grey (不计时)', () => {
    expect(lightOf(calendar, { ...clock, due: null, today: '2026-03-10' })).toEqual({
      light: 'grey',
      remaining: 0,
      overdue: 0,
    });
    expect(lightOf(calendar, { ...clock, today: '2026-03-10', suspended: true })).toEqual({
      light: 'grey',
      remaining: 4,
      overdue: 0,
    });
  });

  test('the promise, not the stretch with its stops, sets the threshold (按承诺天数)', () => {
    const stretched = { start: '2026-03-02', due: '2026-03-30', today: '2026-03-25' };
    expect(lightOf(calendar, stretched).light).toBe('yellow');
    expect(lightOf(calendar, { ...stretched, days: 10 }).light).toBe('green');
  });

  test('as days pass the light only goes green, yellow, red (只升不降)', () => {
    const rank: Record<Light, number> = { grey: -1, green: 0, yellow: 1, red: 2 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8000 }), fc.integer({ min: 1, max: 60 }), (offset, days) => {
        const start = shiftDay('2004-01-01', offset);
        const { due } = addWorkingDays(calendar, start, days);
        let before = 0;
        for (let day = start; day <= shiftDay(due, 3); day = shiftDay(day, 1)) {
          const now = rank[lightOf(calendar, { start, due, today: day }).light];
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
        expect(before).toBe(2);
      }),
      { numRuns: 60 },
    );
  });
});
