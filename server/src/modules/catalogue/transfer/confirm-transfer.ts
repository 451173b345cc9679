import { shiftDay } from '@yijian/core/calendar';
import type { ServiceItem } from '@yijian/core/contract';
import Type from 'typebox';
import { type Actor, actorRef, command, type Context, type DomainEvent, type Write } from '#platform';
import { writeStopDay } from '../catalogue.store.ts';
import { catalogueOwner, planChanges, type TakenCatalogue } from '../change-definition.ts';
import { isBlocked, judgeDefinition } from '../judge-definition.ts';
import { overlaid } from '../load-published.ts';
import { Code, startOfDay } from '../publish-definition.ts';
import { refusals } from '../refusals.ts';
import { takeTransfers } from './register-transfer.ts';
import { type Transfer, writeTransferConfirmed } from './transfers.store.ts';

/**
 * 确认承接、取消 (CAT-13): a second person publishes the item's next version by the new authority, in force from the day; what is abolished
 * stops being applied for on that day instead. The code, the versions before and the cases in hand stay as they are. Refuses
 * `catalogue.no-transfer`, `catalogue.own-draft` (四眼), `catalogue.already-scheduled`, `catalogue.not-publishable`.
 */
export const confirmTransfer = command({
  name: 'catalogue.confirm-transfer',
  title: '确认权力下放、承接、取消',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object({ item: Code }, { additionalProperties: false }),
  owner: () => catalogueOwner,
  load: takeTransfers,
  decide: ({ taken, transfers }, { input, actor, ctx }) => {
    const item = taken.published.catalogue.items.get(input.item)?.definition;
    const transfer = transfers.find((one) => one.confirmedAt === null);
    if (!item || !transfer || item.authority !== transfer.from) throw refusals.noTransfer.with({ item: input.item });
    if (transfer.registeredBy === actorRef(actor)) throw refusals.ownDraft.with();
    const facts = { taken, item, transfer };
    const planned = transfer.to === null ? planEnd(facts, { actor, ctx }) : planPassing(facts, { actor, ctx });
    const { writes, events, version } = planned;
    const confirmed = { at: ctx.now, by: actorRef(actor), version };
    return {
      writes: [...writes, writeTransferConfirmed(transfer.transferId, confirmed)],
      events,
      result: { item: input.item, version, effectiveOn: transfer.effectiveOn },
    };
  },
});

type Facts = { taken: TakenCatalogue; item: ServiceItem; transfer: Transfer };
type Around = { actor: Actor; ctx: Context };
type Planned = { writes: Write[]; events: DomainEvent[]; version: number };

/** 承接: the next version, by the new authority, from its day on. */
function planPassing({ taken, item, transfer }: Facts, around: Around): Planned {
  const state = taken.states[0]!;
  const body = { ...item, authority: transfer.to! };
  const beside = overlaid(taken.published, [{ definition: body, version: state.lastVersion + 1, hash: '' }]);
  const findings = judgeDefinition(body, beside);
  if (isBlocked(findings)) throw refusals.notPublishable.with({ findings });
  const change = {
    // Whatever is being drafted stays a draft of the authority that had it, and is refused when it is published later.
    state: { ...state, draft: null, lastVersion: Math.max(state.lastVersion, state.draft?.version ?? 0) },
    to: 'publish',
    body,
    reason: transfer.assessment,
    legalBasis: transfer.basis,
    effectiveFrom: startOfDay(transfer.effectiveOn, around.ctx.today),
    passesOn: true,
  } as const;
  const { writes, events, changed } = planChanges(taken, [change], around);
  return { writes, events, version: changed[0]!.version };
}

/** 取消: the day before is the last on which anybody can apply; cases in hand are finished by who has them, the version stays to read. */
function planEnd({ taken, transfer }: Facts, around: Around): Planned {
  const { definitionId, published } = taken.states[0]!;
  startOfDay(transfer.effectiveOn, around.ctx.today);
  const { writes, events } = planChanges(taken, [], around);
  const stop = writeStopDay(definitionId!, shiftDay(transfer.effectiveOn, -1));
  return { writes: [stop, ...writes], events, version: published!.version };
}
