import { insertInto, type Queryable, updateIn, type Write } from '#platform';

/** 变动方式: from above to below, taken over from above by the lower level itself, back up, to another office of the same level, or to nobody. */
export const transferKinds = ['delegated', 'accepted', 'returned', 'reassigned', 'abolished'] as const;
export type TransferKind = (typeof transferKinds)[number];

/**
 * 承接记录 of one item. `to`: null where the power is abolished. `version`: the item's version by the new authority, or the one that ends;
 * null until a second person confirmed it.
 */
export type Transfer = {
  transferId: string;
  item: string;
  kind: TransferKind;
  from: string;
  to: string | null;
  basis: string;
  assessment: string;
  effectiveOn: string;
  registeredAt: string;
  registeredBy: string;
  confirmedAt: string | null;
  confirmedBy: string | null;
  version: number | null;
};

const insertTransfer = insertInto('catalogue.transfer', {
  transfer_id: 'uuid',
  item: 'text',
  kind: 'text',
  from_authority: 'text',
  to_authority: 'text',
  basis: 'text',
  assessment: 'text',
  effective_on: 'date',
  registered_at: 'timestamptz',
  registered_by: 'text',
});
const updateTransfer = updateIn(
  'catalogue.transfer',
  { transfer_id: 'uuid' },
  { confirmed_at: 'timestamptz', confirmed_by: 'text', version: 'int4' },
);

export const writeTransfer = (transfer: Omit<Transfer, 'confirmedAt' | 'confirmedBy' | 'version'>): Write =>
  insertTransfer({
    transfer_id: transfer.transferId,
    item: transfer.item,
    kind: transfer.kind,
    from_authority: transfer.from,
    to_authority: transfer.to,
    basis: transfer.basis,
    assessment: transfer.assessment,
    effective_on: transfer.effectiveOn,
    registered_at: transfer.registeredAt,
    registered_by: transfer.registeredBy,
  });

export const writeTransferConfirmed = (
  transferId: string,
  confirmed: { at: string; by: string; version: number },
): Write =>
  updateTransfer({
    transfer_id: transferId,
    confirmed_at: confirmed.at,
    confirmed_by: confirmed.by,
    version: confirmed.version,
  });

/** The ledger, newest first; of one item, or of all. */
export async function readTransfers(db: Queryable, item: string | null): Promise<Transfer[]> {
  const { rows } = await db.query(
    `select transfer_id, item, kind, from_authority, to_authority, basis, assessment, effective_on, registered_at, registered_by, confirmed_at, confirmed_by, version
     from catalogue.transfer where $1::text is null or item = $1 order by registered_at desc, transfer_id limit 500`,
    [item],
  );
  return rows.map((row) => ({
    transferId: row.transfer_id,
    item: row.item,
    kind: row.kind,
    from: row.from_authority,
    to: row.to_authority,
    basis: row.basis,
    assessment: row.assessment,
    effectiveOn: row.effective_on,
    registeredAt: row.registered_at,
    registeredBy: row.registered_by,
    confirmedAt: row.confirmed_at,
    confirmedBy: row.confirmed_by,
    version: row.version,
  }));
}
