import { describe, expect, it } from 'vitest';
import type { Due } from '../../api/cases.ts';
import { usedOf, worstLight } from './overseen-case.ts';

const due = (change: Partial<Due>): Due => ({
  due: '2026-03-26',
  remaining: 3,
  overdue: 0,
  light: 'green',
  sentence: '',
  ...change,
});

describe('办件的灯', () => {
  it('取自己和各子件里最急的', () => {
    const strand = (light: Due['light']) => ({ due: due({ light }) }) as never;
    expect(worstLight({ light: 'green', strands: [strand('yellow'), strand('red')] })).toBe('red');
    expect(worstLight({ light: 'green', strands: [{ due: null } as never] })).toBe('green');
    expect(worstLight({ light: 'grey', strands: [] })).toBe('grey');
  });
});

describe('子件用时', () => {
  it('剩下的从计划里减去', () => {
    expect(usedOf({ due: due({}), plannedDays: 5 })).toEqual({ used: 2, planned: 5, share: 0.4 });
  });
  it('超期的算在用时里,条画满', () => {
    expect(usedOf({ due: due({ light: 'red', remaining: 0, overdue: 2 }), plannedDays: 5 })).toEqual({
      used: 7,
      planned: 5,
      share: 1,
    });
  });
  it('没有在走的钟就没有条', () => {
    expect(usedOf({ due: null, plannedDays: 5 })).toBeNull();
    expect(usedOf({ due: due({ light: 'grey' }), plannedDays: 5 })).toBeNull();
  });
});
