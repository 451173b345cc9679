import { insertInto, type Queryable, type Write } from '#platform';

/**
 * 评价邀请: what is rated (a concluded case, or one service visit), whose it is, and the authorities that took part; the first one
 * leads. `caseId` null: a visit that was for no case; `principal` null: nobody knows who came.
 */
export type Invitation = {
  subject: { kind: 'case' | 'visit'; id: string };
  caseId: string | null;
  receiptNo: string;
  bundle: string;
  bundleName: string;
  channel: string;
  region: string;
  principal: { kind: 'person' | 'organisation'; id: string } | null;
  /** who served at the window; null for cases and terminals */
  servedBy: { accountId: string; windowName: string } | null;
  lead: string;
  authorities: readonly { authority: string; name: string }[];
  concludedOn: string;
  expiresOn: string;
};
export type InvitationRecord = Invitation & { rated: boolean; openedAt: string };
/** 在哪里评的 (EVA-01): on a page, from the link in a short message, on the window's device, at a terminal. */
export type RatingPlace = 'page' | 'message' | 'device' | 'kiosk';
/** A rating as given; `cipher` is its text under the rater's key. */
export type NewRating = {
  ratingId: string;
  subjectId: string;
  via: RatingPlace;
  grade: number;
  details: readonly string[];
  contents: string;
  cipher: string | null;
  named: boolean;
  at: string;
};

const insertInvitation = insertInto('ratings.invitation', {
  subject_kind: 'text',
  subject_id: 'uuid',
  case_id: 'uuid',
  account_id: 'uuid',
  window_name: 'text',
  token_hash: 'text',
  receipt_no: 'text',
  bundle: 'text',
  bundle_name: 'text',
  channel: 'text',
  region: 'text',
  principal_kind: 'text',
  principal_id: 'uuid',
  lead: 'text',
  authorities: 'jsonb',
  concluded_on: 'date',
  expires_on: 'date',
  created_at: 'timestamptz',
});
const insertRating = insertInto('ratings.rating', {
  rating_id: 'uuid',
  subject_id: 'uuid',
  via: 'text',
  grade: 'int4',
  details: 'text[]',
  contents: 'text',
  cipher: 'bytea',
  named: 'bool',
  at: 'timestamptz',
});
const insertExclusion = insertInto(
  'ratings.exclusion',
  { rating_id: 'uuid', workorder_id: 'uuid', at: 'timestamptz' },
  { ignoreEqual: true },
);

export const writeInvitation = (one: Invitation, tokenHash: string, at: string): Write =>
  insertInvitation({
    subject_kind: one.subject.kind,
    subject_id: one.subject.id,
    case_id: one.caseId,
    account_id: one.servedBy?.accountId ?? null,
    window_name: one.servedBy?.windowName ?? null,
    token_hash: tokenHash,
    receipt_no: one.receiptNo,
    bundle: one.bundle,
    bundle_name: one.bundleName,
    channel: one.channel,
    region: one.region,
    principal_kind: one.principal?.kind ?? null,
    principal_id: one.principal?.id ?? null,
    lead: one.lead,
    authorities: one.authorities,
    concluded_on: one.concludedOn,
    expires_on: one.expiresOn,
    created_at: at,
  });

export const writeRating = (one: NewRating): Write =>
  insertRating({
    rating_id: one.ratingId,
    subject_id: one.subjectId,
    via: one.via,
    grade: one.grade,
    details: one.details,
    contents: one.contents,
    cipher: one.cipher,
    named: one.named,
    at: one.at,
  });

export const writeExclusion = (ratingId: string, workorderId: string, at: string): Write =>
  insertExclusion({ rating_id: ratingId, workorder_id: workorderId, at });

const columns = `i.subject_kind, i.subject_id, i.case_id, i.account_id, i.window_name, i.created_at, i.token_hash, i.receipt_no, i.bundle, i.bundle_name, i.channel, i.region, i.principal_kind, i.principal_id, i.lead, i.authorities,
  i.concluded_on, i.expires_on, exists (select from ratings.rating r where r.subject_id = i.subject_id) as rated`;
const asInvitation = (row: Record<string, unknown>): InvitationRecord => ({
  subject: { kind: row.subject_kind as 'case', id: row.subject_id as string },
  caseId: row.case_id as string | null,
  receiptNo: row.receipt_no as string,
  bundle: row.bundle as string,
  bundleName: row.bundle_name as string,
  channel: row.channel as string,
  region: row.region as string,
  principal: row.principal_id ? { kind: row.principal_kind as 'person', id: row.principal_id as string } : null,
  servedBy: row.account_id ? { accountId: row.account_id as string, windowName: row.window_name as string } : null,
  lead: row.lead as string,
  authorities: row.authorities as Invitation['authorities'],
  concludedOn: row.concluded_on as string,
  expiresOn: row.expires_on as string,
  rated: row.rated as boolean,
  openedAt: row.created_at as string,
});

/** Locks the invitations of these tokens, so that of two ratings at once only one counts; then reads in a fresh snapshot. */
export async function takeInvitations(
  db: Queryable,
  tokenHashes: readonly string[],
): Promise<Map<string, InvitationRecord>> {
  await db.query(
    'select subject_id from ratings.invitation where token_hash = any($1::text[]) order by subject_id for update',
    [tokenHashes],
  );
  const { rows } = await db.query(`select ${columns} from ratings.invitation i where i.token_hash = any($1::text[])`, [
    tokenHashes,
  ]);
  return new Map(rows.map((row) => [row.token_hash as string, asInvitation(row)]));
}

export async function findInvitation(db: Queryable, tokenHash: string): Promise<InvitationRecord | undefined> {
  const { rows } = await db.query(`select ${columns} from ratings.invitation i where i.token_hash = $1`, [tokenHash]);
  return rows[0] && asInvitation(rows[0]);
}

/** The invitation for a case itself, or for the visit at which it was handed in. */
export async function findInvitationOf(
  db: Queryable,
  caseId: string,
  kind: 'case' | 'visit' = 'case',
): Promise<InvitationRecord | undefined> {
  const { rows } = await db.query(
    `select ${columns} from ratings.invitation i where i.case_id = $1 and i.subject_kind = $2`,
    [caseId, kind],
  );
  return rows[0] && asInvitation(rows[0]);
}

/** The newest visit at somebody's window. */
export async function findLastVisit(db: Queryable, accountId: string): Promise<InvitationRecord | undefined> {
  const { rows } = await db.query(
    `select ${columns} from ratings.invitation i where i.account_id = $1 order by i.created_at desc, i.subject_id desc limit 1`,
    [accountId],
  );
  return rows[0] && asInvitation(rows[0]);
}

/** The invitation under which a rating was given. */
export async function findInvitationOfRating(db: Queryable, ratingId: string): Promise<InvitationRecord | undefined> {
  const { rows } = await db.query(
    `select ${columns} from ratings.rating g join ratings.invitation i on i.subject_id = g.subject_id where g.rating_id = $1`,
    [ratingId],
  );
  return rows[0] && asInvitation(rows[0]);
}
