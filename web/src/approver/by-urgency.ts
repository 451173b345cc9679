import type { ApproverRow } from '../api/approver.ts';

const RANK = { red: 0, yellow: 1, green: 2, grey: 3 } as const;
const LATE = '9999';

/** 按紧急程度: what the lead department urged, then red before yellow before green; within a colour the earlier day, then the older case. */
export function byUrgency(rows: readonly ApproverRow[]): ApproverRow[] {
  return [...rows].sort(
    (a, b) =>
      Number(b.urged) - Number(a.urged) ||
      RANK[a.light] - RANK[b.light] ||
      dayOf(a).localeCompare(dayOf(b)) ||
      a.receivedAt.localeCompare(b.receivedAt) ||
      a.member.localeCompare(b.member),
  );
}

/** 已办 the other way round: what was finished last stands first. */
export function byFinish(rows: readonly ApproverRow[]): ApproverRow[] {
  return [...rows].sort((a, b) => (b.finishedAt ?? '').localeCompare(a.finishedAt ?? ''));
}

const dayOf = (row: ApproverRow): string => row.due ?? row.receiptDue ?? LATE;
