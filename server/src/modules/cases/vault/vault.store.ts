import { type Queryable, upsertInto, type Write } from '#platform';
import type { VaultNote } from './paper.ts';

const upsertNote = upsertInto(
  'cases.vault_note',
  { subject_id: 'uuid', sha256: 'text' },
  { valid_until: 'date', removed_at: 'timestamptz', noted_by: 'text', at: 'timestamptz' },
);

/** 写材料库备注: what the owner says about one content, whole. */
export const writeNote = (note: VaultNote & { subjectId: string; notedBy: string; at: string }): Write =>
  upsertNote({
    subject_id: note.subjectId,
    sha256: note.sha256,
    valid_until: note.validUntil,
    removed_at: note.removedAt,
    noted_by: note.notedBy,
    at: note.at,
  });

export async function listNotes(db: Queryable, subjectId: string): Promise<VaultNote[]> {
  const { rows } = await db.query<VaultNote>(
    `select sha256, valid_until as "validUntil", removed_at as "removedAt" from cases.vault_note where subject_id = $1`,
    [subjectId],
  );
  return rows;
}

export type CaseOpening = { caseId: string; member: string; authority: string };

/** Who the parties of these cases are, and which authorities opened which part of them. */
export async function listAround(
  db: Queryable,
  caseIds: readonly string[],
): Promise<{ parties: { caseId: string; role: string; subjectId: string }[]; openings: CaseOpening[] }> {
  const parties = await db.query(
    `select case_id as "caseId", role, subject_id as "subjectId" from cases.party where case_id = any($1::uuid[])`,
    [caseIds],
  );
  const openings = await db.query(
    `select distinct case_id as "caseId", member, authority from cases.opening where case_id = any($1::uuid[]) order by authority`,
    [caseIds],
  );
  return { parties: parties.rows, openings: openings.rows };
}
