import { type Actor, actorRef, type Context, type Write } from '#platform';
import { writeReviewRequest } from './reviews.store.ts';

type Asked = { definitionId: string; version: number; hash: string; reason: string; legalBasis?: string };

/** 送审: the row that puts a draft on the others' list; by whoever acts, now. */
export const requestReview = (
  { definitionId, version, hash, reason, legalBasis }: Asked,
  { actor, ctx }: { actor: Actor; ctx: Context },
): Write =>
  writeReviewRequest({
    reviewId: ctx.newId(),
    definitionId,
    version,
    hash,
    at: ctx.now,
    by: actorRef(actor),
    reason,
    legalBasis: legalBasis ?? null,
  });
