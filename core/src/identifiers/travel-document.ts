import { finding, findTypingSlip, type IdentifierVerdict, passed } from './verdict.ts';

/** Passport number (护照号码): 5–17 capital letters and digits. Findings: passport-empty, -blank, -full-width, -form. */
export function checkPassport(value: string): IdentifierVerdict {
  return checkForm(value, /^[A-Z0-9]{5,17}$/, {
    prefix: 'passport',
    name: '护照号码',
    form: '5 至 17 位大写字母或数字',
  });
}

/** Mainland travel permit of 港澳居民 (港澳居民来往内地通行证): H or M and 8 or 10 digits. */
export function checkHkMacaoPermit(value: string): IdentifierVerdict {
  return checkForm(value, /^[HM]\d{8}(\d{2})?$/, {
    prefix: 'hk-macao-permit',
    name: '港澳居民来往内地通行证号码',
    form: '以 H 或 M 开头、后接 8 位或 10 位数字',
  });
}

/** Mainland travel permit of 台湾居民 (台湾居民来往大陆通行证): 8 or 10 digits. */
export function checkTaiwanPermit(value: string): IdentifierVerdict {
  return checkForm(value, /^\d{8}(\d{2})?$/, {
    prefix: 'taiwan-permit',
    name: '台湾居民来往大陆通行证号码',
    form: '8 位或 10 位数字',
  });
}

/** Division code (行政区划代码, GB/T 2260 and 统计用区划代码): 6, 9 or 12 digits. */
export function checkDivisionCode(value: string): IdentifierVerdict {
  return checkForm(value, /^[1-9]\d{5}(\d{3}|\d{6})?$/, {
    prefix: 'division-code',
    name: '行政区划代码',
    form: '6 位、9 位或 12 位数字',
  });
}

function checkForm(
  value: string,
  form: RegExp,
  words: { prefix: string; name: string; form: string },
): IdentifierVerdict {
  const slip = findTypingSlip(value, words.prefix, words.name);
  if (slip) return slip;
  if (form.test(value)) return passed;
  return finding(`${words.prefix}-form`, `${words.name}应为${words.form}`, '请对照证件核对，字母请用大写');
}
