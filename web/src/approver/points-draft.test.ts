import { expect, test } from 'vitest';
import { type Demands, draftOf, pointsBlock, pointsOf, tick } from './points-draft.ts';

const demands: Demands = {
  material: [
    { ref: 'lease', label: '租赁合同' },
    { ref: 'plan', label: '平面图' },
  ],
  condition: [{ ref: 'kitchen', label: '有专间' }],
  field: [],
};

test('按公布的顺序提出，条件默认为不符合', () => {
  const draft = tick(tick({}, { kind: 'condition', ref: 'kitchen' }, true), { kind: 'material', ref: 'plan' }, true);
  expect(pointsOf(draft, demands)).toEqual([
    { kind: 'material', ref: 'plan', problem: 'missing', explanation: '' },
    { kind: 'condition', ref: 'kitchen', problem: 'wrong', explanation: '' },
  ]);
  expect(pointsOf(tick(draft, { kind: 'material', ref: 'plan' }, false), demands)).toHaveLength(1);
});

test('没选、没写怎样补齐，都不能提交', () => {
  expect(pointsBlock({}, demands)).toContain('至少');
  const draft = tick({}, { kind: 'material', ref: 'lease' }, true);
  expect(pointsBlock(draft, demands)).toContain('租赁合同');
  expect(pointsBlock({ 'material lease': { problem: 'missing', explanation: '  ' } }, demands)).toContain('租赁合同');
  expect(pointsBlock({ 'material lease': { problem: 'missing', explanation: '请补签字页' } }, demands)).toBeNull();
});

test('没有公布的，提不出来', () => {
  expect(pointsOf({ 'material secret': { problem: 'missing', explanation: '要' } }, demands)).toEqual([]);
});

test('修改已经提出的', () => {
  const draft = draftOf([
    { kind: 'material', ref: 'lease', label: '租赁合同', problem: '已经过期', explanation: null },
  ]);
  expect(draft).toEqual({ 'material lease': { problem: 'outdated', explanation: '' } });
});
