import type { Queryable } from '#platform';
import { type CaseRecord, readCases } from '../cases.store.ts';

export type ReleaseInUse = { bundle: string; release: string };

/** 一件事的发布版 under which cases run, or ended since a day; bundles of one have nobody to lead. */
export async function listReleasesInUse(db: Queryable, { since }: { since: string }): Promise<ReleaseInUse[]> {
  const { rows } = await db.query(
    `select distinct bundle, release from cases.case
     where bundle not like 'single-%' and (concluded_at is null or concluded_at >= $1::date)`,
    [since],
  );
  return rows;
}

/** 它们的办件: the open ones, what is due first before the others, and those that ended since a day, newest first. */
export async function listCasesUnder(
  db: Queryable,
  by: { releases: readonly ReleaseInUse[]; since: string },
): Promise<CaseRecord[]> {
  const { rows } = await db.query(
    `select c.case_id from cases.case c
     join unnest($1::text[], $2::text[]) as led (bundle, release) using (bundle, release)
     where c.concluded_at is null or c.concluded_at >= $3::date
     order by c.concluded_at desc nulls first, c.bundle_due nulls last, c.received_at desc limit 1000`,
    [by.releases.map(({ bundle }) => bundle), by.releases.map(({ release }) => release), by.since],
  );
  return readCases(
    db,
    rows.map((row) => row.case_id as string),
  );
}
