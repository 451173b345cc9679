import { loadCatalogue } from '#catalogue';
import type { Environment } from '#platform';
import { type FeeRow, listMissingFees, listWrongFees } from './fees.store.ts';
import { cardOf, type OversightFinding } from './findings.ts';
import type { Scope } from './reader.ts';

/** 收费的牌 (OVS-01): recorded otherwise than published, or published and not recorded (行政许可法 58、59). */
export async function feeFindings(
  env: Environment,
  range: Scope & { since: string },
  nameOf: (code: string) => string,
): Promise<OversightFinding[]> {
  const { items } = await loadCatalogue(env.db);
  const fees = [...items.values()].flatMap(({ definition }) =>
    definition.fees
      .filter((fee) => fee.amountFen > 0)
      .map((fee) => ({ item: definition.code, fee: fee.id, amountFen: fee.amountFen })),
  );
  const [wrong, missing] = [await listWrongFees(env.db, range), await listMissingFees(env.db, range, fees)];
  return [
    ...wrong.map((row) => feeCard('wrongFee', row, nameOf)),
    ...missing.map((row) => feeCard('missingFee', row, nameOf)),
  ];
}

const feeCard = (kind: 'wrongFee' | 'missingFee', row: FeeRow, nameOf: (code: string) => string): OversightFinding =>
  cardOf(kind, {
    subjectId: row.caseId,
    region: row.region,
    day: row.day,
    caseId: row.caseId,
    receiptNo: row.receiptNo,
    bundleName: row.bundleName,
    member: row.member,
    itemName: row.itemName,
    authority: row.authority,
    authorityName: nameOf(row.authority),
    seq: row.seq,
    detail:
      row.amountFen === null
        ? `公布 ${yuan(row.publishedFen)}，没有记录`
        : `收 ${yuan(row.amountFen)}，公布 ${yuan(row.publishedFen)}`,
  });

/** 分 as 元 with two decimals. */
const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')} 元`;
