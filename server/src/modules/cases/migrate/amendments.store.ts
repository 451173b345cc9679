import { insertInto, type Queryable, type Write } from '#platform';
import type { CaseState } from '../case-state.ts';
import type { AmendmentChange } from './plan-amendment.ts';

const insertAmendment = insertInto('cases.plan_amendment', {
  case_id: 'uuid',
  seq: 'int4',
  before_hash: 'text',
  hash: 'text',
  release: 'text',
  release_version: 'int4',
  reason: 'text',
  legal_basis: 'text',
  changes: 'jsonb',
  by: 'text',
  at: 'timestamptz',
});

/** 方案变更的记录; `seq` is the number of its event. */
export type AmendmentRow = {
  caseId: string;
  seq: number;
  beforeHash: string;
  hash: string;
  release: string;
  releaseVersion: number;
  reason: string;
  legalBasis: string;
  changes: readonly AmendmentChange[];
  by: string;
  at: string;
};

export const writeAmendment = (row: AmendmentRow): Write =>
  insertAmendment({
    case_id: row.caseId,
    seq: row.seq,
    before_hash: row.beforeHash,
    hash: row.hash,
    release: row.release,
    release_version: row.releaseVersion,
    reason: row.reason,
    legal_basis: row.legalBasis,
    changes: row.changes,
    by: row.by,
    at: row.at,
  });

/** 在办件 of a bundle in a region that were received or amended under another release, the oldest first. */
export async function listOpenCases(
  db: Queryable,
  by: { bundle: string; release: string; region: string; most: number },
): Promise<CaseState[]> {
  const { rows } = await db.query(
    `select state from cases.case where bundle = $1 and region like $3 || '%' and status in ('received', 'supplementing', 'accepted')
       and coalesce(state ->> 'amendedTo', release) <> $2 order by received_at, case_id limit $4`,
    [by.bundle, by.release, by.region, by.most],
  );
  return rows.map((row) => row.state as CaseState);
}

export type MovedCase = {
  caseId: string;
  receiptNo: string;
  at: string;
  reason: string;
  legalBasis: string;
  changes: AmendmentChange[];
};

/** 已迁移的 to a release in a region, newest first, at most 200. */
export async function listMoved(db: Queryable, by: { release: string; region: string }): Promise<MovedCase[]> {
  const { rows } = await db.query(
    `select a.case_id, c.receipt_no, a.at, a.reason, a.legal_basis, a.changes from cases.plan_amendment a
     join cases.case c on c.case_id = a.case_id where a.release = $1 and c.region like $2 || '%' order by a.at desc limit 200`,
    [by.release, by.region],
  );
  return rows.map((row) => ({
    caseId: row.case_id,
    receiptNo: row.receipt_no,
    at: row.at,
    reason: row.reason,
    legalBasis: row.legal_basis,
    changes: row.changes,
  }));
}
