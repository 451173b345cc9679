/**
 * PDF 语法 (ISO 32000-1, 7.3 and 7.5.4): reads the values and the classic cross-reference tables that our documents
 * consist of. Strict: what it does not know it refuses by throwing, because its only use is to judge signed files.
 */

/** A PDF value. Names keep their slash; strings and hex strings are byte strings (latin1); streams do not occur here. */
export type PdfValue = null | boolean | number | string | PdfValue[] | PdfDictionary | PdfReference | PdfString;
/** A dictionary; keys keep their slash. */
export interface PdfDictionary {
  kind: 'dictionary';
  entries: Map<string, PdfValue>;
}
/** An indirect reference, `12 0 R`. */
export interface PdfReference {
  kind: 'reference';
  object: number;
  generation: number;
}
/** A literal or hexadecimal string, decoded to bytes (one character per byte). */
export interface PdfString {
  kind: 'string';
  bytes: string;
}

/** A value and the offset after it. */
export interface Parsed {
  value: PdfValue;
  end: number;
}

/** Reads one value that starts at or after `start` (white space is skipped). Throws on anything unknown. */
export function parseValue(text: string, start: number, depth = 0): Parsed {
  if (depth > DEPTH_MAX) throw new PdfSyntaxError('nested too deeply', start);
  const at = skipSpace(text, start);
  const head = text[at];
  if (head === undefined) throw new PdfSyntaxError('unexpected end', at);
  if (text.startsWith('<<', at)) return parseDictionary(text, at, depth + 1);
  if (head === '<') return parseHexString(text, at);
  if (head === '(') return parseLiteralString(text, at);
  if (head === '[') return parseArray(text, at, depth + 1);
  if (head === '/') return parseName(text, at);
  return parseAtom(text, at);
}

/** A place the reader does not understand. */
export class PdfSyntaxError extends Error {
  constructor(message: string, offset: number) {
    super(`${message} at byte ${offset}`);
    this.name = 'PdfSyntaxError';
  }
}

/** The offset of the next byte that is not white space. Comments are not allowed in what we judge. */
export function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \n\r\t\f\0'.includes(text[at]!)) at += 1;
  return at;
}

/** Writes a value; strings as hexadecimal, so that no text can end a string or start a dictionary. */
export function writeValue(value: PdfValue): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(writeValue).join(' ')}]`;
  if (value.kind === 'reference') return `${value.object} ${value.generation} R`;
  if (value.kind === 'string') return `<${Buffer.from(value.bytes, 'latin1').toString('hex')}>`;
  return `<<\n${[...value.entries].map(([key, item]) => `${key} ${writeValue(item)}\n`).join('')}>>`;
}

/** Compares two values; dictionaries regardless of the order of their keys. */
export function isSameValue(left: PdfValue, right: PdfValue): boolean {
  return canonical(left) === canonical(right);
}

function canonical(value: PdfValue): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(' ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (value.kind === 'reference') return `${value.object} ${value.generation} R`;
  if (value.kind === 'string') return `(${JSON.stringify(value.bytes)})`;
  return `<<${[...value.entries]
    .map(([key, item]) => `${key} ${canonical(item)}`)
    .sort()
    .join(' ')}>>`;
}

function parseDictionary(text: string, start: number, depth: number): Parsed {
  const entries = new Map<string, PdfValue>();
  let at = skipSpace(text, start + 2);
  while (!text.startsWith('>>', at)) {
    const key = parseValue(text, at, depth);
    if (typeof key.value !== 'string' || entries.has(key.value)) throw new PdfSyntaxError('bad or repeated key', at);
    const item = parseValue(text, key.end, depth);
    entries.set(key.value, item.value);
    at = skipSpace(text, item.end);
  }
  return { value: { kind: 'dictionary', entries }, end: at + 2 };
}

function parseArray(text: string, start: number, depth: number): Parsed {
  const items: PdfValue[] = [];
  let at = skipSpace(text, start + 1);
  while (text[at] !== ']') {
    const item = parseValue(text, at, depth);
    items.push(item.value);
    at = skipSpace(text, item.end);
  }
  return { value: items, end: at + 1 };
}

function parseName(text: string, start: number): Parsed {
  const name = matchAt(NAME, text, start);
  if (!name) throw new PdfSyntaxError('bad name', start);
  return { value: name[0], end: start + name[0].length };
}

function parseHexString(text: string, start: number): Parsed {
  const hex = matchAt(HEX, text, start);
  if (!hex) throw new PdfSyntaxError('bad hexadecimal string', start);
  return {
    value: { kind: 'string', bytes: Buffer.from(hex[1]!, 'hex').toString('latin1') },
    end: start + hex[0].length,
  };
}

function parseLiteralString(text: string, start: number): Parsed {
  let bytes = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === ')') return { value: { kind: 'string', bytes }, end: at + 1 };
    if (char === '(') throw new PdfSyntaxError('unescaped parenthesis', at);
    if (char === '\\') {
      at += 1;
      const escaped = ESCAPES[text[at] ?? ''];
      if (escaped === undefined) throw new PdfSyntaxError('unknown escape', at);
      bytes += escaped;
    } else bytes += char;
  }
  throw new PdfSyntaxError('string without end', start);
}

function parseAtom(text: string, start: number): Parsed {
  const reference = matchAt(REFERENCE, text, start);
  if (reference) {
    const value: PdfReference = { kind: 'reference', object: Number(reference[1]), generation: Number(reference[2]) };
    return { value, end: start + reference[0].length };
  }
  const atom = matchAt(ATOM, text, start)?.[0];
  if (atom === undefined) throw new PdfSyntaxError('unknown value', start);
  const value = atom === 'true' || (atom === 'false' ? false : atom === 'null' ? null : Number(atom));
  return { value, end: start + atom.length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Real documents nest fewer than ten levels; a hostile one must not exhaust the stack. */
const DEPTH_MAX = 64;
const NAME = /\/[^\s()<>[\]{}/%]+/y;
const HEX = /<((?:[0-9a-fA-F]{2})*)>/y;
const REFERENCE = /(\d{1,10})\s+(\d{1,5})\s+R(?![A-Za-z])/y;
const ATOM = /(?:true|false|null|[+-]?\d+(?:\.\d+)?)(?![\w.])/y;
const ESCAPES: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '(': '(',
  ')': ')',
  '\\': '\\',
};
