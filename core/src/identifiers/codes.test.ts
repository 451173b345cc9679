import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type IdentifierCheckName,
  identifierChecks,
  findTaskCodeParts,
  isIdentifierCheckName,
  licenceIdentifier,
  mod3736,
} from './index.ts';

const root = '1.2.156.3005.2';
const ministry = '11100000000013338W';

const checked: Record<IdentifierCheckName, [value: string, code: string][]> = {
  idNumber: [
    ['11010519491231002X', 'ok'],
    ['1', 'id-number-length'],
  ],
  uscc: [
    ['91350100M000100Y43', 'ok'],
    ['1', 'uscc-length'],
  ],
  mobile: [
    ['13800138000', 'ok'],
    ['19912345678', 'ok'],
    ['12800138000', 'mobile-form'],
    ['1380013800', 'mobile-form'],
    ['+8613800138000', 'mobile-prefix'],
    ['8613800138000', 'mobile-prefix'],
    ['138 0013 8000', 'mobile-blank'],
    ['', 'mobile-empty'],
  ],
  phone: [
    ['010-66001234', 'ok'],
    ['07223250000', 'ok'],
    ['0722-3250000-802', 'ok'],
    ['3250000', 'phone-area'],
    ['13800138000', 'phone-form'],
    ['12345', 'phone-form'],
  ],
  contactPhone: [
    ['13800138000', 'ok'],
    ['0722-3250000', 'ok'],
    ['3250000', 'contact-phone-form'],
  ],
  postcode: [
    ['441300', 'ok'],
    ['44130', 'postcode-form'],
    ['４41300', 'postcode-full-width'],
  ],
  email: [
    ['zhangsan@example.com', 'ok'],
    ['张三@例子.中国', 'ok'],
    ['zhangsan@example', 'email-form'],
    ['a@b@c.cn', 'email-form'],
  ],
  date: [
    ['2026-02-28', 'ok'],
    ['2028-02-29', 'ok'],
    ['2026-02-29', 'date-unreal'],
    ['2100-02-29', 'date-unreal'],
    ['2026/2/28', 'date-form'],
    ['2026-13-01', 'date-unreal'],
    ['20260228', 'date-form'],
  ],
  personName: [
    ['阿卜杜拉·买买提', 'ok'],
    ['', 'person-name-empty'],
  ],
  passport: [
    ['E12345678', 'ok'],
    ['e12345678', 'passport-form'],
    ['E123', 'passport-form'],
  ],
  hkMacaoPermit: [
    ['H12345678', 'ok'],
    ['M1234567801', 'ok'],
    ['A12345678', 'hk-macao-permit-form'],
  ],
  taiwanPermit: [
    ['12345678', 'ok'],
    ['1234567890', 'ok'],
    ['123456789', 'taiwan-permit-form'],
  ],
  divisionCode: [
    ['421303', 'ok'],
    ['421303001002', 'ok'],
    ['42130', 'division-code-form'],
  ],
  baseCode: [
    ['370117002011', 'ok'],
    ['000117002000', 'ok'],
    ['442199806003', 'ok'],
    ['37011700201', 'base-code-form'],
    ['990117002011', 'base-code-region'],
  ],
  taskCode: [
    ['12441500196720244T3442199806003', 'ok'],
    ['11370800MB285591843370117002011', 'ok'],
    ['11370800MB285591843370117002', 'task-code-length'],
    ['11370800MB285591853370117002011', 'task-code-authority'],
    ['11370800MB285591847370117002011', 'task-code-level'],
    ['11370800MB285591843990117002011', 'task-code-base'],
  ],
  handleItemCode: [
    ['11370800MB28559184337011700201101', 'ok'],
    ['11370800MB285591843370117002011', 'handle-item-code-length'],
    ['11370800MB2855918433701170020110A', 'handle-item-code-sequence'],
    ['11370800MB28559184737011700201101', 'task-code-level'],
  ],
  licenceIdentifier: [
    [`${root}.11100000000013338W011.11430000006122244L.20230000403.002.S`, 'ok'],
    [`${root}.11100000000013338W011.11430000006122244L.20230000403.001.U`, 'ok'],
    [`${root}.11100000000013338W009.11330105002500287C.2025052201.002.0`, 'ok'],
    [`${root}.11100000000013338W032.11220000013544541J.2430599.001.F`, 'ok'],
    [
      `${root}.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M`,
      'licence-identifier-check',
    ],
    [`${root}.11100000000013338W011.11430000006122244L.20230000403.02.S`, 'licence-identifier-form'],
    [`${root}.11100000000013338w011.11430000006122244L.20230000403.002.S`, 'licence-identifier-form'],
    ['1.2.156.3005.3.1.1.1.001.1', 'licence-identifier-root'],
  ],
};
const rows = Object.entries(checked).flatMap(([name, cases]) =>
  cases.map(([value, code]) => [name as IdentifierCheckName, value, code] as const),
);

describe('checks by name (按名核验)', () => {
  test.each(rows)('%s %s: %s', (name, value, code) => {
    const verdict = identifierChecks[name](value);
    expect(verdict.ok ? 'ok' : verdict.code).toBe(code);
  });

  test('every check answers any text with a reason and a remedy in Chinese (任意输入都有答复)', () => {
    const names = Object.keys(identifierChecks) as IdentifierCheckName[];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string({ unit: 'binary' }), (name, value) => {
        const verdict = identifierChecks[name](value);
        if (!verdict.ok) expect(`${verdict.reason}${verdict.remedy}`).toMatch(/\p{Script=Han}/u);
      }),
      { numRuns: 500 },
    );
  });

  test('only own names are checks (未知核验名)', () => {
    expect(isIdentifierCheckName('idNumber')).toBe(true);
    expect(isIdentifierCheckName('toString')).toBe(false);
  });
});

describe('item codes (事项编码)', () => {
  test('an implementation code comes apart (拆分)', () => {
    const parts = { authorityCode: '11370800MB28559184', level: 3, baseCode: '370117002011' };
    expect(findTaskCodeParts('11370800MB285591843370117002011')).toEqual(parts);
    expect(findTaskCodeParts('11370800MB28559184337011700201101')).toEqual(parts);
    expect(findTaskCodeParts('nonsense')).toBeUndefined();
  });
});

describe('licence identifiers (电子证照标识)', () => {
  test('the worked example of MOD 37,36 (校验位推算)', () => {
    expect(mod3736('11100000000013338W01111430000006122244L20230000403002')).toBe('S');
    expect(() => mod3736('11a')).toThrow(RangeError);
    expect(() => mod3736('')).toThrow(RangeError);
  });

  test('builds what the check accepts, and one wrong character never passes (单错必被发现)', () => {
    const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const serial = fc.stringMatching(/^[0-9A-Z]{8,32}$/);
    fc.assert(
      fc.property(
        serial,
        fc.integer({ min: 1, max: 999 }),
        fc.nat(30),
        fc.constantFrom(...alphabet),
        (text, version, at, other) => {
          const parts = { typeCode: `${ministry}011`, issuerCode: '91350100M000100Y43', serial: text, version };
          const identifier = licenceIdentifier(parts);
          const passes = (changed: string) =>
            identifierChecks.licenceIdentifier(identifier.replace(`.${text}.`, `.${changed}.`)).ok;
          expect(passes(text)).toBe(true);
          const index = at % text.length;
          const wrong = text.slice(0, index) + other + text.slice(index + 1);
          if (wrong !== text) expect(passes(wrong)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('refuses parts that cannot stand in an identifier (不合规的组成)', () => {
    const parts = { typeCode: `${ministry}011`, issuerCode: ministry, serial: '1', version: 1 };
    expect(licenceIdentifier(parts)).toMatch(/^1\.2\.156\.3005\.2\..+\.1\.001\.[0-9A-Z]$/);
    expect(() => licenceIdentifier({ ...parts, version: 1000 })).toThrow(RangeError);
    expect(() => licenceIdentifier({ ...parts, typeCode: ministry })).toThrow(RangeError);
    expect(() => licenceIdentifier({ ...parts, serial: '小写' })).toThrow(RangeError);
  });
});
