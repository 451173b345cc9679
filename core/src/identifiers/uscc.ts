import { finding, findTypingSlip, type IdentifierVerdict, passed } from './verdict.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Unified social credit code (统一社会信用代码, GB 32100): 18 characters without I O Z S V; characters 9–17 are the
 * organisation code (组织机构代码, GB 11714) with a check character of its own.
 * Findings: uscc-empty, -blank, -full-width, -length, -lower, -confusable, -characters, -region, -organisation, -check.
 */
export function checkUscc(value: string): IdentifierVerdict {
  return findTypingSlip(value, 'uscc', '统一社会信用代码') ?? findShapeSlip(value) ?? findCheckSlip(value) ?? passed;
}

/** Check character of an organisation code (组织机构代码校验码, GB 11714) from its eight leading characters. */
export function organisationCheckCharacter(eight: string): string {
  let sum = 0;
  for (const [index, weight] of organisationWeights.entries()) sum += weight * Number.parseInt(eight.charAt(index), 36);
  return '0X987654321'.charAt(sum % 11);
}

/** Check character of a unified social credit code (校验码, GB 32100) from its 17 leading characters. */
export function usccCheckCharacter(seventeen: string): string {
  let sum = 0;
  for (const [index, weight] of usccWeights.entries()) sum += weight * alphabet.indexOf(seventeen.charAt(index));
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/**
 * Generates a well-formed code for fixtures and demonstrations (测试用信用代码), the same for the same arguments.
 * `kind`: two characters (91 企业, 92 个体工商户, 93 农民专业合作社, 11 机关, 12 事业单位, 52 民办非企业单位);
 * `regionCode`: six digits; `sequence`: 0–9,999,999, written after the letter M as fictional organisation code.
 */
export function generateUscc(kind: string, regionCode: string, sequence: number): string {
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 9_999_999)
    throw new RangeError('sequence must be 0 to 9999999');
  const eight = `M${String(sequence).padStart(7, '0')}`;
  const body = kind + regionCode + eight + organisationCheckCharacter(eight);
  const code = body + usccCheckCharacter(body);
  const verdict = checkUscc(code);
  if (!verdict.ok) throw new RangeError(`cannot stand in a social credit code: ${verdict.code}`);
  return code;
}

function findShapeSlip(value: string): IdentifierVerdict | undefined {
  const length = [...value].length;
  if (length !== 18) {
    return finding(
      'uscc-length',
      `统一社会信用代码应为 18 位，现在是 ${length} 位`,
      '请对照营业执照或登记证书核对；15 位的旧注册号请先换领新照',
    );
  }
  if (/[a-z]/.test(value)) {
    return finding('uscc-lower', '统一社会信用代码中有小写字母', '字母请用大写');
  }
  if (/[IOZSV]/.test(value)) {
    return finding(
      'uscc-confusable',
      '统一社会信用代码不使用字母 I、O、Z、S、V',
      '请核对是否应为数字 1、0、2、5 或字母 U',
    );
  }
  if (!/^[0-9A-Z]{18}$/.test(value)) {
    return finding('uscc-characters', '统一社会信用代码只能由数字和大写字母组成', '请对照营业执照或登记证书逐位核对');
  }
  if (!/^\d{6}$/.test(value.slice(2, 8))) {
    return finding('uscc-region', '统一社会信用代码第 3 至 8 位应为数字', '请对照营业执照或登记证书核对第 3 至 8 位');
  }
  return undefined;
}

function findCheckSlip(value: string): IdentifierVerdict | undefined {
  if (usccCheckCharacter(value) !== value.charAt(17)) {
    return finding('uscc-check', '统一社会信用代码的校验位不对，至少有一位填错', '请对照营业执照或登记证书逐位核对');
  }
  if (organisationCheckCharacter(value.slice(8, 16)) !== value.charAt(16)) {
    return finding(
      'uscc-organisation',
      '统一社会信用代码中的组织机构代码校验不符',
      '请对照营业执照或登记证书核对第 9 至 17 位',
    );
  }
  return undefined;
}
