/** 猜写错的名称: what the author of a rule most likely meant. */
import type { RuleScope, VariableType } from './types.ts';

/** Words people write for FEEL's own: Chinese conjunctions, capitals, other languages' operators. */
const feelWords: Readonly<Record<string, string>> = {
  且: 'and',
  并且: 'and',
  而且: 'and',
  和: 'and',
  AND: 'and',
  And: 'and',
  '&&': 'and',
  或: 'or',
  或者: 'or',
  OR: 'or',
  Or: 'or',
  '||': 'or',
  非: 'not(条件)',
  不是: '!=',
  not: 'not(条件)',
  NOT: 'not(条件)',
  '!': 'not(条件)',
  等于: '=',
  为: '=',
  不等于: '!=',
  大于: '>',
  小于: '<',
  不小于: '>=',
  不大于: '<=',
  大于等于: '>=',
  小于等于: '<=',
  属于: 'in',
  包含: 'list contains(…)',
  contains: 'list contains(…)',
  是: 'true',
  否: 'false',
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  空: 'null',
  NULL: 'null',
};

/** 猜关键词: the first word that FEEL writes otherwise, where it stands in the text, and how FEEL writes it. */
export function suggestWord(written: string): { word: string; at: number; feel: string } | undefined {
  for (const { 0: word, index } of written.matchAll(/\S+/g)) {
    if (Object.hasOwn(feelWords, word)) return { word, at: index, feel: feelWords[word] as string };
  }
  return undefined;
}

/** 猜情形项: the name in the scope nearest to the written one, by name or by title. */
export function suggestVariable(written: string, scope: RuleScope): { name: string; type: VariableType } | undefined {
  const entries = Object.entries(scope);
  const titled = entries.find(([, type]) => type.title === written);
  if (titled !== undefined) return { name: titled[0], type: titled[1] };
  const near = nearest(
    written,
    entries.flatMap(([name, type]) => [name, type.title]),
  );
  const found = entries.find(([name, type]) => name === near || type.title === near);
  return found === undefined ? undefined : { name: found[0], type: found[1] };
}

/** 最接近的写法: the candidate with the fewest edits, none when more than half would have to change. */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor([...written].length / 2)) + 1;
  for (const candidate of candidates) {
    const edits = editDistance([...written.toLowerCase()], [...candidate.toLowerCase()]);
    if (edits < fewest && edits < [...candidate].length) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** Levenshtein distance, one row at a time. */
function editDistance(left: readonly string[], right: readonly string[]): number {
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  left.forEach((leftChar, line) => {
    const next = [line + 1];
    right.forEach((rightChar, column) => {
      const changed = (row[column] as number) + (leftChar === rightChar ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] as number) + 1, (next[column] as number) + 1));
    });
    row = next;
  });
  return row[right.length] as number;
}
