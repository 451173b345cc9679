import type { Queryable } from '#platform';
import { type Scope, scopePatterns } from './reader.ts';

/** 一处收费: a strand with the sum that was recorded of one fee, in 分; `amountFen` null where nothing was recorded. */
export type FeeRow = {
  caseId: string;
  member: string;
  receiptNo: string;
  bundleName: string;
  itemName: string;
  authority: string;
  region: string;
  day: string;
  seq: number | null;
  fee: string;
  amountFen: number | null;
  publishedFen: number;
};
const place = `s.case_id as "caseId", s.member, s.receipt_no as "receiptNo", s.bundle_name as "bundleName", s.item_name as "itemName", s.authority, s.region`;

/** Recorded fees whose sum is not the published amount. */
export async function listWrongFees(db: Queryable, { regions, since }: Scope & { since: string }): Promise<FeeRow[]> {
  const { rows } = await db.query(
    `select ${place}, f.day, f.seq, f.fee, f.amount_fen::float8 as "amountFen", f.published_fen::float8 as "publishedFen"
     from cases.v_fee f join cases.v_strand s on s.case_id = f.case_id and s.member = f.member
     where f.amount_fen <> f.published_fen and f.day >= $2 and s.region like any($1::text[]) order by f.day desc limit 500`,
    [scopePatterns(regions), since],
  );
  return rows;
}

/** Strands granted since a day of items that publish a fee, without a record of it. */
export async function listMissingFees(
  db: Queryable,
  { regions, since }: Scope & { since: string },
  fees: readonly { item: string; fee: string; amountFen: number }[],
): Promise<FeeRow[]> {
  if (fees.length === 0) return [];
  const { rows } = await db.query(
    `select ${place}, s.finished_on as day, null as seq, p.fee, null as "amountFen", p.amount_fen as "publishedFen"
     from unnest($3::text[], $4::text[], $5::float8[]) as p(item, fee, amount_fen)
     join cases.v_strand s on s.item = p.item
     where s.status = 'granted' and s.finished_at >= ($2::date::timestamp at time zone 'Asia/Shanghai') and s.region like any($1::text[])
       and not exists (select from cases.v_fee f where f.case_id = s.case_id and f.member = s.member and f.fee = p.fee)
     order by s.finished_at desc limit 500`,
    [
      scopePatterns(regions),
      since,
      fees.map((one) => one.item),
      fees.map((one) => one.fee),
      fees.map((one) => one.amountFen),
    ],
  );
  return rows;
}
