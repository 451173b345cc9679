import { type Reading, slipsOf, stepsOf, type Typed } from './sound-steps.ts';
import { isHan } from './tokens.ts';

/** A character as kept: its number; `class`: characters of the same readings share one. */
export type Characters = { numbers: Map<string, number>; classes: number[]; readings: Reading[][] };

/** What is asked of the run: `readingsOf` says how a character that was typed is read. */
export type Asked = {
  typed: Typed;
  isSlipAllowed: boolean;
  characters: Characters;
  readingsOf: (character: string) => readonly string[];
};
export type Match = { from: number; used: number; isRight: boolean };

/** The number of the place between two names. */
export const GAP = 0;

/** 双字表: where in the run each pair of neighbouring characters stands (the last of a name with the gap after it). */
export type Pairs = {
  add: (first: number, second: number, place: number) => void;
  each: (visit: (first: number, second: number, places: Uint32Array) => void) => void;
};

export function createPairs(): Pairs {
  const numbers = new Map<number, number>();
  const held: { first: number; second: number; places: Uint32Array; count: number }[] = [];
  return {
    add: (first, second, place) => {
      const key = first * 65_536 + second;
      const number = numbers.get(key) ?? held.length;
      if (number === held.length) {
        numbers.set(key, number);
        held.push({ first, second, places: new Uint32Array(2), count: 0 });
      }
      const pair = held[number]!;
      if (pair.count === pair.places.length) {
        const grown = new Uint32Array(pair.count * 2);
        grown.set(pair.places);
        pair.places = grown;
      }
      pair.places[pair.count] = place;
      pair.count += 1;
    },
    each: (visit) => {
      for (const { first, second, places, count } of held) visit(first, second, places.subarray(0, count));
    },
  };
}

/** All names, one after the other with a gap after each, and where their pairs stand. */
type Walked = { run: Uint16Array; pairs: Pairs };

/**
 * 走一遍: every place of the run from which what was typed can be read, rightly or with one slip. The first two characters are judged
 * once per pair, the rest per place that is left.
 */
export function walkAll({ run, pairs }: Walked, asked: Asked, onMatch: (match: Match) => void): void {
  const machine = createMachine(asked);
  pairs.each((first, second, places) => {
    const early = machine.starts[first]!;
    if (early === DEAD) return;
    const begun = early > SLIPPED ? machine.next(early, second) : early;
    if (begun === DEAD) return;
    for (const from of places) {
      let state = begun;
      let at = from + (early > SLIPPED ? 2 : 1);
      for (; state > SLIPPED; at += 1) state = machine.next(state, run[at]!);
      if (state !== DEAD) onMatch({ from, used: at - from, isRight: state === RIGHT });
    }
  });
}

/** States with a meaning; all others are numbered as they are met. A cell of `rows` that nobody entered yet is `UNKNOWN`. */
const [UNKNOWN, DEAD, RIGHT, SLIPPED] = [-1, 0, 1, 2];

/**
 * 读法机: places reached rightly and with a slip are one state; where a character leads from a state is worked out when it is first
 * met, so a step costs one look into a table (one row of `width` characters per state).
 */
type Machine = { starts: Int32Array; next: (state: number, character: number) => number };

function createMachine({ typed, isSlipAllowed, characters, readingsOf }: Asked): Machine {
  const tables = tablesOf({ typed, isSlipAllowed, characters, readingsOf });
  const width = characters.classes.length;
  const done = 1 << typed.length;
  // A wrong character where a character was typed, or one that the name has not.
  const hans = typed.reduce((mask, one, place) => (isHan(one) ? mask | (1 << place) : mask), 0);
  const rightly = (places: number, character: number): number =>
    step(tables, tables.right, [places, character]) | ((places & tables.literal[character]!) << 1);
  const wrongly = (places: number, character: number): number =>
    step(tables, tables.slipped, [places, character]) | ((places & hans & ~1) << 1) | (places & ~1);

  const rights = [0, 0, 0];
  const slips = [0, 0, 0];
  const numbers = new Map<string, number>();
  const stateOf = (right: number, slipped: number): number => {
    if ((right | slipped) === 0) return DEAD;
    if (((right | slipped) & done) !== 0) return (right & done) !== 0 ? RIGHT : SLIPPED;
    const key = `${right} ${slipped}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, rights.length);
    slips.push(slipped);
    return rights.push(right) - 1;
  };
  const starts = Int32Array.from({ length: width }, (_, one) =>
    stateOf(rightly(1, one), isSlipAllowed ? wrongly(1, one) : 0),
  );
  const after = (state: number, character: number): number => {
    if (character === GAP) return DEAD;
    const [right, slipped] = [rights[state]!, slips[state]!];
    const next = rightly(right, character);
    if (!isSlipAllowed) return stateOf(next, 0);
    return stateOf(next, rightly(slipped, character) | wrongly(right, character) | ((next & hans) << 1));
  };
  let rows = new Int32Array((rights.length + 16) * width).fill(UNKNOWN);
  const enter = (state: number, character: number): number => {
    const next = after(state, character);
    rows[state * width + character] = next;
    if (rights.length * width > rows.length) {
      const grown = new Int32Array(rights.length * 2 * width).fill(UNKNOWN);
      grown.set(rows);
      rows = grown;
    }
    return next;
  };
  const next = (state: number, character: number): number => {
    const known = rows[state * width + character]!;
    return known === UNKNOWN ? enter(state, character) : known;
  };
  return { starts, next };
}

/** Per class (or character) and place: what one step reaches, rightly and with one slip. */
type Tables = {
  places: number;
  right: Int32Array;
  slipped: Int32Array;
  literal: Int32Array;
  classes: readonly number[];
};

function tablesOf({ typed, isSlipAllowed, characters, readingsOf }: Asked): Tables {
  const { readings, classes, numbers } = characters;
  const places = typed.length;
  const right = new Int32Array(readings.length * places);
  const slipped = new Int32Array(readings.length * places);
  const heard = typed.map((one) => (isHan(one) ? new Set(readingsOf(one)) : null));
  readings.forEach((sounds, group) => {
    for (let place = 0; place < places; place += 1) {
      const sameSound = heard[place];
      for (const reading of sounds) {
        if (sameSound?.has(reading.syllable)) slipped[group * places + place]! |= 1 << (place + 1);
        if (sameSound) continue;
        right[group * places + place]! |= stepsOf(reading, typed, place);
        if (isSlipAllowed) slipped[group * places + place]! |= slipsOf(reading.syllable, typed, place);
      }
    }
  });
  const literal = new Int32Array(classes.length);
  typed.forEach((one, place) => {
    const number = isHan(one) ? numbers.get(one) : undefined;
    if (number !== undefined) literal[number]! |= 1 << place;
  });
  return { places, right, slipped, literal, classes };
}

function step(tables: Tables, table: Int32Array, [places, character]: readonly [number, number]): number {
  let reached = 0;
  const base = tables.classes[character]! * tables.places;
  for (let left = places; left !== 0; left &= left - 1) {
    const place = 31 - Math.clz32(left & -left);
    if (place < tables.places) reached |= table[base + place]!;
  }
  return reached;
}
