import MiniSearch from 'minisearch';
import { pinyin } from 'pinyin-pro';
import { colloquialWords, emptyWords } from './synonyms.ts';

/** 可搜索的一条: `keywords` are words people use for it; `text` whatever else may lead to it; `codes` match as a whole only. */
export type SearchEntry = {
  id: string;
  name: string;
  keywords: readonly string[];
  text: readonly string[];
  codes: readonly string[];
};

/** 搜索: ids with their scores, best first. */
export type Search = (question: string, limit: number) => { id: string; score: number }[];

/** 搜索目录; `renew` replaces what is searched and touches only the entries that differ. */
export type SearchIndex = { search: Search; renew: (entries: readonly SearchEntry[]) => void };

type Document = { id: string; name: string; keywords: string; text: string; codes: string; pinyin: string };

/** Below this share of the best score a hit is noise. */
const NOISE = 0.25;
const SYLLABLES_MAX = 24;
/** Of each sound only so much is kept: nobody types more before looking. */
const SOUND_SYLLABLES_MAX = 8;
const QUESTION_MAX = 60;

/**
 * 建搜索: over names, keywords and texts by Chinese characters and pairs of characters, over pinyin (full and initials, from any
 * syllable on), over codes. Questions in everyday words are widened by `colloquialWords`. Asking costs no I/O.
 */
export function createSearch(entries: readonly SearchEntry[]): SearchIndex {
  const index = new MiniSearch<Document>({
    fields: ['name', 'keywords', 'text', 'codes', 'pinyin'],
    tokenize: (text, field) =>
      field === 'pinyin' || field === 'codes' ? text.split(' ').filter(Boolean) : tokens(text),
    processTerm: (term) => term,
  });
  const held = new Map<string, string>();
  const renew = (now: readonly SearchEntry[]): void => {
    const wanted = new Map(now.map((entry) => [entry.id, { entry, content: JSON.stringify(entry) }]));
    for (const [id, content] of held) {
      if (wanted.get(id)?.content === content) continue;
      index.discard(id);
      held.delete(id);
    }
    const missing = [...wanted].filter(([id]) => !held.has(id));
    index.addAll(missing.map(([, { entry }]) => documentOf(entry)));
    for (const [id, { content }] of missing) held.set(id, content);
  };
  renew(entries);
  return { search: (question, limit) => answer(index, question, limit), renew };
}

const boost = { name: 4, keywords: 3, text: 1 };

function answer(index: MiniSearch<Document>, question: string, limit: number): { id: string; score: number }[] {
  const asked = normalised(question).slice(0, QUESTION_MAX);
  const hits = /^[a-z0-9 .\-_]+$/.test(asked)
    ? latinHits(index, asked)
    : index.search({ combineWith: 'OR', queries: queriesOf(asked) }, { fields: ['name', 'keywords', 'text'], boost });
  const least = (hits[0]?.score ?? 0) * NOISE;
  return hits
    .filter((hit) => hit.score >= least)
    .slice(0, limit)
    .map((hit) => ({ id: hit.id as string, score: hit.score }));
}

function documentOf(entry: SearchEntry): Document {
  return {
    id: entry.id,
    name: entry.name,
    keywords: entry.keywords.join(' '),
    text: entry.text.join(' '),
    codes: entry.codes.map((code) => code.toLowerCase()).join(' '),
    pinyin: [entry.name, ...entry.keywords].flatMap(sounds).join(' '),
  };
}

/** Letters are codes or pinyin: a whole code, else words of which each is the beginning of a sound, else all of it as one sound. */
function latinHits(index: MiniSearch<Document>, asked: string): { id: unknown; score: number }[] {
  const codes = index.search(asked, { fields: ['codes'], combineWith: 'AND' });
  if (codes.length > 0) return codes;
  const options = {
    fields: ['pinyin'],
    prefix: true,
    combineWith: 'AND' as const,
    tokenize: (text: string) => text.split(' ').filter(Boolean),
  };
  const words = index.search(asked, options);
  return words.length > 0 ? words : index.search(asked.replaceAll(' ', ''), options);
}

function queriesOf(
  asked: string,
): { queries: string[]; combineWith: 'OR'; boost?: Record<string, number>; tokenize: (text: string) => string[] }[] {
  const said = emptyWords.reduce((text, word) => text.replaceAll(word, ' '), asked).trim();
  const own = said === '' ? asked : said;
  const meant = colloquialWords.flatMap(([word, words]) => (asked.includes(word) ? words : []));
  return [own, ...meant].map((text) => ({ queries: [text], combineWith: 'OR', tokenize: questionTokens }));
}

const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} .\-_]+/gu, ' ')
    .trim();

/** Runs of Han and of other letters; what is indexed of a text: single characters, pairs, other words whole. */
function tokens(text: string): string[] {
  return runs(text).flatMap((run) => (isHan(run) ? [...run, ...pairs(run)] : [run]));
}

/** What is asked: pairs; a single character only where it stands alone. */
function questionTokens(text: string): string[] {
  return runs(text).flatMap((run) => (isHan(run) && [...run].length > 1 ? pairs(run) : [run]));
}

const runs = (text: string): string[] => normalised(text).match(/\p{Script=Han}+|[^\p{Script=Han}\s]+/gu) ?? [];
const isHan = (run: string): boolean => /^\p{Script=Han}/u.test(run);
function pairs(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/** 拼音: 餐饮店 -> canyindian yindian dian, cyd yd d. */
function sounds(text: string): string[] {
  const syllables = runs(text)
    .filter(isHan)
    .flatMap((run) => pinyin(run, { toneType: 'none', type: 'array' }))
    .slice(0, SYLLABLES_MAX)
    .map((syllable) => syllable.replaceAll('ü', 'v'));
  return syllables.flatMap((_, at) => {
    const rest = syllables.slice(at, at + SOUND_SYLLABLES_MAX);
    return [rest.join(''), rest.map((syllable) => syllable.charAt(0)).join('')];
  });
}
