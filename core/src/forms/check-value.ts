import type { DataElement } from '../contract/index.ts';
import { identifierChecks } from '../identifiers/index.ts';
import { compareDecimals, isDecimal } from '../rules/index.ts';

/** A form value as it travels: text (numbers as decimal text, dates as ISO days, booleans `true`/`false`) or a list of codes. */
export type FieldValue = string | readonly string[];

/** One thing wrong with a value, in the words of the field: what and how to put it right. */
export type ValueFinding = { code: string; message: string; remedy: string };

const finding = (code: string, message: string, remedy: string): ValueFinding => ({ code, message, remedy });
const codePoints = (text: string): number => [...text].length;

/**
 * 填写校验 (FRM-03): everything wrong with one value of a data element; empty when it is right. Runs in the browser while
 * typing and in the server before anything is stored. Values are never changed, not even trimmed or normalised.
 */
export function checkValue(element: DataElement, value: FieldValue): ValueFinding[] {
  if (element.type === 'choices')
    return typeof value === 'string'
      ? [finding('form-type', `「${element.name}」应为多选`, '请重新选择')]
      : checkCodes(element, value);
  if (typeof value !== 'string') return [finding('form-type', `「${element.name}」只能有一个值`, '请重新填写')];
  if (!value.isWellFormed() || value.includes('\u0000'))
    return [finding('form-text', `「${element.name}」含有无法保存的字符`, '请删除后重新输入')];
  return checkByType[element.type](element, value);
}

type Check = (element: DataElement, value: string) => ValueFinding[];

const checkText: Check = (element, value) => {
  const limit = element.maxLength ?? (element.type === 'longText' ? 2000 : 200);
  const long =
    codePoints(value) > limit
      ? [finding('form-length', `「${element.name}」最多 ${limit} 个字，现有 ${codePoints(value)} 个`, '请精简后再填')]
      : [];
  if (value.trim() === '') return [finding('form-blank', `「${element.name}」不能只填空格`, '请填写实际内容')];
  const check = element.check ? identifierChecks[element.check] : undefined;
  const verdict = check?.(value);
  return verdict && !verdict.ok ? [...long, finding(verdict.code, verdict.reason, verdict.remedy)] : long;
};

const checkNumber: Check = (element, value) => {
  if (!isDecimal(value)) return [finding('form-number', `「${element.name}」应为数字`, '请只填数字，例如 80 或 80.5')];
  const found: ValueFinding[] = [];
  const scale = element.type === 'integer' ? 0 : (element.scale ?? 6);
  const unit = element.unit ?? '';
  if ((value.split('.')[1]?.length ?? 0) > scale)
    found.push(
      finding(
        'form-scale',
        scale === 0 ? `「${element.name}」应为整数` : `「${element.name}」最多 ${scale} 位小数`,
        '请按要求改正',
      ),
    );
  if (element.min !== undefined && compareDecimals(value, element.min) < 0)
    found.push(finding('form-min', `「${element.name}」不能小于 ${element.min}${unit}`, '请核对后改正'));
  if (element.max !== undefined && compareDecimals(value, element.max) > 0)
    found.push(finding('form-max', `「${element.name}」不能大于 ${element.max}${unit}`, '请核对后改正'));
  return found;
};

const checkDate: Check = (_, value) => {
  const verdict = identifierChecks.date!(value);
  return verdict.ok ? [] : [finding(verdict.code, verdict.reason, verdict.remedy)];
};

const checkByType: Record<Exclude<DataElement['type'], 'choices'>, Check> = {
  text: checkText,
  longText: checkText,
  integer: checkNumber,
  decimal: checkNumber,
  date: checkDate,
  boolean: (element, value) =>
    value === 'true' || value === 'false'
      ? []
      : [finding('form-boolean', `「${element.name}」请选择是或否`, '请重新选择')],
  choice: (element, value) => checkCodes(element, [value]),
};

function checkCodes(element: DataElement, codes: readonly string[]): ValueFinding[] {
  const known = new Set((element.values ?? []).map((option) => option.code));
  const unknown = codes.filter((code) => !known.has(code));
  const twice = codes.length !== new Set(codes).size;
  return [
    ...(unknown.length > 0
      ? [
          finding(
            'form-choice',
            `「${element.name}」中没有「${unknown.join('、')}」这个选项`,
            `请从以下选项中选择：${(element.values ?? []).map((option) => option.label).join('、')}`,
          ),
        ]
      : []),
    ...(twice ? [finding('form-choice-twice', `「${element.name}」有重复的选项`, '请去掉重复的选项')] : []),
  ];
}
