import type { Queryable } from '#platform';
import { type Scope, scopePatterns } from './reader.ts';

/** Orders by the matter they answer (`v_workorder.subject`), newest state. */
export type SubjectOrder = {
  subject: string;
  workorderId: string;
  number: string;
  type: string;
  status: string;
  due: string | null;
};
export async function ordersAbout(db: Queryable, subjects: readonly string[]): Promise<Map<string, SubjectOrder>> {
  const { rows } = await db.query<SubjectOrder>(
    `select subject, workorder_id as "workorderId", number, type, status, due from workorders.v_workorder where subject = any($1::text[])`,
    [subjects],
  );
  return new Map(rows.map((row) => [row.subject, row]));
}

export type RectificationRow = {
  workorderId: string;
  number: string;
  authority: string;
  region: string;
  status: string;
  due: string | null;
  openedOn: string;
  bundleName: string | null;
  gradeName: string | null;
};
/** Rectifications of bad ratings opened since a day, or still open; not those whose appeal was upheld. */
export async function listRectifications(
  db: Queryable,
  { regions, since }: Scope & { since: string },
): Promise<RectificationRow[]> {
  const { rows } = await db.query(
    `select workorder_id as "workorderId", number, authority, region, status, due, opened_on as "openedOn", bundle_name as "bundleName", grade_name as "gradeName"
     from workorders.v_workorder
     where type = 'rectification' and outcome is distinct from 'notCounted' and (closed_at is null or opened_on >= $2) and region like any($1::text[])
     order by opened_on desc limit 500`,
    [scopePatterns(regions), since],
  );
  return rows;
}

/** Authorities that supervise, each with the widest region of such a post: who reports, and to whom a reminder goes. */
export async function listSupervisingAuthorities(
  db: Queryable,
  today: string,
): Promise<{ authority: string; region: string }[]> {
  const { rows } = await db.query(
    `select authority, min(region) as region from identity.v_post
     where role = 'supervisor' and (ends_on is null or ends_on >= $1) group by authority order by authority`,
    [today],
  );
  return rows;
}
