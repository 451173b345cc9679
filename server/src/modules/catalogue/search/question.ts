import type { Synonyms } from '@yijian/core/contract';
import { normalised } from './tokens.ts';

/** 说法 read together from all lists; what is said longest first, so that 「社保卡」 is not read as 「社保」. */
export type Words = { said: readonly (readonly [said: string, means: readonly string[]])[]; silent: readonly string[] };

/** 一个问题: `pieces` in the person's own words, `meant`: what these words stand for, one list per thing said. */
export type Question = { whole: string; pieces: string[]; meant: (readonly string[])[] };

const QUESTION_MAX = 60;

export function wordsOf(lists: readonly Pick<Synonyms, 'rows' | 'silent'>[]): Words {
  const said = new Map<string, Set<string>>();
  for (const { said: ways, means } of lists.flatMap(({ rows }) => rows)) {
    for (const way of ways.map(normalised)) said.set(way, new Set([...(said.get(way) ?? []), ...means]));
  }
  const longest = (one: string, other: string): number => other.length - one.length;
  return {
    said: [...said].map(([way, means]) => [way, [...means]] as const).sort(([one], [other]) => longest(one, other)),
    silent: lists.flatMap(({ silent }) => silent.map(normalised)).sort(longest),
  };
}

/**
 * 读问题: silent words go, and single characters that are left between them, unless nothing else is there; a word inside a longer
 * known one is not read again.
 */
export function readQuestion(asked: string, { said, silent }: Words): Question {
  const whole = normalised(asked).slice(0, QUESTION_MAX);
  const meant: (readonly string[])[] = [];
  let unread = whole;
  for (const [way, means] of said) {
    if (!unread.includes(way)) continue;
    meant.push(means);
    unread = unread.replaceAll(way, ' ');
  }
  const spoken = silent.reduce((text, word) => text.replaceAll(word, ' '), whole).trim();
  const all = (spoken === '' ? whole : spoken).split(/\s+/).filter(Boolean);
  const long = all.filter((piece) => piece.length > 1);
  return { whole, pieces: long.length + meant.length > 0 ? long : all, meant };
}
