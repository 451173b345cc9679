import { finding, findTypingSlip, type IdentifierVerdict, passed } from './verdict.ts';

/** Mobile number of the mainland (手机号码): 11 digits, 13x to 19x. Findings: mobile-empty, -blank, -full-width, -prefix, -form. */
export function checkMobile(value: string): IdentifierVerdict {
  const slip = findTypingSlip(value, 'mobile', '手机号码');
  if (slip) return slip;
  if (/^1[3-9]\d{9}$/.test(value)) return passed;
  if (/^(\+?86-?|0086)1[3-9]\d{9}$/.test(value)) {
    return finding('mobile-prefix', '手机号码前面多了国家代码 86', '请去掉前面的 +86，只填 11 位号码');
  }
  return finding('mobile-form', '手机号码应为以 13 至 19 开头的 11 位数字', '请核对号码；座机请填在“固定电话”栏');
}

/** Landline (固定电话): area code, number, optional extension (0722-3250000-8). Findings: phone-empty, -blank, -full-width, -area, -form. */
export function checkPhone(value: string): IdentifierVerdict {
  const slip = findTypingSlip(value, 'phone', '固定电话');
  if (slip) return slip;
  if (/^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/.test(value)) return passed;
  if (/^[2-8]\d{6,7}$/.test(value)) {
    return finding('phone-area', '固定电话缺少区号', '请在号码前加上区号，例如 0722-3250000');
  }
  return finding(
    'phone-form',
    '固定电话的写法不对',
    '请按“区号-号码”填写，例如 0722-3250000；有分机的在后面加“-分机号”',
  );
}

/** Contact number (联系电话): a mobile or a landline. */
export function checkContactPhone(value: string): IdentifierVerdict {
  const slip = findTypingSlip(value, 'contact-phone', '联系电话');
  if (slip) return slip;
  if (checkMobile(value).ok || checkPhone(value).ok) return passed;
  return finding(
    'contact-phone-form',
    '联系电话的写法不对',
    '请填写 11 位手机号码，或带区号的固定电话，例如 0722-3250000',
  );
}

/** Postcode (邮政编码): six digits. Findings: postcode-empty, -blank, -full-width, -form. */
export function checkPostcode(value: string): IdentifierVerdict {
  const slip = findTypingSlip(value, 'postcode', '邮政编码');
  if (slip) return slip;
  return /^\d{6}$/.test(value) ? passed : finding('postcode-form', '邮政编码应为 6 位数字', '请核对邮政编码');
}

/** E-mail address (电子邮箱): one @, a dotted domain, no blanks; deliberately loose. Findings: email-empty, -blank, -full-width, -form. */
export function checkEmail(value: string): IdentifierVerdict {
  const slip = findTypingSlip(value, 'email', '电子邮箱');
  if (slip) return slip;
  const good = value.length <= 254 && /^[^@,;<>]{1,64}@[^@,;<>.]+(\.[^@,;<>.]+)+$/.test(value);
  return good ? passed : finding('email-form', '电子邮箱的写法不对', '请按“名称@网站”填写，例如 zhangsan@example.com');
}
