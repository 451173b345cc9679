import { describe, expect, it } from 'vitest';
import { labelPoint, roundedPath } from './rounded-path.ts';

describe('折线', () => {
  it('两点是直线,拐角是圆的', () => {
    expect(
      roundedPath(
        [
          { x: 0, y: 0 },
          { x: 10, y: 0 },
        ],
        4,
      ),
    ).toBe('M0 0L10 0');
    expect(
      roundedPath(
        [
          { x: 0, y: 0 },
          { x: 10, y: 0 },
          { x: 10, y: 20 },
        ],
        4,
      ),
    ).toBe('M0 0L6 0Q10 0 10 4L10 20');
  });
  it('太短的一段拐得小一些', () => {
    expect(
      roundedPath(
        [
          { x: 0, y: 0 },
          { x: 2, y: 0 },
          { x: 2, y: 20 },
        ],
        4,
      ),
    ).toBe('M0 0L1 0Q2 0 2 1L2 20');
  });
  it('标签在最长的一段中间', () => {
    expect(
      labelPoint([
        { x: 0, y: 0 },
        { x: 4, y: 0 },
        { x: 4, y: 20 },
      ]),
    ).toEqual({ x: 4, y: 10 });
    expect(labelPoint([])).toEqual({ x: 0, y: 0 });
  });
});
