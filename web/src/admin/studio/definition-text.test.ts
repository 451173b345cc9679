import { describe, expect, it } from 'vitest';
import { readText, textOf } from './definition-text.ts';

const bundle = {
  kind: 'bundle',
  code: 'lantern',
  name: '开灯笼铺',
  members: [
    { id: 'frame', item: 'frame-permit' },
    { id: 'paper', item: 'paper-permit', when: 'wantsPaper = "yes"', after: ['frame'] },
  ],
  fiveOnes: { form: '一张表: 只填一次' },
};

describe('定义文本', () => {
  it('写出来再读回去是同一个定义', () => {
    for (const format of ['yaml', 'json'] as const) expect(readText(textOf(bundle, format)).definition).toEqual(bundle);
  });

  it('一个成员写在一行', () => {
    expect(textOf(bundle, 'yaml')).toContain('  - { id: frame, item: frame-permit }\n');
  });

  it('按位置找到行：编号、序号、不存在的部分停在上一级', () => {
    const text = textOf(bundle, 'yaml');
    const { lineOf } = readText(text);
    const lines = text.split('\n');
    const lineWith = (part: string): number => lines.findIndex((line) => line.includes(part)) + 1;
    expect(lineOf('bundle:lantern/members/paper/when')).toBe(lineWith('id: paper'));
    expect(lineOf('bundle:lantern/members/1')).toBe(lineWith('id: paper'));
    expect(lineOf('bundle:lantern/fiveOnes/form')).toBe(lineWith('form:'));
    expect(lineOf('bundle:lantern/fiveOnes/standard')).toBe(lineWith('fiveOnes:'));
    expect(lineOf('item:paper-permit/materials/m1')).toBe(lineWith('id: paper'));
    expect(lineOf('authority:x/uscc')).toBeNull();
  });

  it('重复的名称和读不懂的格式带行号说出来', () => {
    expect(readText('name: 一\nname: 二\n').faults).toEqual([{ line: 2, message: expect.stringContaining('两次') }]);
    expect(readText('members: [\n').faults.length).toBeGreaterThan(0);
    expect(readText('{"a": 1, "a": 2}').faults).toHaveLength(1);
  });
});
