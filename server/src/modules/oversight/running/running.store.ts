import type { Queryable } from '#platform';
import { type Scope, scopePatterns } from '../reader.ts';
import type { RatedMonth, RunningFact } from './running.ts';

type Asked = Scope & { bundle: string; since: string };

/** Cases of a bundle that were received or ended since a day, those alike counted together. */
export async function countRunningCases(db: Queryable, { regions, bundle, since }: Asked): Promise<RunningFact[]> {
  const { rows } = await db.query(
    `select status, received_on as "receivedOn", accepted_on as "acceptedOn", concluded_on as "concludedOn", items, asked, brought, count(*)::int as count
     from cases.v_case_content
     where bundle = $2 and region like any($1::text[]) and (received_on >= $3::date or concluded_on >= $3::date)
     group by status, received_on, accepted_on, concluded_on, items, asked, brought`,
    [scopePatterns(regions), bundle, since],
  );
  return rows;
}

export async function countRatedMonths(db: Queryable, { regions, bundle, since }: Asked): Promise<RatedMonth[]> {
  const { rows } = await db.query(
    `select to_char(rated_on, 'YYYY-MM') as month, count(*)::int as rated, (count(*) filter (where grade >= 3))::int as satisfied
     from ratings.v_rating where not excluded and bundle = $2 and region like any($1::text[]) and rated_on >= $3::date group by 1`,
    [scopePatterns(regions), bundle, since],
  );
  return rows;
}
