import type { Queryable } from '#platform';

export type OpeningRow = {
  caseId: string;
  receiptNo: string;
  bundleName: string;
  member: string;
  itemName: string | null;
  authority: string;
  post: string;
  accountId: string;
  hour: string;
};

/** 记录查看: housekeeping outside the command runner, because looking at a page is no command; one row an hour. */
export async function recordOpening(
  db: Queryable,
  opening: { caseId: string; member: string; accountId: string; authority: string; post: string; at: string },
): Promise<void> {
  await db.query(
    `insert into cases.opening (case_id, member, account_id, authority, post, hour) values ($1, $2, $3, $4, $5, date_trunc('hour', $6::timestamptz))
     on conflict do nothing`,
    [opening.caseId, opening.member, opening.accountId, opening.authority, opening.post, opening.at],
  );
}

/** Openings of the cases of these subjects, as applicant or as a party, newest first, at most 200. */
export async function listOpenings(db: Queryable, subjectIds: readonly string[]): Promise<OpeningRow[]> {
  const { rows } = await db.query<OpeningRow>(
    `select o.case_id as "caseId", c.receipt_no as "receiptNo", c.bundle_name as "bundleName", o.member, s.item_name as "itemName",
            o.authority, o.post, o.account_id as "accountId", o.hour
     from cases.opening o join cases.case c using (case_id) left join cases.strand s on s.case_id = o.case_id and s.member = o.member
     where c.principal_id = any($1::uuid[]) or exists (select from cases.party p where p.case_id = o.case_id and p.subject_id = any($1::uuid[]))
     order by o.hour desc, o.case_id, o.member limit 200`,
    [subjectIds],
  );
  return rows;
}
