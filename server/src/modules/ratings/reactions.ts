import { type DeliveredEvent, type Reaction, reactionKey, systemActor } from '#platform';
import { excludeRating, tellRater } from './follow-rectification.ts';
import { inviteRating } from './invite-rating.ts';
import { inviteVisit } from './invite-visit.ts';

const isAboutRating = (event: DeliveredEvent): { id: string } | null => {
  const { workorderType, subject } = event.data as { workorderType: string; subject: { kind: string; id: string } };
  return workorderType === 'rectification' && subject.kind === 'rating' ? subject : null;
};

/** 好差评的反应: a concluded case is rated; what became of a rectification is counted and told. */
export const reactions: readonly Reaction[] = [
  {
    consumer: 'ratings.invite',
    on: ['case.concluded'],
    handle: async (event, env) => {
      await env.execute(inviteRating, {
        input: { caseId: event.ownerId },
        actor: systemActor,
        idempotencyKey: reactionKey(event, 'ratings.invite'),
      });
    },
  },
  {
    consumer: 'ratings.invite-visit',
    on: ['case.received'],
    handle: async (event, env) => {
      await env.execute(inviteVisit, {
        input: { caseId: event.ownerId },
        actor: systemActor,
        idempotencyKey: reactionKey(event, 'ratings.invite-visit'),
      });
    },
  },
  {
    consumer: 'ratings.exclude',
    on: ['workorder.appeal-upheld'],
    handle: async (event, env) => {
      const rating = isAboutRating(event);
      if (rating)
        await env.execute(excludeRating, {
          input: { ratingId: rating.id, workorderId: event.ownerId },
          actor: systemActor,
          idempotencyKey: reactionKey(event, 'ratings.exclude'),
        });
    },
  },
  {
    consumer: 'ratings.tell-rater',
    on: ['workorder.closed'],
    handle: async (event, env) => {
      const rating = isAboutRating(event);
      const outcome = String(event.data.outcome);
      if (rating)
        await env.execute(tellRater, {
          input: { ratingId: rating.id, outcome },
          actor: systemActor,
          idempotencyKey: reactionKey(event, 'ratings.tell-rater'),
        });
    },
  },
];
