import type { ApproverStrand } from '../api/approver.ts';
import { words } from './strings.ts';

type Seen = Pick<ApproverStrand, 'strand' | 'predecessors'>;

/** 新消息: what changed between two looks at the same strand, in words; the officer need not compare. */
export function newsBetween(before: Seen, after: Seen): string[] {
  const known = new Map(before.predecessors.map((one) => [one.member, one.status]));
  const concluded = after.predecessors
    .filter((one) => known.has(one.member) && known.get(one.member) !== one.status && one.finishedAt)
    .map((one) => words.newsDecided(one.itemName, one.statusName));
  if (before.strand.status === after.strand.status) return concluded;
  return [...concluded, turn(before.strand.status, after.strand)];
}

function turn(before: string, { status, statusName }: Seen['strand']): string {
  if (!['reviewing', 'deciding'].includes(status)) return words.newsStatus(statusName);
  return { waiting: words.newsStarted, received: words.newsAccepted }[before] ?? words.newsStatus(statusName);
}
