/** 年、月、日 of a value as they stand in the boxes; what is no date at all leaves them empty. */
export function splitDate(value: string): string[] {
  const [, year = '', month = '', day = ''] = /^(\d{0,4})-(\d{0,2})-(\d{0,2})$/.exec(value) ?? [];
  return [year, month, day];
}

/**
 * 合成日期: `2026-05-01` from three boxes, filled up with zeros; an unfinished one stays unfinished (`2026-5-`), so that the check
 * can say so; nothing in any box is no value.
 */
export function joinDate(parts: readonly string[]): string | null {
  const [year = '', month = '', day = ''] = parts;
  if (parts.every((part) => part === '')) return null;
  if (year.length === 4 && month && day) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return `${year}-${month}-${day}`;
}
