import { insertInto, type Queryable, type Write } from '#platform';

/** 评价邀请: the case it belongs to, whose it is, and the authorities that took part; the first one leads. */
export type Invitation = {
  caseId: string;
  receiptNo: string;
  bundle: string;
  bundleName: string;
  channel: string;
  region: string;
  principal: { kind: 'person' | 'organisation'; id: string };
  lead: string;
  authorities: readonly { authority: string; name: string }[];
  concludedOn: string;
  expiresOn: string;
};
export type InvitationRecord = Invitation & { rated: boolean };
/** A rating as given; `cipher` is its text under the rater's key. */
export type NewRating = {
  ratingId: string;
  caseId: string;
  grade: number;
  details: readonly string[];
  contents: string;
  cipher: string | null;
  named: boolean;
  at: string;
};

const insertInvitation = insertInto('ratings.invitation', {
  case_id: 'uuid',
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
  case_id: 'uuid',
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
    case_id: one.caseId,
    token_hash: tokenHash,
    receipt_no: one.receiptNo,
    bundle: one.bundle,
    bundle_name: one.bundleName,
    channel: one.channel,
    region: one.region,
    principal_kind: one.principal.kind,
    principal_id: one.principal.id,
    lead: one.lead,
    authorities: one.authorities,
    concluded_on: one.concludedOn,
    expires_on: one.expiresOn,
    created_at: at,
  });

export const writeRating = (one: NewRating): Write =>
  insertRating({
    rating_id: one.ratingId,
    case_id: one.caseId,
    grade: one.grade,
    details: one.details,
    contents: one.contents,
    cipher: one.cipher,
    named: one.named,
    at: one.at,
  });

export const writeExclusion = (ratingId: string, workorderId: string, at: string): Write =>
  insertExclusion({ rating_id: ratingId, workorder_id: workorderId, at });

const columns = `i.case_id, i.token_hash, i.receipt_no, i.bundle, i.bundle_name, i.channel, i.region, i.principal_kind, i.principal_id, i.lead, i.authorities,
  i.concluded_on, i.expires_on, exists (select from ratings.rating r where r.case_id = i.case_id) as rated`;
const asInvitation = (row: Record<string, unknown>): InvitationRecord => ({
  caseId: row.case_id as string,
  receiptNo: row.receipt_no as string,
  bundle: row.bundle as string,
  bundleName: row.bundle_name as string,
  channel: row.channel as string,
  region: row.region as string,
  principal: { kind: row.principal_kind as 'person', id: row.principal_id as string },
  lead: row.lead as string,
  authorities: row.authorities as Invitation['authorities'],
  concludedOn: row.concluded_on as string,
  expiresOn: row.expires_on as string,
  rated: row.rated as boolean,
});

/** Locks the invitations of these tokens, so that of two ratings at once only one counts; then reads in a fresh snapshot. */
export async function takeInvitations(
  db: Queryable,
  tokenHashes: readonly string[],
): Promise<Map<string, InvitationRecord>> {
  await db.query(
    'select case_id from ratings.invitation where token_hash = any($1::text[]) order by case_id for update',
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

export async function findInvitationOf(db: Queryable, caseId: string): Promise<InvitationRecord | undefined> {
  const { rows } = await db.query(`select ${columns} from ratings.invitation i where i.case_id = $1`, [caseId]);
  return rows[0] && asInvitation(rows[0]);
}

/** The invitation under which a rating was given. */
export async function findInvitationOfRating(db: Queryable, ratingId: string): Promise<InvitationRecord | undefined> {
  const { rows } = await db.query(
    `select ${columns} from ratings.rating g join ratings.invitation i on i.case_id = g.case_id where g.rating_id = $1`,
    [ratingId],
  );
  return rows[0] && asInvitation(rows[0]);
}
