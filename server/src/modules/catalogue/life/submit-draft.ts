import Type from 'typebox';
import { actorRef, command, loadEach, type Queryable } from '#platform';
import { catalogueOwner, takeCatalogue, type TakenCatalogue } from '../change-definition.ts';
import type { DefinitionRef } from '../definitions.ts';
import { Code, Kind, Reason } from '../publish-definition.ts';
import { refusals } from '../refusals.ts';
import { requestReview } from './request-review.ts';
import { writeReviewOutcome } from './reviews.store.ts';

const LegalBasisText = Type.Optional(Type.String({ minLength: 2, maxLength: 200 }));
const load = loadEach((db: Queryable, { input }: { input: DefinitionRef }) =>
  takeCatalogue(db, [{ kind: input.kind, code: input.code }]),
);

/**
 * 送审 (CAT-08): the draft waits for somebody else to publish or return it; editing it takes it back. Refuses `catalogue.no-draft`,
 * `catalogue.already-submitted`.
 */
export const submitDraft = command({
  name: 'catalogue.submit-draft',
  title: '送审草稿',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object(
    { kind: Kind, code: Code, reason: Reason, legalBasis: LegalBasisText },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load,
  decide: ({ states }: TakenCatalogue, { input, actor, ctx }) => {
    const { definitionId, draft } = states[0]!;
    if (definitionId === null || draft === null) throw refusals.noDraft.with();
    if (draft.review !== null) throw refusals.alreadySubmitted.with();
    const { reason, legalBasis } = input;
    const { version, hash } = draft;
    const request = requestReview({ definitionId, version, hash, reason, legalBasis }, { actor, ctx });
    return { writes: [request], result: { kind: input.kind, code: input.code, version, hash } };
  },
});

/** 退回草稿 (CAT-08): back to its author with an opinion. Refuses `catalogue.not-submitted`, `catalogue.own-draft` (四眼). */
export const returnDraft = command({
  name: 'catalogue.return-draft',
  title: '退回送审的草稿',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object({ kind: Kind, code: Code, opinion: Reason }, { additionalProperties: false }),
  owner: () => catalogueOwner,
  load,
  decide: ({ states }: TakenCatalogue, { input, actor, ctx }) => {
    const review = states[0]!.draft?.review;
    if (review === null || review === undefined) throw refusals.notSubmitted.with();
    const by = actorRef(actor);
    if (states[0]!.draft!.savedBy === by) throw refusals.ownDraft.with();
    const end = { outcome: 'returned', at: ctx.now, by, opinion: input.opinion } as const;
    return {
      writes: [writeReviewOutcome(review.reviewId, end)],
      result: { kind: input.kind, code: input.code, outcome: 'returned' },
    };
  },
});
