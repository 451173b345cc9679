/** PDF 对象表: cross-reference tables and objects of one revision of a PDF. Throws on what is not the classic form. */
import {
  type PdfDictionary,
  type PdfReference,
  parseValue,
  PdfSyntaxError,
  type PdfValue,
  skipSpace,
} from './pdf-syntax.ts';

/** One cross-reference section with its trailer. */
export interface CrossReference {
  /** Offset of the word `xref`. */
  at: number;
  offsets: Map<number, number>;
  /** Objects this section declares deleted. */
  freed: Set<number>;
  trailer: PdfDictionary;
  /** Offset after the trailer dictionary. */
  end: number;
}

/** Reads the section at an offset (ISO 32000-1, 7.5.4). */
export function readCrossReference(text: string, at: number): CrossReference {
  if (!text.startsWith('xref', at)) throw new PdfSyntaxError('no cross-reference table', at);
  const offsets = new Map<number, number>();
  const freed = new Set<number>();
  let cursor = skipSpace(text, at + 4);
  for (;;) {
    SUBSECTION.lastIndex = cursor;
    const head = SUBSECTION.exec(text);
    if (!head) break;
    cursor += head[0].length;
    for (let index = 0; index < Number(head[2]); index += 1) {
      ENTRY.lastIndex = cursor;
      const entry = ENTRY.exec(text);
      if (!entry) throw new PdfSyntaxError('bad cross-reference entry', cursor);
      const object = Number(head[1]) + index;
      if (entry[3] === 'n') offsets.set(object, Number(entry[1]));
      else freed.add(object);
      cursor += entry[0].length;
    }
  }
  if (!text.startsWith('trailer', cursor)) throw new PdfSyntaxError('no trailer', cursor);
  const trailer = parseValue(text, cursor + 7);
  return { at, offsets, freed, trailer: asDictionary(trailer.value), end: trailer.end };
}

/** Where each object of a revision stands, and the newest cross-reference section. */
export interface ObjectTable {
  offsets: Map<number, number>;
  newest: CrossReference;
}

/** All objects visible at the end of `text`: the newest section first, then along /Prev. */
export function readObjectTable(text: string): ObjectTable {
  const newest = readCrossReference(text, lastCrossReferenceOffset(text));
  const offsets = new Map(newest.offsets);
  const freed = new Set(newest.freed);
  const seen = new Set([newest.at]);
  let previous = newest.trailer.entries.get('/Prev');
  while (typeof previous === 'number') {
    if (seen.has(previous)) throw new PdfSyntaxError('cross-reference sections form a ring', previous);
    seen.add(previous);
    const section = readCrossReference(text, previous);
    for (const [object, offset] of section.offsets) {
      if (!offsets.has(object) && !freed.has(object)) offsets.set(object, offset);
    }
    for (const object of section.freed) freed.add(object);
    previous = section.trailer.entries.get('/Prev');
  }
  return { offsets, newest };
}

/** The number after the last `startxref`. */
export function lastCrossReferenceOffset(text: string): number {
  const at = text.lastIndexOf('startxref');
  const match = /^startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(at));
  if (at < 0 || !match) throw new PdfSyntaxError('no startxref at the end', text.length);
  return Number(match[1]);
}

/** An indirect object without a stream. */
export interface PdfObject {
  number: number;
  value: PdfValue;
  /** Offset after `endobj`. */
  end: number;
}

/** Reads the object at an offset; refuses streams. */
export function readObject(text: string, at: number): PdfObject {
  OBJECT.lastIndex = at;
  const head = OBJECT.exec(text);
  if (!head) throw new PdfSyntaxError('no object', at);
  const { value, end } = parseValue(text, at + head[0].length);
  const tail = skipSpace(text, end);
  if (!text.startsWith('endobj', tail)) throw new PdfSyntaxError('object with a stream or without end', tail);
  return { number: Number(head[1]), value, end: tail + 6 };
}

/** Follows a reference to its object's value; a direct value is answered as it is. */
export function resolve(text: string, table: ObjectTable, value: PdfValue | undefined): PdfValue {
  if (!isReference(value)) return value ?? null;
  const at = table.offsets.get(value.object);
  if (at === undefined) return null;
  const object = readObject(text, at);
  if (object.number !== value.object) throw new PdfSyntaxError('cross-reference points to another object', at);
  return object.value;
}

/** Whether a value is an indirect reference. */
export function isReference(value: PdfValue | undefined): value is PdfReference {
  return (
    value !== undefined &&
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    value.kind === 'reference'
  );
}

/** The value as a dictionary. */
export function asDictionary(value: PdfValue | undefined): PdfDictionary {
  if (value && typeof value === 'object' && !Array.isArray(value) && value.kind === 'dictionary') return value;
  throw new PdfSyntaxError('dictionary expected', 0);
}

const SUBSECTION = /(\d+) (\d+)\s+/y;
const ENTRY = /(\d{10}) (\d{5}) ([nf])\s{1,2}/y;
const OBJECT = /(\d+) 0 obj\b/y;
