import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkIdNumber,
  checkUscc,
  findIdNumberFacts,
  generateIdNumber,
  generateUscc,
  idNumberCheckCharacter,
  maskIdNumber,
  maskMobile,
  maskName,
  upgradeIdNumber,
} from './index.ts';
import type { IdentifierVerdict } from './verdict.ts';

const codeOf = (verdict: IdentifierVerdict) => (verdict.ok ? 'ok' : verdict.code);

/** 永居证 of the new form: 9 + province 2 + country 3 + birth 8 + sequence 3 + check. */
const permanentResident = (body = '9118401990010112'.padEnd(17, '3')) => body + idNumberCheckCharacter(body);

const idNumbers: [value: string, code: string, why: string][] = [
  ['11010519491231002X', 'ok', 'standard example'],
  ['440524188001010014', 'ok', 'standard example, born 1880'],
  ['810000199408230021', 'ok', '港澳台居民居住证'],
  ['830000199201300022', 'ok', '台湾居民居住证'],
  [permanentResident(), 'ok', '外国人永久居留身份证'],
  ['110105194912310021', 'id-number-check', 'wrong check digit'],
  ['820000199408230029', 'id-number-check', 'wrong check digit'],
  ['11010519490231002X', 'id-number-birth-date', 'no 31 February'],
  ['110105199013010010', 'id-number-birth-date', 'month 13'],
  ['11010519491231002x', 'id-number-lower-x', 'small x'],
  ['110105194912310x2X', 'id-number-characters', 'letter inside'],
  ['00010519491231002X', 'id-number-region', 'no province 00'],
  ['99010519491231002X', 'id-number-region', 'no province 90 in 永居证'],
  ['110105491231002', 'id-number-fifteen', 'first generation'],
  ['1101051949123100', 'id-number-length', 'too short'],
  ['11010519491231002X ', 'id-number-blank', 'blank'],
  ['１1010519491231002X', 'id-number-full-width', 'full width'],
  ['', 'id-number-empty', 'empty'],
  ['𠮷'.repeat(18), 'id-number-characters', 'counted in code points'],
];

describe('identity numbers (公民身份号码)', () => {
  test.each(idNumbers)('%s: %s (%s)', (value, code) => {
    expect(codeOf(checkIdNumber(value))).toBe(code);
  });

  test('a birth after today is refused only when today is given (出生日期不晚于今天)', () => {
    const number = generateIdNumber('421303', '2026-11-22', 1);
    expect(codeOf(checkIdNumber(number))).toBe('ok');
    expect(codeOf(checkIdNumber(number, '2026-11-21'))).toBe('id-number-birth-future');
    expect(codeOf(checkIdNumber(number, '2026-11-22'))).toBe('ok');
  });

  test('the remedy for a small x says what to do (末位请用大写 X)', () => {
    expect(checkIdNumber('11010519491231002x')).toMatchObject({ remedy: '末位请用大写 X' });
  });

  test('reads sex, birth date and kind (读取出生日期与性别)', () => {
    expect(findIdNumberFacts('11010519491231002X')).toEqual({
      kind: 'citizen',
      regionCode: '110105',
      birthDate: '1949-12-31',
      sex: 'female',
    });
    expect(findIdNumberFacts('440524188001010014')?.sex).toBe('male');
    expect(findIdNumberFacts('810000199408230021')?.kind).toBe('hkMacaoTaiwanResident');
    expect(findIdNumberFacts(permanentResident())?.kind).toBe('permanentResident');
    expect(findIdNumberFacts('110105194912310021')).toBeUndefined();
  });

  test('a first-generation number becomes the second-generation one (15 位升 18 位)', () => {
    expect(upgradeIdNumber('110105491231002')).toBe('11010519491231002X');
    expect(() => upgradeIdNumber('11010549123100')).toThrow(RangeError);
  });

  test('one wrong digit or one swap of neighbours never passes (单错与邻位对调必被发现)', () => {
    const number = fc
      .tuple(fc.integer({ min: 0, max: 18000 }), fc.integer({ min: 0, max: 999 }))
      .map(([day, sequence]) =>
        generateIdNumber('421300', new Date((day + 1000) * 86_400_000).toISOString().slice(0, 10), sequence),
      );
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 9 }), (value, at, digit) => {
        expect(codeOf(checkIdNumber(value))).toBe('ok');
        const wrong = value.slice(0, at) + digit + value.slice(at + 1);
        const swapped = value.slice(0, at) + value.charAt(at + 1) + value.charAt(at) + value.slice(at + 2);
        if (wrong !== value) expect(checkIdNumber(wrong).ok).toBe(false);
        if (swapped !== value) expect(checkIdNumber(swapped).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('generation is repeatable and refuses what cannot stand in a number (测试号码生成)', () => {
    expect(generateIdNumber('421303', '1990-01-01', 1)).toBe(generateIdNumber('421303', '1990-01-01', 1));
    expect(() => generateIdNumber('421303', '1990-02-30', 1)).toThrow(RangeError);
    expect(() => generateIdNumber('001303', '1990-01-01', 1)).toThrow(RangeError);
    expect(() => generateIdNumber('421303', '1990-01-01', 1000)).toThrow(RangeError);
  });

  test('no finding repeats the number (发现中不出现号码)', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5,25}$/), (value) => {
        const verdict = checkIdNumber(value);
        if (!verdict.ok) expect(verdict.reason + verdict.remedy).not.toContain(value);
      }),
    );
  });
});

const usccs: [value: string, code: string, why: string][] = [
  ['91350100M000100Y43', 'ok', 'example of the standard'],
  ['11100000000013338W', 'ok', 'ministry'],
  ['11100000MB0341032Y', 'ok', 'ministry'],
  ['11370800MB28559184', 'ok', 'city office'],
  ['12441500196720244T', 'ok', 'public institution'],
  ['91350100M000100Y44', 'uscc-check', 'wrong check digit'],
  ['92330109MA27XWUB0T', 'uscc-check', 'misremembered'],
  ['91350100I000100Y43', 'uscc-confusable', 'letter I'],
  ['91350100m000100Y43', 'uscc-lower', 'small letter'],
  ['913501A0M000100Y43', 'uscc-region', 'letter in the division'],
  ['91350100M000100Y4', 'uscc-length', 'too short'],
  ['440301103000000', 'uscc-length', 'old registration number'],
  ['91350100-000100Y43', 'uscc-characters', 'hyphen'],
  [' 1350100M000100Y43', 'uscc-blank', 'blank'],
  ['', 'uscc-empty', 'empty'],
];

describe('social credit codes (统一社会信用代码)', () => {
  test.each(usccs)('%s: %s (%s)', (value, code) => {
    expect(codeOf(checkUscc(value))).toBe(code);
  });

  test('an organisation code that fails its own check is found behind a good outer one (组织机构代码)', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const inner = [...alphabet].map((last) => `91350100M00010084${last}`);
    expect(inner.map((value) => codeOf(checkUscc(value))).filter((code) => code !== 'uscc-check')).toEqual([
      'uscc-organisation',
    ]);
  });

  test('generated codes pass, and one wrong character never does (生成与单错)', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('91', '92', '93', '11', '12', '52'),
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.integer({ min: 0, max: 17 }),
        (kind, sequence, at) => {
          const code = generateUscc(kind, '421303', sequence);
          expect(codeOf(checkUscc(code))).toBe('ok');
          const other = code.charAt(at) === '7' ? '3' : '7';
          expect(checkUscc(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
    expect(() => generateUscc('9', '421303', 1)).toThrow(RangeError);
    expect(() => generateUscc('91', '421303', -1)).toThrow(RangeError);
  });
});

describe('masking (脱敏)', () => {
  test('numbers keep head and tail, short ones vanish (号码)', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110***********002X');
    expect(maskMobile('13800138000')).toBe('138****8000');
    expect(maskMobile('10086')).toBe('*****');
  });

  test.each([
    ['张三', '张*'],
    ['欧阳小明', '欧**明'],
    ['阿卜杜拉·买买提', '阿***·**提'],
    ['𠮷田', '𠮷*'],
    ['李', '*'],
    ['', ''],
  ])('%s -> %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
