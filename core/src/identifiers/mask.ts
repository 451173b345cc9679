/** Masks an identity number (身份号码脱敏): the first three and last four characters stay; short values disappear. */
export function maskIdNumber(value: string): string {
  return maskMiddle(value, 3, 4);
}

/** Masks a telephone number (电话号码脱敏): the first three and last four digits stay. */
export function maskMobile(value: string): string {
  return maskMiddle(value, 3, 4);
}

/**
 * Masks a name (姓名脱敏): 张三 -> 张*, 欧阳小明 -> 欧**明, 阿卜杜拉·买买提 -> 阿***·**提. Counts what a reader sees as one
 * character, so that 𠮷 or a letter with its marks stays whole; separators stay.
 */
export function maskName(value: string): string {
  const letters = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(value)].map((part) => part.segment);
  const last = letters.length - 1;
  const star = (letter: string) => (/^[·\-\s]$/u.test(letter) ? letter : '*');
  if (last <= 0) return letters.map(() => '*').join('');
  return letters
    .map((letter, index) => (index === 0 || (index === last && last >= 2) ? letter : star(letter)))
    .join('');
}

function maskMiddle(value: string, head: number, tail: number): string {
  const characters = [...value];
  const hidden = characters.length - head - tail;
  // A value too short to hide half of itself is hidden entirely: it is no complete number anyway.
  if (hidden < 4) return '*'.repeat(characters.length);
  return characters.slice(0, head).join('') + '*'.repeat(hidden) + characters.slice(-tail).join('');
}
