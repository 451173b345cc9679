import { finding, type IdentifierVerdict, passed } from './verdict.ts';

/** Scripts in which joiners and variation selectors carry meaning (阿拉伯文、蒙古文、印度系文字). */
const joiningScript =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u;
/** ZWNJ, ZWJ, Mongolian free variation selectors and vowel separator. */
const joiner = /[\u200C\u200D\u180B-\u180F]/u;
const ideographicVariation = /[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/u;
const bidiControl = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/u;
const han = /\p{Script=Han}/u;

/**
 * Name of a person (姓名): any script, counted in code points, never normalised or trimmed, so that 𠮷 and
 * 阿卜杜拉·买买提 stand as on the document. Refuses what a reader cannot see or a counter cannot type: direction
 * controls, zero-width characters (joiners stay where a script needs them), control characters, half surrogates,
 * private-use characters; and the usual slips: blanks at the ends or between Han characters, digits, symbols, a wrong 间隔号.
 * Findings: person-name-empty, -broken, -control, -direction, -invisible, -private-use, -edge-blank, -inner-blank,
 * -digits, -symbols, -separator, -no-letter, -length.
 */
export function checkPersonName(value: string, max = 60): IdentifierVerdict {
  if (value === '') return finding('person-name-empty', '姓名没有填写', '请填写与证件一致的姓名');
  return findUnreadable(value) ?? findInvisible(value) ?? findSlip(value) ?? findLength(value, max) ?? passed;
}

function findUnreadable(value: string): IdentifierVerdict | undefined {
  if (!value.isWellFormed() || value.includes('\uFFFD') || /\p{Noncharacter_Code_Point}/u.test(value)) {
    return finding(
      'person-name-broken',
      '姓名中有损坏的字符（乱码）',
      '请重新输入姓名；生僻字打不出来的，请到窗口由工作人员录入',
    );
  }
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value)) {
    return finding('person-name-control', '姓名中有换行、制表等控制字符', '请删去后重新输入，不要从表格或网页中粘贴');
  }
  if (bidiControl.test(value)) {
    return finding('person-name-direction', '姓名中有看不见的文字方向控制符', '请手工输入姓名，不要从网页中粘贴');
  }
  if (/\p{Co}/u.test(value)) {
    return finding(
      'person-name-private-use',
      '姓名中有自造字，换一台设备就显示不出来',
      '请用国家标准字符集（GB 18030）中的字输入；打不出来的，请到窗口由工作人员录入',
    );
  }
  return undefined;
}

function findInvisible(value: string): IdentifierVerdict | undefined {
  let base = '';
  for (const character of value) {
    const visible = !/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(character);
    if (visible) {
      base = character;
    } else if (!mayFollow(base, character)) {
      return finding('person-name-invisible', '姓名中有看不见的字符', '请手工输入姓名，不要从网页中粘贴');
    }
  }
  return undefined;
}

/** A joiner needs a joining script before it, an ideographic variation selector a Han character. */
function mayFollow(base: string, character: string): boolean {
  if (joiner.test(character)) return joiningScript.test(base);
  return ideographicVariation.test(character) && han.test(base);
}

function findSlip(value: string): IdentifierVerdict | undefined {
  if (/^\p{Zs}|\p{Zs}$/u.test(value)) {
    return finding('person-name-edge-blank', '姓名前后有空格', '请删去姓名前后的空格');
  }
  if (/\p{Script=Han}\p{Zs}+\p{Script=Han}/u.test(value)) {
    return finding('person-name-inner-blank', '姓名的汉字之间有空格', '请删去汉字之间的空格');
  }
  if (/\p{Nd}/u.test(value)) {
    return finding('person-name-digits', '姓名中有数字', '请按证件填写姓名，证件号码填在号码栏');
  }
  if (/\p{Script=Han}[.．。•・‧∙⋅●＊*]\p{Script=Han}/u.test(value)) {
    return finding(
      'person-name-separator',
      '姓名中的间隔号用错了符号',
      '间隔号请用“·”（中文输入法下按数字键 1 左边的键）',
    );
  }
  if (/[\p{S}\p{Extended_Pictographic}]/u.test(value)) {
    return finding('person-name-symbols', '姓名中有符号或表情', '请按证件填写，只填文字和间隔号');
  }
  if (!/[^\p{P}\p{Z}\p{M}\p{Cf}]/u.test(value)) {
    return finding('person-name-no-letter', '姓名中没有文字', '请按证件填写姓名');
  }
  return undefined;
}

function findLength(value: string, max: number): IdentifierVerdict | undefined {
  const length = [...value].length;
  if (length <= max) return undefined;
  return finding('person-name-length', `姓名超过 ${max} 个字（现在 ${length} 个）`, '请按证件填写姓名，不要写其他说明');
}
