import { isRealDate } from './iso-date.ts';
import { isProvinceCode } from './regions.ts';
import { finding, findTypingSlip, type IdentifierVerdict, passed } from './verdict.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** What an identity number tells (号码所含信息). Sex by digit 17: odd is male. */
export type IdNumberFacts = {
  kind: 'citizen' | 'hkMacaoTaiwanResident' | 'permanentResident';
  /** First six digits: division at first registration; for 永居证 9 + province + country. */
  regionCode: string;
  birthDate: string;
  sex: 'male' | 'female';
};

/**
 * Citizen identity number (公民身份号码, GB 11643), including 港澳台居民居住证 (81/82/83) and, from 2023-12-01,
 * 外国人永久居留身份证 (first digit 9). Checks length, characters, province, birth date and the ISO 7064 MOD 11-2
 * character. `today` (YYYY-MM-DD) additionally refuses births in the future.
 * Findings: id-number-empty, -blank, -full-width, -fifteen, -length, -characters, -region, -birth-date,
 * -birth-future, -lower-x, -check.
 */
export function checkIdNumber(value: string, today?: string): IdentifierVerdict {
  return (
    findTypingSlip(value, 'id-number', '身份证号码') ??
    findShapeSlip(value) ??
    findContentSlip(value, today) ??
    findCheckSlip(value) ??
    passed
  );
}

/** Reads birth date, sex and kind from a number that passes `checkIdNumber`; undefined otherwise. */
export function findIdNumberFacts(value: string): IdNumberFacts | undefined {
  if (!checkIdNumber(value).ok) return undefined;
  const kind = value.startsWith('9')
    ? 'permanentResident'
    : /^8[123]/.test(value)
      ? 'hkMacaoTaiwanResident'
      : 'citizen';
  return {
    kind,
    regionCode: value.slice(0, 6),
    birthDate: birthDateOf(value),
    sex: Number(value[16]) % 2 ? 'male' : 'female',
  };
}

/** The 18-character number that belongs to a 15-digit one (一代转二代: insert 19, append the check character). */
export function upgradeIdNumber(fifteen: string): string {
  if (!/^\d{15}$/.test(fifteen)) throw new RangeError('a first-generation number has 15 digits');
  const body = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return body + idNumberCheckCharacter(body);
}

/** Check character of the first 17 digits (校验码, ISO 7064 MOD 11-2). */
export function idNumberCheckCharacter(seventeen: string): string {
  let sum = 0;
  for (const [index, weight] of weights.entries()) sum += weight * Number(seventeen[index]);
  return '10X98765432'.charAt(sum % 11);
}

/**
 * Generates a well-formed number for fixtures and demonstrations (测试用身份号码), the same for the same arguments.
 * `sequence` 0–999: odd for men. Throws RangeError when an argument cannot stand in a number.
 */
export function generateIdNumber(regionCode: string, birthDate: string, sequence: number): string {
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 999) throw new RangeError('sequence must be 0 to 999');
  const body = regionCode + birthDate.replaceAll('-', '') + String(sequence).padStart(3, '0');
  const number = body + idNumberCheckCharacter(body);
  const verdict = checkIdNumber(number);
  if (!verdict.ok) throw new RangeError(`cannot stand in an identity number: ${verdict.code}`);
  return number;
}

function findShapeSlip(value: string): IdentifierVerdict | undefined {
  if (/^\d{15}$/.test(value)) {
    return finding(
      'id-number-fifteen',
      '这是 15 位的第一代身份证号码，2013 年起已停止使用',
      '请填写第二代居民身份证或户口簿上的 18 位号码；两样都没有的，请带户口簿到就近派出所申领',
    );
  }
  const length = [...value].length;
  if (length !== 18) {
    return finding('id-number-length', `身份证号码应为 18 位，现在是 ${length} 位`, '请对照证件核对，看是否漏填或多填');
  }
  if (!/^\d{17}[\dXx]$/.test(value)) {
    return finding('id-number-characters', '身份证号码前 17 位只能是数字，末位是数字或 X', '请对照证件逐位核对');
  }
  return undefined;
}

function findContentSlip(value: string, today: string | undefined): IdentifierVerdict | undefined {
  const province = value.startsWith('9') ? value.slice(1, 3) : value.slice(0, 2);
  if (!isProvinceCode(province)) {
    return finding('id-number-region', '身份证号码开头的地区代码不存在', '请对照证件核对前 6 位');
  }
  const birthDate = birthDateOf(value);
  const year = Number(value.slice(6, 10));
  if (year < 1850 || !isRealDate(year, Number(value.slice(10, 12)), Number(value.slice(12, 14)))) {
    return finding('id-number-birth-date', '身份证号码中的出生日期不存在', '请对照证件核对第 7 至 14 位（出生年月日）');
  }
  if (today !== undefined && birthDate > today) {
    return finding(
      'id-number-birth-future',
      '身份证号码中的出生日期晚于今天',
      '请对照证件核对第 7 至 14 位（出生年月日）',
    );
  }
  return undefined;
}

function findCheckSlip(value: string): IdentifierVerdict | undefined {
  const expected = idNumberCheckCharacter(value);
  const last = value.charAt(17);
  if (last === expected) return undefined;
  if (last === 'x' && expected === 'X') {
    return finding('id-number-lower-x', '身份证号码末位是小写 x', '末位请用大写 X');
  }
  return finding('id-number-check', '身份证号码的校验位不对，号码中至少有一位填错', '请对照证件逐位核对');
}

function birthDateOf(value: string): string {
  return `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
}
