import { createRatings, type Ratings } from './ratings.ts';
import { tokens } from './tokens.ts';

/** 可按字词搜的: `name` weighs most, then `keywords`, then `text`. */
export type Worded = { name: string; keywords: readonly string[]; text: readonly string[] };

/**
 * 字词索引: BM25 over fields with postings in typed arrays. `rate` adds to `into` what `asked` is worth to each document: the sum over
 * its tokens, times the share of them that the document has (weighed, to the power of `strictness`).
 */
export type WordIndex = {
  add: (doc: number, worded: Worded) => void;
  rate: (asked: readonly string[], strictness: number, into: Ratings) => void;
  /** The most that these tokens can be worth. */
  worth: (asked: readonly string[]) => number;
};

type Postings = { docs: Uint32Array; weights: Uint8Array; count: number };

const boost = { name: 4, keywords: 3.5, text: 1 };
/** BM25's saturation and length. The length is the name's alone, or who says much about itself would pay for it. */
const K1 = 1.6;
const B = 0.4;
const USUAL_NAME = 14;
/** Weights are kept as bytes, in ninetieths: at most (K1 + 1) × 90 < 256. */
const POINT = 90;
/** Share of a question's weight, rarest words first, that may lead to a document. */
const LEADING = 0.7;

export function createWordIndex(): WordIndex {
  const terms = new Map<string, Postings>();
  let size = 0;
  let [points, shares] = [createRatings(0), createRatings(0)];

  const rarity = (term: string): number => {
    const count = terms.get(term)?.count ?? 0;
    return count === 0 ? 0 : Math.log(1 + (size - count + 0.5) / (count + 0.5));
  };
  const sumOf = (asked: readonly string[]): number => asked.reduce((sum, term) => sum + rarity(term), 0);

  const gather = (term: string, isCommon: boolean): void => {
    const { docs, weights, count } = terms.get(term)!;
    const rare = rarity(term);
    for (let at = 0; at < count; at += 1) {
      if (isCommon && points.of(docs[at]!) === 0) continue;
      points.add(docs[at]!, (rare * weights[at]!) / POINT);
      shares.add(docs[at]!, rare);
    }
  };

  return {
    add: (doc, worded) => {
      size = Math.max(size, doc + 1);
      for (const [term, weight] of weighed(worded)) append(terms, term, [doc, weight]);
    },
    worth: (asked) => sumOf(asked) * (K1 + 1),
    rate: (asked, strictness, into) => {
      if (points.size < size) [points, shares] = [createRatings(into.size), createRatings(into.size)];
      const known = [...new Set(asked)].filter((term) => terms.has(term));
      const all = sumOf(known);
      known.sort((one, other) => rarity(other) - rarity(one));
      // What has only the commonest words of a question is never among the best: they count where a rarer one led.
      let passed = 0;
      for (const term of known) {
        gather(term, passed > all * LEADING);
        passed += rarity(term);
      }
      for (const doc of points.docs()) into.add(doc, points.of(doc) * (shares.of(doc) / all) ** strictness);
      points.clear();
      shares.clear();
    },
  };
}

/** How much each token says about the document, as a byte. */
function weighed({ name, keywords, text }: Worded): Map<string, number> {
  const often = new Map<string, number>();
  const count = (words: string, weight: number): void => {
    for (const token of tokens(words)) often.set(token, (often.get(token) ?? 0) + weight);
  };
  count(name, boost.name);
  for (const word of keywords) count(word, boost.keywords);
  for (const words of text) count(words, boost.text);
  const slack = K1 * (1 - B + (B * name.length) / USUAL_NAME);
  for (const [token, weight] of often) often.set(token, Math.round((POINT * weight * (K1 + 1)) / (weight + slack)));
  return often;
}

function append(terms: Map<string, Postings>, term: string, [doc, weight]: readonly [number, number]): void {
  const known = terms.get(term);
  const list = known ?? { docs: new Uint32Array(2), weights: new Uint8Array(2), count: 0 };
  if (known === undefined) terms.set(term, list);
  if (list.count === list.docs.length) {
    const [docs, weights] = [list.docs, list.weights];
    list.docs = new Uint32Array(docs.length * 2);
    list.weights = new Uint8Array(docs.length * 2);
    list.docs.set(docs);
    list.weights.set(weights);
  }
  list.docs[list.count] = doc;
  list.weights[list.count] = weight;
  list.count += 1;
}
