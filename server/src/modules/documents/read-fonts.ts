/**
 * 文书字体: where the embedded Chinese fonts are and which characters they can draw.
 * Noto Serif SC (正文、标题) and Noto Sans SC (黑体), full OFL fonts; Typst embeds only the glyphs a document uses.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** 加装字体: a font a deployment adds, e.g. one that covers GB 18030-2022 level 3 for rare characters in names (生僻字). */
export interface ExtraFont {
  /** The family name as written inside the font. */
  family: string;
  /** TrueType or OpenType file on this machine. */
  path: string;
}

const require = createRequire(import.meta.url);

/** The built-in font files: regular and bold of both families (all weights of a family cover the same characters). */
export const BUILT_IN_FONT_FILES: readonly string[] = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
].map((file) => require.resolve(file));

/** The folders the Typst compiler is pointed to. */
export function fontFolders(extra: readonly ExtraFont[]): string[] {
  return [...new Set([...BUILT_IN_FONT_FILES, ...extra.map((font) => font.path)].map((file) => dirname(file)))];
}

/**
 * 字符覆盖: the set of code points at least one of the fonts can draw. Every template names both families, so
 * a glyph in either is enough. About 30 ms per font; the caller keeps the answer.
 */
export function readCoverage(files: readonly string[]): Set<number> {
  const covered = new Set<number>();
  for (const file of files) addCoverage(readFileSync(file), covered);
  return covered;
}

/** Reads the `cmap` table (OpenType 1.9, 5.2.2): sub-table format 12 where present, else format 4. */
function addCoverage(font: Buffer, covered: Set<number>): void {
  const cmap = findTable(font, 'cmap');
  const count = font.readUInt16BE(cmap + 2);
  const tables = Array.from({ length: count }, (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8));
  const full = tables.find((at) => font.readUInt16BE(at) === 12);
  if (full !== undefined) return addSegmentedCoverage(font, full, covered);
  const basic = tables.find((at) => font.readUInt16BE(at) === 4);
  if (basic === undefined) throw new Error('font has no cmap sub-table of format 4 or 12');
  addBasicCoverage(font, basic, covered);
}

function findTable(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`font has no ${tag} table`);
}

function addSegmentedCoverage(font: Buffer, table: number, covered: Set<number>): void {
  const groups = font.readUInt32BE(table + 12);
  for (let index = 0; index < groups; index += 1) {
    const group = table + 16 + index * 12;
    const last = font.readUInt32BE(group + 4);
    const firstGlyph = font.readUInt32BE(group + 8);
    const first = font.readUInt32BE(group);
    for (let code = first; code <= last; code += 1) if (firstGlyph + code - first !== 0) covered.add(code);
  }
}

function addBasicCoverage(font: Buffer, table: number, covered: Set<number>): void {
  const segments = font.readUInt16BE(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + segments * 2 + 2;
  const offsets = starts + segments * 4;
  for (let index = 0; index < segments; index += 1) {
    const delta = font.readUInt16BE(starts + segments * 2 + index * 2);
    const offset = font.readUInt16BE(offsets + index * 2);
    const first = font.readUInt16BE(starts + index * 2);
    for (let code = first; code <= font.readUInt16BE(ends + index * 2) && code < 0xffff; code += 1) {
      const at = offsets + index * 2 + offset + (code - first) * 2;
      const glyph = offset === 0 ? (code + delta) & 0xffff : font.readUInt16BE(at);
      if (glyph !== 0) covered.add(code);
    }
  }
}
