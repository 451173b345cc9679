import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPersonName } from './index.ts';

const codeOf = (value: string, max?: number) => {
  const verdict = checkPersonName(value, max);
  return verdict.ok ? 'ok' : verdict.code.replace('person-name-', '');
};
const u = (...points: number[]) => String.fromCodePoint(...points);

const names: [value: string, code: string, why: string][] = [
  ['张三', 'ok', 'Han'],
  ['𠮷野家', 'ok', 'outside the basic plane'],
  ['㐂㛃𬤊', 'ok', 'rare characters of the extensions'],
  ['阿卜杜拉·买买提', 'ok', 'separator U+00B7'],
  ["John O'Brien-Smith Jr.", 'ok', 'Latin with apostrophe, hyphen, full stop'],
  ['Nguyễn Thị Minh Khai', 'ok', 'composed'],
  ['Nguyễn'.normalize('NFD'), 'ok', 'decomposed stays as it is'],
  ['ئابدۇللا', 'ok', 'Uyghur'],
  [`می${u(0x200c)}خواهم`, 'ok', 'ZWNJ in Arabic script'],
  [`ᠪᠠᠶᠠᠷ${u(0x180e)}ᠠ`, 'ok', 'Mongolian vowel separator'],
  [`ᠨ${u(0x180b)}ᠠ`, 'ok', 'Mongolian variation selector'],
  [`श्री${u(0x200d)}मान्`, 'ok', 'ZWJ in Devanagari'],
  [`葛${u(0xe0100)}城`, 'ok', 'ideographic variation'],
  ['マイケル・スミス', 'ok', 'Katakana with its own separator'],
  ['', 'empty', ''],
  [`张${u(0x202e)}三`, 'direction', 'RLO'],
  [`张${u(0x2066)}三${u(0x2069)}`, 'direction', 'isolates'],
  [`张三${u(0x200e)}`, 'direction', 'LRM'],
  [`张${u(0x200b)}三`, 'invisible', 'zero-width space'],
  [`${u(0xfeff)}张三`, 'invisible', 'byte order mark'],
  [`张${u(0x200d)}三`, 'invisible', 'ZWJ between Han'],
  [`a${u(0x200c)}b`, 'invisible', 'ZWNJ in Latin'],
  [`张${u(0x180b)}三`, 'invisible', 'Mongolian selector after Han'],
  [`${u(0x200d)}می`, 'invisible', 'joiner at the start'],
  [`张${u(0xad)}三`, 'invisible', 'soft hyphen'],
  [`A${u(0xe0100)}`, 'invisible', 'ideographic selector after Latin'],
  ['张\u0000三', 'control', 'NUL'],
  ['张\t三', 'control', 'tab'],
  ['张三\n', 'control', 'newline'],
  [`张${u(0x2028)}三`, 'control', 'line separator'],
  ['张\ud842', 'broken', 'half surrogate'],
  ['\udfb7张', 'broken', 'other half'],
  ['张\ufffd', 'broken', 'replacement character'],
  [`张${u(0xffff)}`, 'broken', 'noncharacter'],
  [`张${u(0xe000)}`, 'private-use', 'private use'],
  [' 张三', 'edge-blank', ''],
  ['张三\u3000', 'edge-blank', 'ideographic space'],
  ['张 三', 'inner-blank', ''],
  ['张三1', 'digits', ''],
  ['张三１', 'digits', 'full width'],
  ['阿卜杜拉.买买提', 'separator', 'full stop'],
  ['阿卜杜拉•买买提', 'separator', 'bullet'],
  ['阿卜杜拉・买买提', 'separator', 'Katakana dot between Han'],
  ['<张三>', 'symbols', ''],
  ['张三😀', 'symbols', 'emoji'],
  ['···', 'no-letter', ''],
];

describe('names (姓名)', () => {
  test.each(names)('%j: %s %s', (value, code) => {
    expect(codeOf(value)).toBe(code);
  });

  test('length is counted in code points (按字数计)', () => {
    expect(codeOf('𠮷'.repeat(60))).toBe('ok');
    expect(codeOf('𠮷'.repeat(61))).toBe('length');
    expect(codeOf('欧阳小明', 3)).toBe('length');
  });

  test('any Han name with or without separator passes, in every normal form (汉字姓名一律通过)', () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((point) => u(point));
    const part = fc.array(han, { minLength: 1, maxLength: 6 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(codeOf(parts.join('·'))).toBe('ok');
      }),
    );
  });

  test('never throws, and always says reason and remedy (任意输入都有答复)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const verdict = checkPersonName(value);
        expect(verdict.ok || (verdict.reason.length > 0 && verdict.remedy.length > 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
