import type { Queryable } from '#platform';
import { type Scope, scopePatterns } from '../reader.ts';

/** 登记的变更 with its order. `dueOn`: last day to make it public; `publishedOn`: when it was; null while it is not. */
export type ChangeRow = {
  workorderId: string;
  number: string;
  subjectId: string;
  item: string;
  itemName: string;
  what: string;
  basis: string;
  effectiveOn: string;
  dueOn: string;
  publishedOn: string | null;
  authority: string;
  region: string;
  registeredOn: string;
};

/** Changes that are not public yet, or were registered since a day; the latest due day first. */
export async function listChangeRows(
  db: Queryable,
  { regions, since }: Scope & { since: string },
): Promise<ChangeRow[]> {
  const { rows } = await db.query(
    `select workorder_id as "workorderId", number, split_part(subject, ' ', 2) as "subjectId", change ->> 'item' as item, change ->> 'itemName' as "itemName",
            change ->> 'what' as what, change ->> 'basis' as basis, change ->> 'effectiveOn' as "effectiveOn", change ->> 'dueOn' as "dueOn",
            closed_on as "publishedOn", authority, region, opened_on as "registeredOn"
     from workorders.v_workorder
     where type = 'changePublication' and (closed_on is null or opened_on >= $2) and region like any($1::text[])
     order by change ->> 'dueOn' desc, workorder_id limit 500`,
    [scopePatterns(regions), since],
  );
  return rows;
}
