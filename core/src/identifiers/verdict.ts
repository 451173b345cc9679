/**
 * Verdict on an identifier (标识核验结论): either fine, or one finding in words a person can act on.
 * `code` is stable and kebab-case, `reason` says what is wrong, `remedy` what to do (both Chinese).
 * Neither text ever repeats the value that was checked: it may be personal.
 */
export type IdentifierVerdict = { ok: true } | { ok: false; code: string; reason: string; remedy: string };

/** The single positive verdict (通过). */
export const passed: IdentifierVerdict = { ok: true };

/** Builds a negative verdict (不通过): stable code, Chinese reason, Chinese remedy. */
export function finding(code: string, reason: string, remedy: string): IdentifierVerdict {
  return { ok: false, code, reason, remedy };
}

/**
 * Slips common to every number typed by hand (录入常见错误): empty, blanks, full-width characters.
 * Returns undefined when there is none; `name` is the Chinese name of the number, `prefix` the head of the code.
 */
export function findTypingSlip(value: string, prefix: string, name: string): IdentifierVerdict | undefined {
  if (value === '') return finding(`${prefix}-empty`, `${name}没有填写`, `请填写${name}`);
  if (/[\s\u200B\uFEFF]/u.test(value)) {
    return finding(`${prefix}-blank`, `${name}中有空格或换行`, '请删去空格后重新填写');
  }
  if (/[\uFF01-\uFF5E]/u.test(value)) {
    return finding(`${prefix}-full-width`, `${name}中有全角字符`, '请切换到英文（半角）输入法后重新填写');
  }
  return undefined;
}
