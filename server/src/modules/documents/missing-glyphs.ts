/**
 * 生僻字检查: finds the characters no font can draw and puts 〓 (U+3013, the printer's mark for a missing character)
 * in their place. A box in a licence is a wrong name; 〓 plus a report is a known gap somebody has to close.
 */
import type { JsonValue } from './json.ts';

/** 缺字: a character that cannot be drawn, e.g. `{ char: '𠮷', codePoint: 'U+20BB7' }`. */
export interface MissingGlyph {
  char: string;
  codePoint: string;
}

/** The data with missing characters replaced, and the list of them (each once, in order of first appearance). */
export interface GlyphJudgement<T> {
  data: T;
  missingGlyphs: MissingGlyph[];
}

/** Judges every string value of a JSON value (keys are not printed). Pure. */
export function judgeGlyphs<T extends JsonValue>(data: T, covered: ReadonlySet<number>): GlyphJudgement<T> {
  const missing = new Set<string>();
  const judged = replaceIn(data, (text) => replaceMissing(text, covered, missing)) as T;
  return { data: judged, missingGlyphs: [...missing].map((char) => ({ char, codePoint: codePointOf(char) })) };
}

function replaceIn(value: JsonValue, replace: (text: string) => string): JsonValue {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, replace));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceIn(item, replace)]));
}

function replaceMissing(text: string, covered: ReadonlySet<number>, missing: Set<string>): string {
  let result = '';
  for (const char of text.normalize('NFC')) {
    if (INVISIBLE.test(char) || covered.has(char.codePointAt(0)!)) {
      result += char;
      continue;
    }
    missing.add(char);
    if (!VARIATION_SELECTOR.test(char)) result += '〓';
  }
  return result;
}

/** White space and format characters draw nothing and need no glyph. */
const INVISIBLE = /^[\s\p{Cf}]$/u;
/** An ideographic variation selector chooses the shape of the character before it: dropped, but reported. */
const VARIATION_SELECTOR = /^[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]$/u;

function codePointOf(char: string): string {
  return `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
