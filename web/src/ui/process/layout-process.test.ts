import { expect, test } from 'vitest';
import type { ProcessNode } from '@yijian/core/procedures';
import { type Box, layoutProcess, wrapText } from './layout-process.ts';

const node = (id: string, branches: ProcessNode['branches'] = []): ProcessNode => ({
  id,
  kind: 'step',
  name: `环节${id}`,
  by: '审查人员',
  limit: '2 个工作日',
  note: '这一条标准写得很长，长到一行里放不下，要折成两行甚至三行才能看得完整',
  branches,
});
const branch = (id: string, returns: boolean) => ({ id, when: '材料不全', name: '补正', note: null, returns });
const words = { back: '之后回到本环节', ends: '办理到此结束' };
const nodes = [node('1', [branch('a', true), branch('b', false)]), node('2', [branch('c', false)]), node('3')];

const apart = (one: Box, other: Box): boolean =>
  one.x + one.width <= other.x ||
  other.x + other.width <= one.x ||
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y;

test.each(['wide', 'narrow'] as const)(
  '流程图（%s）：格子互不重叠，都在画面里，多一个环节就多一格和一条箭头',
  (shape) => {
    const drawing = layoutProcess(nodes, shape, words);
    drawing.boxes.forEach((one, index) => {
      expect(one.x + one.width).toBeLessThanOrEqual(drawing.width);
      expect(one.y + one.height).toBeLessThanOrEqual(drawing.height);
      for (const other of drawing.boxes.slice(index + 1)) expect(apart(one, other)).toBe(true);
    });
    expect(drawing.boxes.map((box) => box.kind)).toEqual(['step', 'returns', 'ends', 'step', 'ends', 'step']);
    const more = layoutProcess([...nodes, node('4')], shape, words);
    expect(more.boxes).toHaveLength(drawing.boxes.length + 1);
    expect(more.arrows).toHaveLength(drawing.arrows.length + 1);
  },
);

test('断行：按字宽折行，一字不丢，标点不在行首', () => {
  const text = '依法需要听证、检验，所需时间不计入期限 45 日';
  const lines = wrapText(text, 6);
  expect(lines.join('')).toBe(text);
  expect(lines.every((line) => !/^[，、]/.test(line))).toBe(true);
  expect(wrapText('', 6)).toEqual([]);
});
