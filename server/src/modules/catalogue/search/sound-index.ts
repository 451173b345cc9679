import { pinyin } from 'pinyin-pro';
import { createRatings, type Ratings } from './ratings.ts';
import { type Characters, createPairs, GAP, type Match, walkAll } from './sound-walk.ts';
import { spellings, TYPED_MAX } from './sound-steps.ts';
import { isHan, runs } from './tokens.ts';

/**
 * 拼音索引: names as runs of characters with all their readings. `rate` walks what was typed (letters, characters, both mixed) along
 * every name and adds 0–1 for each document that has it somewhere: 1 = the whole name, in full syllables. With `isSlipAllowed` one
 * character or letter may be wrong, missing or too many. Returns whether anything was found.
 */
export type SoundIndex = {
  add: (doc: number, names: readonly string[]) => void;
  rate: (typed: string, isSlipAllowed: boolean, into: Ratings) => boolean;
};

const KEYWORD_RATE = 0.9;

export function createSoundIndex(): SoundIndex {
  const characters: Characters = { numbers: new Map(), classes: [GAP], readings: [[]] };
  const classNumbers = new Map<string, number>();
  const pairs = createPairs();
  let run = new Uint16Array(1024);
  let length = 0;
  /** Where in `run` each name starts; the document it belongs to. */
  const starts: number[] = [];
  const owners: number[] = [];
  const firsts: boolean[] = [];
  let best = createRatings(0);

  const put = (name: string, doc: number, isFirst: boolean): void => {
    const letters = runs(name).flatMap((part) => [...part]);
    if (letters.length === 0) return;
    if (length + letters.length + 1 > run.length) {
      const grown = new Uint16Array((length + letters.length + 1) * 2);
      grown.set(run);
      run = grown;
    }
    starts.push(length);
    owners.push(doc);
    firsts.push(isFirst);
    for (const letter of letters) {
      run[length] = numberOf(letter, characters, classNumbers);
      length += 1;
    }
    run[length] = GAP;
    length += 1;
    for (let at = starts.at(-1)!; at < length - 1; at += 1) pairs.add(run[at]!, run[at + 1]!, at);
  };
  return {
    add: (doc, names) => names.forEach((name, at) => put(name, doc, at === 0)),
    rate: (asked, isSlipAllowed, into) => {
      const typed = [...asked].slice(0, TYPED_MAX);
      if (best.size < into.size) best = createRatings(into.size);
      walkAll({ run, pairs }, { typed, isSlipAllowed, characters, readingsOf }, (match) => {
        const name = nameAt(starts, match.from);
        const from = starts[name]!;
        const size = (starts[name + 1] ?? length) - 1 - from;
        const rate = rateOf({ ...match, typed: typed.length, name: size, isHead: match.from === from });
        const weighed = rate * (firsts[name] ? 1 : KEYWORD_RATE);
        const before = best.of(owners[name]!);
        if (weighed > before) best.add(owners[name]!, weighed - before);
      });
      for (const doc of best.docs()) into.add(doc, best.of(doc));
      const isFound = best.docs().length > 0;
      best.clear();
      return isFound;
    },
  };
}

/** The character's number, given out when it is first met. */
function numberOf(character: string, characters: Characters, classNumbers: Map<string, number>): number {
  const known = characters.numbers.get(character);
  if (known !== undefined) return known;
  const read = readingsOf(character);
  const key = read.join(' ');
  if (!classNumbers.has(key)) {
    classNumbers.set(key, characters.readings.length);
    characters.readings.push(read.map((syllable) => ({ syllable, spelled: spellings(syllable) })));
  }
  characters.classes.push(classNumbers.get(key)!);
  characters.numbers.set(character, characters.classes.length - 1);
  return characters.classes.length - 1;
}

const readingsOf = (character: string): string[] =>
  isHan(character)
    ? [...new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true }))].map((one) =>
        one.replaceAll('ü', 'v'),
      )
    : [character];

/** The name that holds a place of the run. */
function nameAt(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Full syllables say more than initials, the head of a name more than its middle, the whole of it most. */
function rateOf(at: Match & { typed: number; name: number; isHead: boolean }): number {
  const fullness = Math.min(1, at.typed / at.used / 3);
  const share = at.used / at.name;
  return (0.5 + 0.15 * fullness + 0.2 * share + (at.isHead ? 0.15 : 0)) * (at.isRight ? 1 : 0.7);
}
