import type { Queryable } from '#platform';
import type { ItemPair } from './candidates.ts';

/** 在办的子件 of one item by the version of it that they are handled by; finished ones are not counted. */
export type OpenByVersion = { version: number; open: number };

export async function countOpenStrands(db: Queryable, item: string): Promise<OpenByVersion[]> {
  const { rows } = await db.query(
    `select item_version as version, count(*)::int as open from cases.v_strand
     where item = $1 and finished_at is null and case_status not in ('declined', 'withdrawn', 'concluded')
     group by item_version order by item_version desc`,
    [item],
  );
  return rows as OpenByVersion[];
}

/** Cases in hand of one bundle. */
export async function countOpenCases(db: Queryable, bundle: string): Promise<number> {
  const { rows } = await db.query(
    `select count(*)::int as open from cases.v_case where bundle = $1 and status in ('received', 'supplementing', 'accepted')`,
    [bundle],
  );
  return rows[0].open as number;
}

/** 有效证照: of a type, or (null) of any type that strands of an item gave. */
export async function countLicences(db: Queryable, by: { type?: string; item?: string }): Promise<number> {
  const { rows } = await db.query(
    `select count(*)::int as count from licences.v_licence l
     where l.status = 'active' and ($1::text is null or l.type = $1)
       and ($2::text is null or exists (select from cases.v_strand s where s.case_id = l.case_id and s.member = l.member and s.item = $2))`,
    [by.type ?? null, by.item ?? null],
  );
  return rows[0].count as number;
}

/** 办件量 since a day, by item. */
export async function countVolumes(db: Queryable, since: string): Promise<Map<string, number>> {
  const { rows } = await db.query(
    'select item, count(*)::int as count from cases.v_strand where received_on >= $1 group by item',
    [since],
  );
  return new Map(rows.map((row) => [row.item as string, row.count as number]));
}

/** 同办的事项对, as counts (`cases.v_item_pair`). */
export async function listItemPairs(db: Queryable): Promise<ItemPair[]> {
  const { rows } = await db.query(
    'select one, other, together, applicants from cases.v_item_pair order by together desc, one, other limit 500',
  );
  return rows as ItemPair[];
}
