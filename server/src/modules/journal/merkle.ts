import { createHash } from 'node:crypto';

/** 默克尔树 (RFC 6962 §2.1, SHA-256). Hashes are lower-case hex; a leaf arrives hashed (`SHA-256(0x00 ‖ data)`). */
export type Hash = string;

/** Root of the empty tree. */
export const emptyRoot: Hash = createHash('sha256').digest('hex');
export const leafHash = (data: Uint8Array): Hash =>
  createHash('sha256').update(Buffer.of(0)).update(data).digest('hex');
export const nodeHash = (left: Hash, right: Hash): Hash =>
  createHash('sha256')
    .update(Buffer.of(1))
    .update(Buffer.from(left, 'hex'))
    .update(Buffer.from(right, 'hex'))
    .digest('hex');

/** A complete subtree: `2 ** level` leaves, the `index`-th of its level. */
export type Subtree = { level: number; index: number; hash: Hash };
/** 峰: the complete subtrees of a tree from left to right; all that is needed to append and to know the root. */
export type Peaks = readonly Subtree[];

/** Appends one leaf: the new peaks, and the subtrees that it completed. */
export function append(peaks: Peaks, leaf: Hash): { peaks: Peaks; completed: Subtree[] } {
  const next = [...peaks];
  const completed: Subtree[] = [];
  let last: Subtree = { level: 0, index: sizeOf(peaks), hash: leaf };
  while (next.at(-1)?.level === last.level) {
    const left = next.pop()!;
    last = { level: last.level + 1, index: left.index / 2, hash: nodeHash(left.hash, last.hash) };
    completed.push(last);
  }
  return { peaks: [...next, last], completed };
}

export const sizeOf = (peaks: Peaks): number => peaks.reduce((size, peak) => size + 2 ** peak.level, 0);

/** Root of a tree from its peaks. */
export const rootOf = (peaks: Peaks): Hash =>
  peaks.length === 0
    ? emptyRoot
    : peaks.slice(0, -1).reduceRight((right, peak) => nodeHash(peak.hash, right), peaks.at(-1)!.hash);

/** Leaves under the left child of a tree with `size` leaves: the largest power of two below it. */
export const leftSize = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));

/** A run of leaves that is hashed as one subtree. */
export type Span = { from: number; size: number };

/** 包含路径 (RFC 6962 §2.1.1): the subtrees whose hashes prove a leaf, from the leaf up. */
export function inclusionSpans(position: number, span: Span): Span[] {
  if (span.size === 1) return [];
  const left = { from: span.from, size: leftSize(span.size) };
  const right = { from: span.from + left.size, size: span.size - left.size };
  const isLeft = position < right.from;
  return [...inclusionSpans(position, isLeft ? left : right), isLeft ? right : left];
}

/** 一致性路径 (RFC 6962 §2.1.2): subtrees that prove that the tree of `first` leaves is the beginning of the larger one. */
export function consistencySpans(first: number, span: Span, isWhole = true): Span[] {
  const end = span.from + span.size;
  if (first === end) return isWhole ? [] : [span];
  const left = { from: span.from, size: leftSize(span.size) };
  const right = { from: span.from + left.size, size: span.size - left.size };
  return first <= right.from
    ? [...consistencySpans(first, left, isWhole), right]
    : [...consistencySpans(first, right, false), left];
}

/** 核对包含证明 (RFC 9162 §2.1.3.2): whether the leaf at `position` of a tree of `size` leaves gives this root. */
export function provesInclusion(
  claim: { leaf: Hash; position: number; size: number; root: Hash },
  path: readonly Hash[],
): boolean {
  if (claim.position >= claim.size) return false;
  let [index, last, hash] = [claim.position, claim.size - 1, claim.leaf];
  for (const beside of path) {
    if (last === 0) return false;
    const isRight = index % 2 === 1 || index === last;
    hash = isRight ? nodeHash(beside, hash) : nodeHash(hash, beside);
    while (isRight && index % 2 === 0 && index !== 0) [index, last] = [Math.floor(index / 2), Math.floor(last / 2)];
    [index, last] = [Math.floor(index / 2), Math.floor(last / 2)];
  }
  return last === 0 && hash === claim.root;
}
