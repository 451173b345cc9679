import type { Queryable } from '#platform';
import { findCheckpoint, findLeaf, findNode, readLeaves } from './journal.store.ts';
import { append, type Hash, inclusionSpans, leftSize, nodeHash, type Peaks, rootOf, type Span } from './merkle.ts';
import { keptLevel } from './sequence-leaves.ts';

/** 包含证明: `path` leads from the leaf to the root of the checkpoint (RFC 6962); anybody can check it. */
export type InclusionProof = {
  entryId: string;
  leaf: Hash;
  position: number;
  size: number;
  root: Hash;
  at: string;
  path: Hash[];
};

/** 证明一条留痕在日志里; undefined until the sequencer has placed it. Reads a number of rows that grows with the log's logarithm. */
export async function proveEntry(db: Queryable, entryId: string): Promise<InclusionProof | undefined> {
  const [found, checkpoint] = [await findLeaf(db, entryId), await findCheckpoint(db)];
  if (!found || !checkpoint || found.position >= checkpoint.size) return undefined;
  const path: Hash[] = [];
  for (const span of inclusionSpans(found.position, { from: 0, size: checkpoint.size }))
    path.push(await hashOfSpan(db, span));
  return { entryId, ...found, ...checkpoint, path };
}

async function hashOfSpan(db: Queryable, { from, size }: Span): Promise<Hash> {
  const level = Math.log2(size);
  const isKept = Number.isInteger(level) && level >= keptLevel && from % size === 0;
  const kept = isKept ? await findNode(db, level, from / size) : undefined;
  if (kept !== undefined) return kept;
  if (size <= 2 ** keptLevel) {
    const leaves = await readLeaves(db, from, size);
    return rootOf(leaves.reduce<Peaks>((peaks, leaf) => append(peaks, leaf).peaks, []));
  }
  const left = leftSize(size);
  return nodeHash(
    await hashOfSpan(db, { from, size: left }),
    await hashOfSpan(db, { from: from + left, size: size - left }),
  );
}
