/** 读 PDF 名字: just enough of ISO 32000-1 7.2–7.3 to tell names from text, comments and stream bytes. */
const DELIMITER = /[\s()<>[\]{}/%]/;

/** Every name of the objects, `#xx` escapes resolved; strings, comments and stream data are skipped. */
export function namesOf(text: string): Set<string> {
  const names = new Set<string>();
  let at = 0;
  let unclosed = false;
  while (at < text.length) {
    const character = text[at]!;
    if (character === '/') {
      const end = endOfWord(text, at + 1);
      names.add(plainNames(text.slice(at + 1, end)));
      at = end;
    } else if (character === '(' && !unclosed) {
      // An unclosed string must hide nothing, and looking for its end again and again would take forever.
      const end = endOfString(text, at);
      unclosed = end === undefined;
      at = end ?? at + 1;
    } else at = skip(text, at, character);
  }
  return names;
}

const DICTIONARY_MAX = 2_000;

/** Streams with the dictionary before them, raw. */
export function* streamsOf(text: string): Generator<{ dictionary: string; data: string }> {
  const opening = /stream\r?\n/g;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    if (text.slice(found.index - 3, found.index) === 'end') continue;
    const end = text.indexOf('endstream', opening.lastIndex);
    const before = text.slice(Math.max(0, found.index - DICTIONARY_MAX), found.index);
    const [from, to] = [opening.lastIndex, end < 0 ? text.length : end];
    yield { dictionary: plainNames(before.slice(Math.max(0, before.lastIndexOf(' obj')))), data: text.slice(from, to) };
    opening.lastIndex = to + 9;
  }
}

/** `#xx` escapes resolved. */
export const plainNames = (text: string): string =>
  text.includes('#')
    ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

function skip(text: string, at: number, character: string): number {
  if (character === '%') return endOfLine(text, at);
  if (
    character === 's' &&
    text.startsWith('stream', at) &&
    (text[at + 6] === '\r' || text[at + 6] === '\n') &&
    text.slice(at - 3, at) !== 'end'
  ) {
    const end = text.indexOf('endstream', at + 7);
    return end < 0 ? text.length : end + 9;
  }
  return at + 1;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !DELIMITER.test(text[at]!) && text[at] !== '\u0000') at += 1;
  return at;
}

function endOfString(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}
