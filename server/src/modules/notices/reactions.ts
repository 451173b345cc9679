import { type Reaction, reactionKey, systemActor } from '#platform';
import { sendMessage } from './send-message.ts';

/** 消息的反应: a queued message is handed over at once, unless it has to wait for the morning. */
export const reactions: readonly Reaction[] = [
  {
    consumer: 'notices.send',
    on: ['message.queued'],
    handle: async (event, env) => {
      await env.execute(sendMessage, {
        input: { messageId: event.ownerId },
        actor: systemActor,
        idempotencyKey: reactionKey(event, 'notices.send'),
      });
    },
  },
];
