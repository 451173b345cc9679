import { readQuestion, type Question, type Words } from './question.ts';
import { createRatings, type Ratings } from './ratings.ts';
import { createSoundIndex, type SoundIndex } from './sound-index.ts';
import { askedTokens, isHan, tokens } from './tokens.ts';
import { createWordIndex, type WordIndex } from './word-index.ts';

/** 可搜索的一条: `keywords` are words people use for it; `text` whatever else may lead to it; `codes` match as a whole only. */
export type SearchEntry = {
  id: string;
  name: string;
  keywords: readonly string[];
  text: readonly string[];
  codes: readonly string[];
};

/** 搜到的: numbers of entries, best first; `isNear`: nothing has what was asked, these come nearest. */
export type Found = { docs: Uint32Array; isNear: boolean };

/**
 * 搜索目录: `ask` costs no I/O; `renew` replaces what is searched and reads only the entries that differ. `entry` by number,
 * `numbers` of all in the order given.
 */
export type SearchIndex<E extends SearchEntry> = {
  ask: (question: string) => Found;
  search: (question: string, limit: number) => E[];
  entry: (doc: number) => E;
  numbers: () => Uint32Array;
  renew: (entries: readonly E[], words: Words) => void;
};

/** Below this share of the best score a hit is noise. */
const NOISE = 0.3;
/** A thing meant counts only for entries that say most of it; a person's own words may be half there. */
const STRICT = { own: 0.6, meant: 2 };
const NEAR_MAX = 5;
/** Pieces that may be misspelt names; longer ones are sentences, in which pairs of characters survive one slip. */
const MISSPELT = { least: 3, most: 9 };

type Held<E> = {
  entries: (E | undefined)[];
  doc: Map<string, number>;
  contents: string[];
  codes: Map<string, number[]>;
};
type Indexes = { words: WordIndex; sounds: SoundIndex };
const newIndexes = (): Indexes => ({ words: createWordIndex(), sounds: createSoundIndex() });

/** 建搜索 over characters and pairs of characters, sounds (full, initials, mixed with characters, one slip allowed) and codes. */
export function createSearch<E extends SearchEntry>(entries: readonly E[], words: Words): SearchIndex<E> {
  let known = words;
  let held: Held<E> = nothingHeld();
  let indexes = newIndexes();
  let ratings = createRatings(0);
  let order: Uint32Array = new Uint32Array();

  const put = (entry: E, content: string): void => {
    const doc = held.entries.length;
    held.entries.push(entry);
    held.contents.push(content);
    held.doc.set(entry.id, doc);
    for (const code of entry.codes.filter(Boolean).map((one) => one.toLowerCase()))
      held.codes.set(code, [...(held.codes.get(code) ?? []), doc]);
    indexes.words.add(doc, entry);
    indexes.sounds.add(doc, [entry.name, ...entry.keywords]);
  };
  const renew = (now: readonly E[], nowWords: Words): void => {
    known = nowWords;
    const gone = held.entries.length - now.length;
    if (gone > Math.max(100, now.length)) {
      held = nothingHeld();
      indexes = newIndexes();
    }
    forgetOthers(held, now);
    for (const entry of now) {
      const content = JSON.stringify([entry.name, entry.keywords, entry.text, entry.codes]);
      const doc = held.doc.get(entry.id);
      if (doc !== undefined && held.contents[doc] === content) {
        held.entries[doc] = entry;
        continue;
      }
      if (doc !== undefined) forget(held, doc, entry.id);
      put(entry, content);
    }
    order = Uint32Array.from(now, ({ id }) => held.doc.get(id)!);
    if (ratings.size < held.entries.length) ratings = createRatings(Math.ceil(held.entries.length * 1.2));
  };
  renew(entries, words);

  const ask = (asked: string): Found => {
    const question = readQuestion(asked, known);
    const codes = held.codes.get(question.whole);
    if (codes) return { docs: Uint32Array.from(codes), isNear: false };
    const isNear = !rate(indexes, question, ratings);
    if (isNear) indexes.words.rate(tokens(question.whole), 1, ratings);
    const docs = best(ratings, held, isNear ? NEAR_MAX : Number.POSITIVE_INFINITY);
    ratings.clear();
    return { docs, isNear: isNear && docs.length > 0 };
  };
  return {
    ask,
    search: (question, limit) => entriesOf(ask(question), limit, held),
    entry: (doc) => held.entries[doc]!,
    numbers: () => order,
    renew,
  };
}

/** What fits, not what merely comes close. */
const entriesOf = <E>({ docs, isNear }: Found, limit: number, { entries }: Held<E>): E[] =>
  isNear ? [] : [...docs.subarray(0, limit)].map((doc) => entries[doc]!);

function forgetOthers<E extends SearchEntry>(held: Held<E>, now: readonly E[]): void {
  const wanted = new Set(now.map(({ id }) => id));
  for (const [id, doc] of held.doc) if (!wanted.has(id)) forget(held, doc, id);
}

const nothingHeld = <E>(): Held<E> => ({ entries: [], doc: new Map(), contents: [], codes: new Map() });

/** What is gone stays in the indexes until they are made anew; nobody sees it. */
function forget<E extends SearchEntry>(held: Held<E>, doc: number, id: string): void {
  for (const code of held.entries[doc]!.codes.map((one) => one.toLowerCase())) {
    const left = (held.codes.get(code) ?? []).filter((one) => one !== doc);
    if (left.length > 0) held.codes.set(code, left);
    else held.codes.delete(code);
  }
  held.entries[doc] = undefined;
  held.doc.delete(id);
}

/** Rates everything that answers; false when nothing does. */
function rate({ words, sounds }: Indexes, { pieces, meant }: Question, into: Ratings): boolean {
  const spoken = pieces.filter((piece) => [...piece].every(isHan));
  const sounded = pieces.filter((piece) => !spoken.includes(piece) && piece.length > 1);
  const own = spoken.flatMap(askedTokens);
  if (own.length > 0) words.rate(own, STRICT.own, into);
  for (const means of meant) rateMeant(words, means, into);
  if (sounded.length > 0) rateSounds(sounds, sounded, into);
  for (const piece of spoken) {
    if (piece.length < MISSPELT.least || piece.length > MISSPELT.most) continue;
    if (meant.length > 0) continue;
    const heard = borrowed(into.size);
    if (sounds.rate(piece, true, heard)) addAll(heard, words.worth(askedTokens(piece)) || 1, into);
    giveBack(heard);
  }
  return into.docs().length > 0;
}

/** Of the words that one saying stands for, the best one counts. */
function rateMeant(words: WordIndex, means: readonly string[], into: Ratings): void {
  const most = borrowed(into.size);
  for (const meaning of means) {
    const one = borrowed(into.size);
    words.rate(askedTokens(meaning), STRICT.meant, one);
    for (const doc of one.docs()) if (one.of(doc) > most.of(doc)) most.add(doc, one.of(doc) - most.of(doc));
    giveBack(one);
  }
  addAll(most, 1, into);
  giveBack(most);
}

const SOUND_WEIGHT = 20;
/** Every piece counts; a piece that nobody has as typed may be a slip. */
function rateSounds(sounds: SoundIndex, pieces: readonly string[], into: Ratings): void {
  const shares = borrowed(into.size);
  for (const piece of pieces)
    if (!sounds.rate(piece, false, shares) && piece.length > 3) sounds.rate(piece, true, shares);
  addAll(shares, SOUND_WEIGHT, into);
  giveBack(shares);
}

/** Rating tables in waiting: a large one costs more to make than to clear. */
const waiting: Ratings[] = [];
const borrowed = (size: number): Ratings => {
  const one = waiting.pop();
  return one !== undefined && one.size >= size ? one : createRatings(size);
};
function giveBack(one: Ratings): void {
  one.clear();
  waiting.push(one);
}

function addAll(from: Ratings, weight: number, into: Ratings): void {
  for (const doc of from.docs()) into.add(doc, from.of(doc) * weight);
}

/** Best first, without noise and without what is gone; of equals the one that was there first. */
function best<E>(ratings: Ratings, held: Held<E>, limit: number): Uint32Array {
  const docs = ratings.docs();
  let most = 0;
  for (const doc of docs) if (held.entries[doc] !== undefined) most = Math.max(most, ratings.of(doc));
  const kept = docs.filter((doc) => held.entries[doc] !== undefined && ratings.of(doc) >= most * NOISE);
  const keys = Float64Array.from(kept, (doc) => -Math.round(ratings.of(doc) * 1000) * SPAN + doc).sort();
  return Uint32Array.from(keys.subarray(0, Math.min(limit, keys.length)), (key) => ((key % SPAN) + SPAN) % SPAN);
}
const SPAN = 2 ** 24;
