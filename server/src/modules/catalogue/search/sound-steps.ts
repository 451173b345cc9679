/**
 * 一步: from which place of what was typed to which places one character of a name leads, as a bit mask of places. Places are at
 * most 31, so a mask fits a number.
 */
export type Typed = readonly string[];
export const TYPED_MAX = 30;

/** What an ear or a dialect confuses: 平翘舌, 前后鼻音, n 与 l, h 与 f. Both ways are accepted without calling it a slip. */
const confused: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/, '$1'],
  [/^([zcs])(?!h)/, '$1h'],
  [/^n/, 'l'],
  [/^l/, 'n'],
  [/^h(?=u)/, 'f'],
  [/^f/, 'h'],
  [/([aei])ng$/, '$1n'],
  [/([aei])n$/, '$1ng'],
];

/** 读音的写法 of a syllable: itself first, then what it is confused with. */
export const spellings = (syllable: string): string[] => [
  ...new Set([syllable, ...confused.map(([from, to]) => syllable.replace(from, to))]),
];

/** 读音: how a character is read, and every way of writing that. */
export type Reading = { syllable: string; spelled: readonly string[] };

/** Places reached from `from` when a character read `syllable` is typed as all of it, as its initial, or (at the end) as a beginning. */
export function stepsOf({ syllable, spelled }: Reading, typed: Typed, from: number): number {
  let reached = 0;
  const rest = typed.length - from;
  for (const way of spelled) {
    const same = commonLength(way, typed, from);
    if (same === way.length || same === rest) reached |= 1 << (from + same);
  }
  if (typed[from] === syllable[0]) reached |= 1 << (from + 1);
  if (/^[zcs]h/.test(syllable) && commonLength(syllable, typed, from) >= 2) reached |= 1 << (from + 2);
  return reached;
}

function commonLength(spelled: string, typed: Typed, from: number): number {
  let at = 0;
  while (at < spelled.length && typed[from + at] === spelled[at]) at += 1;
  return at;
}

/** Places reached with one slip inside the syllable: a letter wrong, missing, too many, or two changed over. The first letter is right. */
export function slipsOf(syllable: string, typed: Typed, from: number): number {
  if (syllable.length < 3 || typed[from] !== syllable[0]) return 0;
  let reached = 0;
  for (const length of [syllable.length - 1, syllable.length, syllable.length + 1]) {
    if (from + length > typed.length) continue;
    if (isOneSlip(syllable, typed.slice(from, from + length).join(''))) reached |= 1 << (from + length);
  }
  return reached;
}

function isOneSlip(meant: string, typed: string): boolean {
  let [start, end] = [0, 0];
  while (start < meant.length && meant[start] === typed[start]) start += 1;
  const most = Math.min(meant.length, typed.length) - start;
  while (end < most && meant.at(-1 - end) === typed.at(-1 - end)) end += 1;
  const [was, is] = [meant.slice(start, meant.length - end), typed.slice(start, typed.length - end)];
  return (was.length <= 1 && is.length <= 1) || (was.length === 2 && is === `${was[1]}${was[0]}`);
}
