import { describe, expect, it } from 'vitest';
import { tellDifferences, tellPlace } from './tell-differences.ts';

const before = {
  name: '开店',
  necessity: 'required',
  materials: [{ id: 'design', name: '平面图', copies: 1 }],
  steps: [{ id: 's1', name: '受理' }],
};

describe('变更的说法', () => {
  it('位置用中文，清单里的用它的名称，取值用说法', () => {
    const after = {
      ...before,
      necessity: 'optional',
      materials: [
        { id: 'design', name: '平面图', copies: 2 },
        { id: 'photo', name: '照片' },
      ],
      steps: [],
    };
    expect(tellDifferences(before, after).map(({ path: _path, ...told }) => told)).toEqual([
      { place: '必要性', before: '必要', after: '非必要' },
      { place: '申请材料 › 平面图 › 复印件', before: '1', after: '2' },
      { place: '申请材料 › 照片', before: null, after: '照片' },
      { place: '办理环节 › 受理', before: '受理', after: null },
    ]);
  });

  it('说不出名称的照写编号', () => {
    expect(tellPlace(['materials', 'x', 'copies'], [before])).toBe('申请材料 › x › 复印件');
  });
});
