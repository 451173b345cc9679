import { type Reaction, reactionKey, systemActor } from '#platform';
import { discardDrafts } from './drafts/discard-drafts.ts';

/** 收件的反应: what was never handed in goes with the account. */
export const reactions: readonly Reaction[] = [
  {
    consumer: 'intake.discard-drafts',
    on: ['account.closed'],
    handle: async (event, env) => {
      await env.execute(discardDrafts, {
        input: { personId: event.ownerId },
        actor: systemActor,
        idempotencyKey: reactionKey(event, 'intake.discard-drafts'),
      });
    },
  },
];
