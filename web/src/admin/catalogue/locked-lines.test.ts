import { describe, expect, it } from 'vitest';
import { lockedLines } from './locked-lines.ts';

describe('由上级统一的行', () => {
  it('一个要素的每一行都置灰，到下一个要素为止', () => {
    const text = 'name: 招牌\nbasis:\n  - law: 甲\n  - law: 乙\nphone: "1"\n';
    expect([...lockedLines(text, (part) => part === 'basis')]).toEqual([2, 3, 4]);
    expect([...lockedLines(text, () => false)]).toEqual([]);
  });
});
