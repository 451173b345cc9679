import { type Reaction, reactionKey, systemActor } from '#platform';
import { attachDocument } from './attach-document.ts';

const consumer = 'licences.attach-document';

/** 电子证照的反应: a licence that was issued gets its sealed document. */
export const reactions: Reaction[] = [
  {
    consumer,
    on: ['licence.issued'],
    handle: async (event, env) => {
      await env.execute(attachDocument, {
        input: { licenceId: event.data.licenceId as string },
        actor: systemActor,
        idempotencyKey: reactionKey(event, consumer),
      });
    },
  },
];
