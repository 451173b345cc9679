import type { Definition, DefinitionKind } from '@yijian/core/contract';
import { insertInto, type Queryable, updateIn, type Write } from '#platform';

const insertReview = insertInto('catalogue.review', {
  review_id: 'uuid',
  definition_id: 'uuid',
  version: 'int4',
  hash: 'text',
  submitted_at: 'timestamptz',
  submitted_by: 'text',
  reason: 'text',
  legal_basis: 'text',
});
const updateReview = updateIn(
  'catalogue.review',
  { review_id: 'uuid' },
  { outcome: 'text', decided_at: 'timestamptz', decided_by: 'text', opinion: 'text' },
);

/** 送审 of one draft: what, by whom, why. */
export type ReviewRequest = {
  reviewId: string;
  definitionId: string;
  version: number;
  hash: string;
  at: string;
  by: string;
  reason: string;
  legalBasis: string | null;
};

export const writeReviewRequest = (one: ReviewRequest): Write =>
  insertReview({
    review_id: one.reviewId,
    definition_id: one.definitionId,
    version: one.version,
    hash: one.hash,
    submitted_at: one.at,
    submitted_by: one.by,
    reason: one.reason,
    legal_basis: one.legalBasis,
  });

/** `changed`: the draft was edited or discarded before anybody looked. */
export const writeReviewOutcome = (
  reviewId: string,
  end: { outcome: 'published' | 'returned' | 'changed'; at: string; by: string; opinion: string | null },
): Write =>
  updateReview({
    review_id: reviewId,
    outcome: end.outcome,
    decided_at: end.at,
    decided_by: end.by,
    opinion: end.opinion,
  });

/** 送审记录 as read: names of accounts are put in by the caller. */
export type ReviewRow = {
  kind: DefinitionKind;
  code: string;
  name: string;
  version: number;
  hash: string;
  submittedAt: string;
  submittedBy: string;
  reason: string;
  legalBasis: string | null;
  outcome: 'published' | 'returned' | 'changed' | null;
  decidedAt: string | null;
  decidedBy: string | null;
  opinion: string | null;
  /** the draft as it stands, null when it was discarded */
  body: Definition | null;
  savedBy: string | null;
};

/** Reviews, newest first: of one definition, or (`ref` undefined) everything that waits. */
export async function listReviewRows(
  db: Queryable,
  ref: { kind: DefinitionKind; code: string } | undefined,
): Promise<ReviewRow[]> {
  const { rows } = await db.query(
    `select d.kind, d.code, coalesce(v.body ->> 'name', d.code) as name, r.version, r.hash, r.submitted_at as "submittedAt", r.submitted_by as "submittedBy",
       r.reason, r.legal_basis as "legalBasis", r.outcome, r.decided_at as "decidedAt", r.decided_by as "decidedBy", r.opinion,
       v.body, v.saved_by as "savedBy"
     from catalogue.review r join catalogue.definition d using (definition_id)
     left join catalogue.definition_version v on v.definition_id = r.definition_id and v.version = r.version
     where case when $1::text is null then r.outcome is null else d.kind = $1 and d.code = $2 end
     order by r.submitted_at desc limit 200`,
    [ref?.kind ?? null, ref?.code ?? null],
  );
  return rows as ReviewRow[];
}

/** Definitions whose scheduled version's instant has come, oldest first. */
export async function listScheduledDue(db: Queryable, now: string): Promise<{ kind: DefinitionKind; code: string }[]> {
  const { rows } = await db.query(
    `select d.kind, d.code from catalogue.definition d join catalogue.definition_version v using (definition_id)
     where v.status = 'scheduled' and v.effective_from <= $1 order by v.effective_from limit 200`,
    [now],
  );
  return rows as { kind: DefinitionKind; code: string }[];
}
