import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataElement } from '../contract/index.ts';
import { checkValue, describeValue, fieldFacts } from './index.ts';

const element = (change: Partial<DataElement>): DataElement => ({
  kind: 'dataElement',
  code: 'x',
  name: '样例',
  type: 'text',
  sensitivity: 'internal',
  ...change,
});
const codes = (change: Partial<DataElement>, value: string | string[]) =>
  checkValue(element(change), value).map((finding) => finding.code);
const colours = [
  { code: 'red', label: '红' },
  { code: 'blue', label: '蓝' },
];

describe('填写校验', () => {
  it.each([
    [{ maxLength: 3 }, '𠮷𠮷𠮷', []],
    [{ maxLength: 3 }, '𠮷𠮷𠮷𠮷', ['form-length']],
    [{}, '   ', ['form-blank']],
    [{}, 'a\u0000', ['form-text']],
    [{}, '\ud800', ['form-text']],
    [{ check: 'personName' as const, maxLength: 60 }, '阿卜杜拉·买买提', []],
    [{ check: 'mobile' as const }, '12345', ['mobile-form']],
    [{ type: 'integer' as const, min: '1', max: '9' }, '0', ['form-min']],
    [{ type: 'integer' as const }, '1.5', ['form-scale']],
    [{ type: 'decimal' as const, scale: 2, max: '9007199254740993' }, '9007199254740994', ['form-max']],
    [{ type: 'decimal' as const }, '八十', ['form-number']],
    [{ type: 'date' as const }, '2026-02-30', ['iso-date-impossible']],
    [{ type: 'boolean' as const }, 'yes', ['form-boolean']],
    [{ type: 'choice' as const, values: colours }, 'green', ['form-choice']],
    [{ type: 'choices' as const, values: colours }, ['red', 'red'], ['form-choice-twice']],
    [{ type: 'choices' as const, values: colours }, 'red', ['form-type']],
    [{}, ['red'], ['form-type']],
  ] as [Partial<DataElement>, string | string[], string[]][])('%j 填 %j', (change, value, expected) => {
    const found = codes(change, value);
    expect(found.length).toBe(expected.length);
    if (expected[0]?.startsWith('form-')) expect(found).toEqual(expected);
  });

  it('任何文本都有答复，不改动原文', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const type of ['text', 'integer', 'date', 'boolean'] as const)
          for (const found of checkValue(element({ type }), text)) expect(found.remedy).not.toBe('');
      }),
    );
  });

  it('值可以转成规则的事实和文字', () => {
    const flag = element({ type: 'boolean' });
    expect(fieldFacts(new Map([['f@x', flag]]), { 'f@x': 'true', 'g@x': '80' })).toEqual({ 'f@x': true, 'g@x': '80' });
    expect([
      describeValue(flag, 'false'),
      describeValue(element({ type: 'choices', values: colours }), ['red', 'blue']),
      describeValue(element({ type: 'decimal', unit: '平方米' }), '80'),
    ]).toEqual(['否', '红、蓝', '80 平方米']);
  });
});
