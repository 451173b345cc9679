import { describe, expect, it } from 'vitest';
import { tokensOf } from './code-tokens.ts';

const kinds = (line: string) =>
  tokensOf(line)
    .filter((token) => token.text.trim() !== '')
    .map((token) => `${token.kind}:${token.text.trim()}`);

describe('着色', () => {
  it('一个字也不多、不少', () => {
    const lines = [
      '  - { id: sign, item: shop-sign, when: \'a = "yes"\' }',
      'on: 2026-11-20',
      'text: 店面有多大?#不是注释',
      '# 注释',
      '  "code": "yes",',
      'days: 12',
      '',
      '- A4 或 PDF',
    ];
    for (const line of lines)
      expect(
        tokensOf(line)
          .map((token) => token.text)
          .join(''),
      ).toBe(line);
  });

  it('名称、引号、注释各是一种;日期里的数字不拆开', () => {
    expect(kinds('on: 2026-11-20')).toEqual(['name:on', 'mark::', 'plain:2026-11-20']);
    expect(kinds('days: 12 # 天')).toEqual(['name:days', 'mark::', 'mark:12', 'comment:# 天']);
    expect(kinds('  "code": "yes",')).toEqual(['name:"code"', 'mark::', 'text:"yes"', 'mark:,']);
  });
});
