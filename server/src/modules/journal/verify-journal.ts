import { canonicalJson } from '@yijian/core/contract';
import type { Queryable } from '#platform';
import {
  findCheckpoint,
  type JournalEntry,
  listCheckpoints,
  listNodes,
  listUnsequenced,
  type LoggedEntry,
  pageLog,
} from './journal.store.ts';
import { append, leafHash, type Peaks, rootOf, sizeOf, type Subtree } from './merkle.ts';
import { keptLevel } from './sequence-leaves.ts';

/** 核对发现 of the log: what is wrong, and where. */
export type JournalFinding = {
  problem: 'changedEntry' | 'missingEntry' | 'changedLeaf' | 'gap' | 'rootDiffers' | 'nodeDiffers' | 'truncated';
  place: string;
};
/** 核对结果: leaves in the log, its root (to be noted elsewhere), rows that wait for their place. */
export type JournalReport = { size: number; root: string; waiting: number; findings: JournalFinding[] };

const PAGE = 2000;

/**
 * 核对留痕 (I20): every journal row hashes to its leaf, every leaf has its row, the places have no gap, and the roots written
 * at every checkpoint come out again. What somebody cut off at the end together with its checkpoint shows only against a
 * root noted elsewhere: that is why the report tells size and root.
 */
export async function verifyJournal(db: Queryable): Promise<JournalReport> {
  const findings: JournalFinding[] = [];
  let peaks: Peaks = [];
  for (;;) {
    const page = await pageLog(db, sizeOf(peaks), PAGE);
    const step = await verifyPage(db, page, peaks);
    findings.push(...step.findings);
    peaks = step.peaks;
    if (page.length < PAGE || step.findings.some((one) => one.problem === 'gap')) break;
  }
  const last = await findCheckpoint(db);
  if ((last?.size ?? 0) !== sizeOf(peaks))
    findings.push({ problem: 'truncated', place: `叶子 ${sizeOf(peaks)}，检查点 ${last?.size ?? 0}` });
  const waiting = await verifyWaiting(db, findings);
  return { size: sizeOf(peaks), root: rootOf(peaks), waiting, findings };
}

async function verifyPage(
  db: Queryable,
  page: readonly LoggedEntry[],
  before: Peaks,
): Promise<{ peaks: Peaks; findings: JournalFinding[] }> {
  const findings = page.flatMap(judgeEntry);
  const roots = new Map<number, string>();
  const nodes: Subtree[] = [];
  let peaks = before;
  for (const logged of page) {
    if (logged.position !== sizeOf(peaks)) {
      findings.push({ problem: 'gap', place: `位置 ${sizeOf(peaks)}` });
      break;
    }
    const step = append(peaks, logged.leaf);
    peaks = step.peaks;
    nodes.push(...step.completed.filter((node) => node.level >= keptLevel));
    roots.set(sizeOf(peaks), rootOf(peaks));
  }
  const checkpoints = await listCheckpoints(db, sizeOf(before), sizeOf(peaks));
  findings.push(
    ...checkpoints
      .filter((one) => roots.get(one.size) !== one.root)
      .map((one) => ({ problem: 'rootDiffers' as const, place: `检查点 ${one.size}` })),
  );
  const stored = new Map((await listNodes(db, nodes)).map((node) => [`${node.level}/${node.index}`, node.hash]));
  findings.push(
    ...nodes
      .filter((node) => stored.get(`${node.level}/${node.index}`) !== node.hash)
      .map((node) => ({ problem: 'nodeDiffers' as const, place: `子树 ${node.level}/${node.index}` })),
  );
  return { peaks, findings };
}

const hashOf = ({ entry_id, at, command, actor, owner, effects_hash }: JournalEntry): string =>
  leafHash(Buffer.from(canonicalJson({ entry_id, at, command, actor, owner, effects_hash })));

function judgeEntry({ position, entryId, leaf, entry }: LoggedEntry): JournalFinding[] {
  const place = `位置 ${position}，留痕 ${entryId}`;
  if (!entry) return [{ problem: 'missingEntry', place }];
  if (hashOf(entry) !== entry.leaf) return [{ problem: 'changedEntry', place }];
  return entry.leaf === leaf ? [] : [{ problem: 'changedLeaf', place }];
}

/** Rows that have no place yet must hash to their leaf as well. */
async function verifyWaiting(db: Queryable, findings: JournalFinding[]): Promise<number> {
  const waiting = await listUnsequenced(db, null, 100_000);
  findings.push(
    ...waiting
      .filter((entry) => hashOf(entry) !== entry.leaf)
      .map((entry) => ({ problem: 'changedEntry' as const, place: `留痕 ${entry.entry_id}(未入日志)` })),
  );
  return waiting.length;
}
