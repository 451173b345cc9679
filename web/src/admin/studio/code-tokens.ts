/** 一段文字 and what it is, for colouring. */
export type Token = { kind: 'name' | 'text' | 'mark' | 'comment' | 'plain'; text: string };

const pattern =
  /(#.*$)|("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(\s*:)?|([A-Za-z][\w-]*)(\s*:(?=\s|$))|([-{}[\],:](?=[\s{}[\],]|$)|(?<=[\s[{(]|^)[{[]|(?<=[\s[{(:,]|^)\d+(?:\.\d+)?(?=[\s,}\]]|$))/gu;

/** 着色: one line of YAML or JSON in pieces; colours help reading, the meaning is the reader's (`readText`). */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of line.matchAll(pattern)) {
    const [whole, comment, quoted, colon, name, after, mark] = match;
    const isInside =
      /\S/.test(line.slice(at, match.index)) &&
      comment === undefined &&
      name !== undefined &&
      !/[{,\s-]$/.test(line.slice(0, match.index));
    if (isInside) continue;
    if (comment !== undefined && match.index > 0 && !/\s$/.test(line.slice(0, match.index))) continue;
    if (match.index > at) tokens.push({ kind: 'plain', text: line.slice(at, match.index) });
    if (comment !== undefined) tokens.push({ kind: 'comment', text: whole });
    else if (quoted !== undefined)
      tokens.push(
        { kind: colon === undefined ? 'text' : 'name', text: quoted },
        ...(colon === undefined ? [] : [{ kind: 'mark' as const, text: colon }]),
      );
    else if (name !== undefined) tokens.push({ kind: 'name', text: name }, { kind: 'mark', text: after ?? '' });
    else tokens.push({ kind: 'mark', text: mark ?? whole });
    at = match.index + whole.length;
  }
  if (at < line.length) tokens.push({ kind: 'plain', text: line.slice(at) });
  return tokens;
}
