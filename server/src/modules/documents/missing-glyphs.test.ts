import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_FONT_FILES, readCoverage } from './read-fonts.ts';
import { judgeGlyphs } from './missing-glyphs.ts';

const covered = readCoverage([BUILT_IN_FONT_FILES[0]!, BUILT_IN_FONT_FILES[2]!]);

describe('生僻字检查', () => {
  it('常用字、公文符号和替代符号都有字形', () => {
    for (const char of '中华人民共和国〔〕〓○—“”《》、。龘囍㸆')
      expect([char, covered.has(char.codePointAt(0)!)]).toEqual([char, true]);
  });

  it('没有字形的字逐个报告并印成〓，每个字只报一次', () => {
    const judged = judgeGlyphs(
      { name: '𠮷田', list: [{ other: '𠮷\u{E000}' }], age: 3, yes: true, none: null },
      covered,
    );
    expect(judged.data).toEqual({ name: '〓田', list: [{ other: '〓〓' }], age: 3, yes: true, none: null });
    expect(judged.missingGlyphs).toEqual([
      { char: '𠮷', codePoint: 'U+20BB7' },
      { char: '\u{E000}', codePoint: 'U+E000' },
    ]);
  });

  it('异体字选择符不印出，但要报告', () => {
    const judged = judgeGlyphs({ name: '葛\u{E0100}' }, covered);
    expect(judged.data).toEqual({ name: '葛' });
    expect(judged.missingGlyphs).toEqual([{ char: '\u{E0100}', codePoint: 'U+E0100' }]);
  });

  it('换行、空格和零宽字符不需要字形', () => {
    expect(judgeGlyphs({ text: 'a b\n\tc\u200Bd　e' }, covered).missingGlyphs).toEqual([]);
  });

  it('任何文字检查之后都能印出，没有缺字时原样保留', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const judged = judgeGlyphs({ text }, covered);
        expect(judgeGlyphs(judged.data, covered).missingGlyphs).toEqual([]);
        if (judged.missingGlyphs.length === 0) expect(judged.data.text).toBe(text.normalize('NFC'));
      }),
    );
  });
});
