import type { Queryable } from '#platform';
import { type Scope, scopePatterns } from './reader.ts';

/** 被拒绝的尝试 as it was recorded, with the words of its case. `demanded`: codes of what was asked for; `?` for what is no code. */
export type AttemptRow = {
  attemptId: string;
  day: string;
  at: string;
  code: string;
  actor: string;
  region: string | null;
  caseId: string | null;
  member: string | null;
  item: string | null;
  itemName: string | null;
  authority: string | null;
  demanded: string[];
  receiptNo: string | null;
  bundleName: string | null;
};

/** What was tried on a test case is counted nowhere (THG-16). */
const notTrial = (attempt: string): string =>
  `not exists (select from cases.v_trial t where t.case_id::text = ${attempt}.data ->> 'caseId')`;

/** Attempts since a day, newest first; those without a region (somebody at home) are everybody's. */
export async function listAttemptRows(
  db: Queryable,
  { regions, since }: Scope & { since: string },
): Promise<AttemptRow[]> {
  const { rows } = await db.query(
    `select a.attempt_id as "attemptId", a.day, a.at, a.code, a.actor, a.region, a.data ->> 'caseId' as "caseId", a.data ->> 'member' as member,
            a.data ->> 'item' as item, s.item_name as "itemName", a.data ->> 'authority' as authority, coalesce(a.data -> 'demanded', '[]') as demanded,
            s.receipt_no as "receiptNo", s.bundle_name as "bundleName"
     from journal.v_attempt a
     left join cases.v_strand s on s.case_id = (a.data ->> 'caseId')::uuid and s.member = a.data ->> 'member'
     where a.at >= ($2::date::timestamp at time zone 'Asia/Shanghai') and ${notTrial('a')} and (a.region is null or a.region like any($1::text[]))
     order by a.at desc limit 500`,
    [scopePatterns(regions), since],
  );
  return rows;
}

/** How many attempts of each code since a day. */
export async function countAttempts(
  db: Queryable,
  { regions, since }: Scope & { since: string },
): Promise<Map<string, number>> {
  const { rows } = await db.query(
    `select code, count(*)::int as count from journal.v_attempt a
     where ${notTrial('a')} and at >= ($2::date::timestamp at time zone 'Asia/Shanghai') and (region is null or region like any($1::text[])) group by code`,
    [scopePatterns(regions), since],
  );
  return new Map(rows.map((row) => [row.code, row.count]));
}

/** 清单外办件: strands received since a day whose item was in no published version in force when they were received. */
export async function countUnlisted(db: Queryable, { regions, since }: Scope & { since: string }): Promise<number> {
  const { rows } = await db.query(
    `select count(*)::int as count from cases.v_strand s
     where s.received_at >= ($2::date::timestamp at time zone 'Asia/Shanghai') and s.region like any($1::text[])
       and not exists (select from catalogue.v_term t where t.kind = 'item' and t.code = s.item
                       and t.effective_from <= s.received_at and (t.effective_to is null or t.effective_to >= s.received_at))`,
    [scopePatterns(regions), since],
  );
  return rows[0].count;
}
