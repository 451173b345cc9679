import { describe, expect, it } from 'vitest';
import { lineChanges } from './line-changes.ts';

describe('模板逐行比较', () => {
  it('留下的、删去的、新增的各在各的位置', () => {
    expect(lineChanges('标题\n甲\n乙\n落款', '标题\n甲\n丙\n丁\n落款\n')).toEqual([
      { is: 'kept', text: '标题' },
      { is: 'kept', text: '甲' },
      { is: 'removed', text: '乙' },
      { is: 'added', text: '丙' },
      { is: 'added', text: '丁' },
      { is: 'kept', text: '落款' },
    ]);
  });

  it('没有变化时全部留下', () => {
    expect(lineChanges('甲\n乙', '甲\n乙\n').every((change) => change.is === 'kept')).toBe(true);
  });
});
