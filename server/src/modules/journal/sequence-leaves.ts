import type { Environment } from '#platform';
import {
  appendLeaves,
  appendNodes,
  asSequencer,
  findLastEntry,
  findLastPeaks,
  listUnsequenced,
  writeCheckpoint,
} from './journal.store.ts';
import { append, rootOf, sizeOf, type Subtree } from './merkle.ts';

const BATCH = 5000;
/** Subtrees from this level on are kept, so that a proof reads a few rows and at most 64 leaves beside them. */
export const keptLevel = 6;
/** A transaction may commit after others whose ids are higher, but not by more than this; `verifyJournal` finds what would. */
const LATE_MS = 10 * 60_000;

/**
 * 排序入日志 (reliability 5.7): gives committed journal rows their place and appends them to the Merkle tree. One sequencer at a
 * time; outside the command runner on purpose, because a command would leave a new journal row each time it ran. Answers how
 * many were appended. `whole`: looks at rows of all times, not only at those since shortly before the last one.
 */
export async function sequenceLeaves(
  env: Pick<Environment, 'db' | 'now'>,
  options: { whole?: boolean } = {},
): Promise<number> {
  let appended = 0;
  for (;;) {
    const count = await sequenceBatch(env, options.whole ?? false);
    appended += count;
    if (count < BATCH) return appended;
  }
}

async function sequenceBatch(env: Pick<Environment, 'db' | 'now'>, whole: boolean): Promise<number> {
  const at = await env.now();
  return asSequencer(env.db, async (db) => {
    const last = await findLastEntry(db);
    const waiting = await listUnsequenced(db, whole || last === undefined ? null : before(last), BATCH);
    if (waiting.length === 0) return 0;
    let peaks = await findLastPeaks(db);
    const first = sizeOf(peaks);
    const nodes: Subtree[] = [];
    for (const { leaf } of waiting) {
      const step = append(peaks, leaf);
      peaks = step.peaks;
      nodes.push(...step.completed.filter((node) => node.level >= keptLevel));
    }
    await appendLeaves(
      db,
      waiting.map((entry, i) => ({ position: first + i, entryId: entry.entry_id, leaf: entry.leaf })),
    );
    if (nodes.length > 0) await appendNodes(db, nodes);
    await writeCheckpoint(db, { size: sizeOf(peaks), root: rootOf(peaks), peaks, at });
    return waiting.length;
  });
}

/** The lowest UUIDv7 of a moment shortly before the given one's. */
function before(entryId: string): string {
  const ms = Math.max(0, Number.parseInt(entryId.replaceAll('-', '').slice(0, 12), 16) - LATE_MS);
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
