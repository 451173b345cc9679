import type { Queryable } from './queryable.ts';

/**
 * 编号序列: takes `count` numbers of each named series inside the caller's transaction and answers the first of each.
 * Series are locked in name order; a rolled-back command gives its numbers back, so there is no gap (decisions.md 12). A refusal
 * that is kept under a key commits, so whatever can be judged is judged before numbers are taken.
 */
export async function takeNumbers(db: Queryable, wanted: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const names = [...wanted.keys()].sort();
  if (names.length === 0) return new Map();
  const taken = await db.query(
    `insert into platform.series as s (name, last) select n, c from unnest($1::text[], $2::bigint[]) as w(n, c) order by n
     on conflict (name) do update set last = s.last + excluded.last returning name, last`,
    [names, names.map((name) => wanted.get(name)!)],
  );
  return new Map(taken.rows.map((row) => [row.name as string, Number(row.last) - wanted.get(row.name)! + 1]));
}
