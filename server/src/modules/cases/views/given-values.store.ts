import type { CasePlan } from '@yijian/core/contract';
import type { Queryable } from '#platform';

/** Values of one party in one case as the newest version has them, still encrypted, with the plan that says what the applicant gave. */
export type FiledValues = {
  caseId: string;
  bundle: string;
  bundleName: string;
  receivedOn: string;
  subjectId: string;
  role: string;
  cipher: Buffer;
  fields: CasePlan['fields'];
};

/**
 * 本人以前提交的内容: of the principal in the principal's own cases, and of the person in cases that this very account filed.
 * Rows of every other party stay where they are. Newest case first, at most the last 30.
 */
export async function listFiledValues(
  db: Queryable,
  by: { principalId: string; personId: string; accountId: string },
): Promise<FiledValues[]> {
  const { rows } = await db.query(
    `select distinct on (c.received_at, c.case_id, p.subject_id, p.role) c.case_id, c.bundle, c.bundle_name, c.received_day, p.subject_id, p.role, p.cipher, l.plan -> 'fields' as fields
     from (select * from cases.case where not trial and (principal_id = $1 or (account_id = $3 and channel = 'portal')) order by received_at desc limit 30) c
     join cases.personal p on p.case_id = c.case_id
     join cases.plan l on l.case_id = c.case_id and l.hash = c.state ->> 'planHash'
     where (p.subject_id = $1 and c.principal_id = $1) or (p.subject_id = $2 and c.account_id = $3 and c.channel = 'portal')
     order by c.received_at desc, c.case_id, p.subject_id, p.role, p.version desc`,
    [by.principalId, by.personId, by.accountId],
  );
  return rows.map((row) => ({
    caseId: row.case_id,
    bundle: row.bundle,
    bundleName: row.bundle_name,
    receivedOn: row.received_day,
    subjectId: row.subject_id,
    role: row.role,
    cipher: row.cipher,
    fields: row.fields,
  }));
}
