import type { Queryable } from '#platform';
import { type Scope, scopePatterns } from '../reader.ts';

/** 一条备案 as the case engine keeps it. */
export type FilingRow = {
  caseId: string;
  member: string;
  receiptNo: string;
  number: string;
  item: string;
  itemName: string;
  authority: string;
  filedOn: string;
};

/** Filings since a day, newest first. */
export async function listFilingRows(
  db: Queryable,
  { regions, since }: Scope & { since: string },
): Promise<FilingRow[]> {
  const { rows } = await db.query(
    `select case_id as "caseId", member, receipt_no as "receiptNo", number, item, item_name as "itemName",
            authority, filed_on as "filedOn"
     from cases.v_filing
     where filed_at >= ($2::date::timestamp at time zone 'Asia/Shanghai') and region like any($1::text[])
     order by filed_at desc, case_id, member limit 500`,
    [scopePatterns(regions), since],
  );
  return rows;
}
