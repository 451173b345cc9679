import type { Queryable } from '#platform';

/** Receipt clocks that ran out before `today`, by id, after the given one: due work of the poll. */
export async function listReceiptOverdue(db: Queryable, today: string, after: string | null): Promise<string[]> {
  const { rows } = await db.query(
    `select case_id from cases.case where status = 'received' and receipt_due < $1 and ($2::uuid is null or case_id > $2) order by case_id limit 500`,
    [today, after],
  );
  return rows.map((row) => row.case_id);
}

/** Cases with running strands that may have news for a warning: over (in hours: to the minute) and not warned red, or near and not warned at all. */
export async function listNearDue(
  db: Queryable,
  by: { now: string; today: string; until: string; after: string | null },
): Promise<string[]> {
  const { rows } = await db.query(
    `select distinct s.case_id from cases.strand s join cases.case c on c.case_id = s.case_id
     where not c.trial and s.status in ('reviewing', 'deciding') and s.planned_due <= $2 and ($3::uuid is null or s.case_id > $3)
       and case when s.planned_due < $1 or (c.state #>> array['strands', s.member, 'dues', 'dueAt'])::timestamptz < $4 then c.state #>> array['strands', s.member, 'warned'] is distinct from 'red'
                else c.state #>> array['strands', s.member, 'warned'] is null end
     order by s.case_id limit 500`,
    [by.today, by.until, by.after, by.now],
  );
  return rows.map((row) => row.case_id);
}

/** Cases in hand (received or being handled), by id, after the given one. */
export async function listRunning(db: Queryable, after: string | null): Promise<string[]> {
  const { rows } = await db.query(
    `select case_id from cases.case where status in ('received', 'accepted') and ($1::uuid is null or case_id > $1) order by case_id limit 500`,
    [after],
  );
  return rows.map((row) => row.case_id);
}
