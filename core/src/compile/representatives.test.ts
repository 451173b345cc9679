import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '../contract/index.ts';
import { evaluateRule, parseRule, type RuleAst } from '../rules/index.ts';
import { representativesOf } from './representatives.ts';
import { questionScope } from './scope.ts';

const options = ['a', 'b', 'c', 'd'].map((code) => ({ code, label: code }));
const questions: Question[] = [
  { id: 'one', text: '单选？', answer: { kind: 'choice', options } },
  { id: 'other', text: '又单选？', answer: { kind: 'choice', options } },
  { id: 'many', text: '多选？', answer: { kind: 'choices', options } },
  { id: 'size', text: '多大？', answer: { kind: 'number', unit: '米', min: '-2', max: '9', scale: 1 } },
  { id: 'width', text: '多宽？', answer: { kind: 'number', unit: '米', min: '0', max: '9' } },
];

function read(text: string): RuleAst {
  const parsed = parseRule(text, questionScope(questions));
  if (!parsed.ok) throw new Error(parsed.findings.map((finding) => finding.message).join());
  return parsed.ast;
}

const of = (question: string, ...rules: string[]) => representativesOf(questions, rules.map(read)).get(question);

describe('代表答案', () => {
  test.each<[string, string, string[], readonly unknown[]]>([
    ['没有条件用到：一个就够', 'one', [], ['a']],
    ['提到的各算一个，其余算一个', 'one', ['one = "b"'], ['b', 'a']],
    ['在列表里', 'one', ['one in ("b", "c")'], ['b', 'c', 'a']],
    ['两个问题相比：每个选项都算', 'one', ['one = other'], ['a', 'b', 'c', 'd']],
    [
      '多选：提到的所有组合',
      'many',
      ['list contains(many, "b") or list contains(many, "d")'],
      [[], ['b'], ['d'], ['b', 'd']],
    ],
    ['数字：界限上、界限下、界限上方', 'size', ['size >= 5'], ['-2', '5', '5.1']],
    ['界限填不出来时只分上下', 'size', ['size > 4.55'], ['-2', '4.6']],
    ['界限在范围外', 'size', ['size > 20'], ['-2']],
    ['界限是负数', 'size', ['size <= -1.5'], ['-2', '-1.5', '-1.4']],
    ['两个数字相比：取得到大于、等于、小于', 'width', ['width < size'], ['0', '1', '2', '9']],
  ])('%s', (_, question, rules, expected) => {
    expect(of(question, ...rules)).toEqual(expected);
  });

  test('任何答案都与某个代表等价：条件分不出来', () => {
    const rules = ['size >= 5 and size < 7.5', 'size in (1, 2.5)', 'size between -1 and 3', 'size != 9'].map(read);
    const found = representativesOf(questions, rules).get('size') ?? [];
    const truths = (size: string) => rules.map((rule) => evaluateRule(rule, { size })).join();
    const known = new Set(found.map((size) => truths(size as string)));
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 90 }), (tenths) => {
        expect(known).toContain(truths(String(tenths / 10)));
      }),
    );
    expect(new Set(found.map((size) => truths(size as string))).size).toBe(5);
  });

  test('两个数字相比：大于、等于、小于都有代表', () => {
    const [rule, limit] = [read('width < size'), read('size >= 5')];
    const found = representativesOf(questions, [rule, limit]);
    const seen = new Set<string>();
    for (const width of found.get('width') ?? [])
      for (const size of found.get('size') ?? [])
        seen.add(`${Number(width) - Number(size) > 0 ? '>' : width === size ? '=' : '<'}${Number(size) >= 5}`);
    expect([...seen].sort()).toEqual(['<false', '<true', '=false', '=true', '>false', '>true']);
  });
});
