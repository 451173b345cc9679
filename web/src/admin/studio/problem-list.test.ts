import type { Finding } from '@yijian/core/contract';
import { describe, expect, it } from 'vitest';
import { marksByLine, problemsAt, problemsOf } from './problem-list.ts';

const finding = (place: string, severity: Finding['severity'] = 'block', message = '不对', code = 'x'): Finding => ({
  code,
  severity,
  place,
  message,
  remedy: '改',
});

describe('问题清单', () => {
  it('文本读不懂的在最前', () => {
    expect(problemsOf([{ line: 3, message: '缩进不对' }], [finding('bundle:a/name')]).map((one) => one.place)).toEqual([
      'line:3',
      'bundle:a/name',
    ]);
  });

  it('格式的限制说成没填', () => {
    const [short, few, code] = problemsOf(
      [],
      [
        finding('bundle:/name', 'block', '太短，至少 1 个字符', 'shape'),
        finding('bundle:/members', 'block', '至少要有 1 项', 'shape'),
        finding('bundle:/code', 'block', '格式不对，应符合 ^[A-Z]$', 'shape'),
      ],
    );
    expect([short?.message, few?.message]).toEqual(['还没有填写', '还没有加入一项']);
    expect(code?.message).not.toMatch(/\^/);
  });

  it('一行有几处时,须改正的压过提醒', () => {
    const marks = marksByLine([finding('bundle:a/name', 'warn'), finding('bundle:a/name'), finding('line:9')], () => 2);
    expect([...marks].map(([line, one]) => [line, one.severity])).toEqual([
      [2, 'block'],
      [9, 'block'],
    ]);
  });

  it('一处的问题含它里面的,不含名字相近的', () => {
    const problems = [
      finding('bundle:a/members/food'),
      finding('bundle:a/members/food/when'),
      finding('bundle:a/members/foods'),
    ];
    expect(problemsAt(problems, 'a', 'members/food')).toHaveLength(2);
  });
});
