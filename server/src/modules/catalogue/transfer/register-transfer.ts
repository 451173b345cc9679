import type { ServiceItem } from '@yijian/core/contract';
import Type from 'typebox';
import { actorRef, command, loadEach, type Queryable } from '#platform';
import { catalogueOwner, takeCatalogue, type TakenCatalogue } from '../change-definition.ts';
import { Code, startOfDay } from '../publish-definition.ts';
import { refusals } from '../refusals.ts';
import { readTransfers, type Transfer, type TransferKind, transferKinds, writeTransfer } from './transfers.store.ts';

const Text = Type.String({ minLength: 2, maxLength: 500 });
type Taken = { taken: TakenCatalogue; transfers: Transfer[] };

/** What a command on a transfer judges: the item under the catalogue's lock, and its ledger. */
export const takeTransfers = loadEach(
  async (db: Queryable, { input }: { input: { item: string } }): Promise<Taken> => ({
    taken: await takeCatalogue(db, [{ kind: 'item', code: input.item }]),
    transfers: await readTransfers(db, input.item),
  }),
);

/**
 * 登记权力下放、承接、取消 (CAT-13): from which authority to which (none where it is abolished), on what document, judged fit to be exercised,
 * from which day. Changes nothing until a second person confirms it. Refuses `catalogue.unknown-item`, `catalogue.not-transferable`
 * (same, unknown or missing authority, or one that is waiting already), `catalogue.effective-day-past`.
 */
export const registerTransfer = command({
  name: 'catalogue.register-transfer',
  title: '登记权力下放、承接、取消',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object(
    {
      item: Code,
      kind: Type.Unsafe<TransferKind>(Type.Union(transferKinds.map((kind) => Type.Literal(kind)))),
      to: Type.Optional(Code),
      basis: Text,
      assessment: Text,
      effectiveOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load: takeTransfers,
  decide: ({ taken, transfers }: Taken, { input, actor, ctx }) => {
    const item = taken.published.catalogue.items.get(input.item)?.definition;
    if (!item) throw refusals.unknownItem.with({ item: input.item });
    const isWaiting = transfers.some((one) => one.confirmedAt === null);
    const to = input.to ?? null;
    if (isWaiting || !isReceiver(to, input.kind, { item, published: taken.published }))
      throw refusals.notTransferable.with({ item: input.item, from: item.authority, to, isWaiting });
    startOfDay(input.effectiveOn, ctx.today);
    const transfer = {
      ...input,
      to,
      transferId: ctx.newId(),
      from: item.authority,
      registeredAt: ctx.now,
      registeredBy: actorRef(actor),
    };
    return { writes: [writeTransfer(transfer)], result: { transferId: transfer.transferId, from: transfer.from } };
  },
});

/** Nobody takes over what is abolished; everything else goes to a published authority that does not have it yet. */
function isReceiver(
  to: string | null,
  kind: TransferKind,
  { item, published }: { item: ServiceItem; published: TakenCatalogue['published'] },
): boolean {
  if (kind === 'abolished' || to === null) return kind === 'abolished' && to === null;
  return item.authority !== to && published.catalogue.authorities.has(to);
}
