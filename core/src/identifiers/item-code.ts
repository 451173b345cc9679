import { isProvinceCode } from './regions.ts';
import { checkUscc } from './uscc.ts';
import { finding, findTypingSlip, type IdentifierVerdict, passed } from './verdict.ts';

/** Parts of an implementation code (实施编码的组成). `level`: 1 国家 2 省 3 市 4 县 5 镇街 6 村社区. */
export type TaskCodeParts = { authorityCode: string; level: number; baseCode: string };

/**
 * Base code (基本编码, GB/T 39554.1): 12 digits = province 2 (`00` 国家) + item type 2 + main item 5 + sub item 3.
 * The type is not checked: real codes carry types outside the national list.
 * Findings: base-code-empty, -blank, -full-width, -form, -region.
 */
export function checkBaseCode(value: string): IdentifierVerdict {
  const slip = findTypingSlip(value, 'base-code', '基本编码');
  if (slip) return slip;
  if (!/^\d{12}$/.test(value)) {
    return finding('base-code-form', '基本编码应为 12 位数字', '请核对基本目录；省内另有编码的填在“地方编码”栏');
  }
  const province = value.slice(0, 2);
  // 66 is 新疆生产建设兵团, which runs a catalogue of its own.
  if (province !== '00' && province !== '66' && !isProvinceCode(province)) {
    return finding('base-code-region', '基本编码开头的省级代码不存在', '前两位应为省级行政区划代码，国家级事项为 00');
  }
  return passed;
}

/**
 * Implementation code (实施编码, 31): authority's 统一社会信用代码 18 + level 1 + base code 12. No check character of its own.
 * Findings: task-code-empty, -blank, -full-width, -length, -authority, -level, -base.
 */
export function checkTaskCode(value: string): IdentifierVerdict {
  const slip = findTypingSlip(value, 'task-code', '实施编码');
  if (slip) return slip;
  if (value.length !== 31) {
    return finding(
      'task-code-length',
      `实施编码应为 31 位，现在是 ${value.length} 位`,
      '实施编码由信用代码 18 位、行使层级 1 位、基本编码 12 位组成',
    );
  }
  const authority = checkUscc(value.slice(0, 18));
  if (!authority.ok) {
    return finding(
      'task-code-authority',
      `实施编码前 18 位不是有效的信用代码：${authority.reason}`,
      '请核对实施主体的统一社会信用代码',
    );
  }
  if (!/[1-6]/.test(value.charAt(18))) {
    return finding(
      'task-code-level',
      '实施编码第 19 位（行使层级）应为 1 至 6',
      '1 国家、2 省、3 市、4 县、5 镇（乡、街道）、6 村（社区）',
    );
  }
  const base = checkBaseCode(value.slice(19));
  return base.ok
    ? passed
    : finding('task-code-base', `实施编码后 12 位不是有效的基本编码：${base.reason}`, base.remedy);
}

/**
 * Code of a variant (业务办理项编码, 33): implementation code 31 + sequence 2.
 * Findings: handle-item-code-empty, -blank, -full-width, -length, -sequence, and those of the implementation code.
 */
export function checkHandleItemCode(value: string): IdentifierVerdict {
  const slip = findTypingSlip(value, 'handle-item-code', '业务办理项编码');
  if (slip) return slip;
  if (value.length !== 33) {
    return finding(
      'handle-item-code-length',
      `业务办理项编码应为 33 位，现在是 ${value.length} 位`,
      '业务办理项编码由实施编码 31 位和顺序号 2 位组成',
    );
  }
  if (!/^\d{2}$/.test(value.slice(31))) {
    return finding('handle-item-code-sequence', '业务办理项编码末两位应为数字顺序号', '请从 01 起编号');
  }
  return checkTaskCode(value.slice(0, 31));
}

/** Takes an implementation or variant code apart (拆分实施编码); undefined when it is not valid. */
export function findTaskCodeParts(value: string): TaskCodeParts | undefined {
  if (!checkTaskCode(value.slice(0, 31)).ok) return undefined;
  return { authorityCode: value.slice(0, 18), level: Number(value.charAt(18)), baseCode: value.slice(19, 31) };
}
