import Type from 'typebox';
import { actorRef, command } from '#platform';
import { catalogueOwner, planChanges } from '../change-definition.ts';
import { isBlocked, judgeDefinition } from '../judge-definition.ts';
import { overlaid } from '../load-published.ts';
import { Code, startOfDay } from '../publish-definition.ts';
import { refusals } from '../refusals.ts';
import { takeTransfers } from './register-transfer.ts';
import { writeTransferConfirmed } from './transfers.store.ts';

/**
 * 确认承接 (CAT-13): a second person publishes the item's next version by the new authority, in force from the day. The code, the versions
 * before and the cases in hand stay as they are; new cases go to the new authority from that day. Refuses
 * `catalogue.no-transfer`, `catalogue.own-draft` (四眼), `catalogue.already-scheduled`, `catalogue.not-publishable`.
 */
export const confirmTransfer = command({
  name: 'catalogue.confirm-transfer',
  title: '确认权力下放、承接',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object({ item: Code }, { additionalProperties: false }),
  owner: () => catalogueOwner,
  load: takeTransfers,
  decide: ({ taken, transfers }, { input, actor, ctx }) => {
    const item = taken.published.catalogue.items.get(input.item)?.definition;
    const transfer = transfers.find((one) => one.confirmedAt === null);
    if (!item || !transfer || item.authority !== transfer.from) throw refusals.noTransfer.with({ item: input.item });
    if (transfer.registeredBy === actorRef(actor)) throw refusals.ownDraft.with();
    const state = taken.states[0]!;
    const body = { ...item, authority: transfer.to };
    const around = overlaid(taken.published, [{ definition: body, version: state.lastVersion + 1, hash: '' }]);
    const findings = judgeDefinition(body, around);
    if (isBlocked(findings)) throw refusals.notPublishable.with({ findings });
    const effectiveFrom = startOfDay(transfer.effectiveOn, ctx.today);
    const { writes, events, changed } = planChanges(
      taken,
      [
        {
          // Whatever is being drafted stays a draft of the authority that had it, and is refused when it is published later.
          state: { ...state, draft: null, lastVersion: Math.max(state.lastVersion, state.draft?.version ?? 0) },
          to: 'publish',
          body,
          reason: transfer.assessment,
          legalBasis: transfer.basis,
          effectiveFrom,
          passesOn: true,
        },
      ],
      { actor, ctx },
    );
    const { version } = changed[0]!;
    const confirmed = { at: ctx.now, by: actorRef(actor), version };
    return {
      writes: [...writes, writeTransferConfirmed(transfer.transferId, confirmed)],
      events,
      result: { item: input.item, version, effectiveOn: transfer.effectiveOn },
    };
  },
});
