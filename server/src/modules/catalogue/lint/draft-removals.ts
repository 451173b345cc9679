import type { ProofReview } from '@yijian/core/contract';
import { cancelRuleWords } from '@yijian/core/lint';
import Type from 'typebox';
import { command, loadEach, type Queryable } from '#platform';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from '../change-definition.ts';
import { requestReview } from '../life/request-review.ts';
import { Code } from '../publish-definition.ts';
import { refusals } from '../refusals.ts';
import { cancelling, removalStanding, usesOf, withoutProof } from './plan-removal.ts';

/** As long as a review's legal basis may be. */
const LEGAL_BASIS_MAX = 200;

/**
 * 生成移除草稿 (CAT-33): for every item that still asks for a proof that a rule cancels, a draft without it, handed to the others for
 * review; a published version is never changed. Drafts that somebody has begun stay as they are, what the level above sets is left to
 * it; both are named. Refuses `catalogue.proof-not-cancelled`, `catalogue.nothing-to-remove`.
 */
export const draftRemovals = command({
  name: 'catalogue.draft-removals',
  title: '生成移除证明的草稿',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object({ material: Code }, { additionalProperties: false }),
  owner: () => catalogueOwner,
  load: loadEach(async (db: Queryable, { input }: { input: { material: string } }) => {
    const review = { kind: 'proofReview', code: input.material } as const;
    // The lock comes first: which items ask is read under it.
    const { published } = await takeCatalogue(db, [review]);
    const items = usesOf(input.material, published).map(({ item }) => ({ kind: 'item', code: item.code }) as const);
    return takeCatalogue(db, [review, ...items]);
  }),
  decide: (taken: TakenCatalogue, { input, actor, ctx }) => {
    const { published, states } = taken;
    const inForce = published.byKind.proofReview.get(input.material)?.definition;
    const review = (states[0]!.draft?.body ?? inForce) as ProofReview | undefined;
    const verdict = cancelling(review);
    if (review === undefined || verdict === undefined)
      throw refusals.proofNotCancelled.with({ material: input.material });
    const uses = usesOf(input.material, published).map(({ item }, at) => {
      const state = states[at + 1]!;
      return { item, state, standing: removalStanding(item, input.material, { draft: state.draft, published }) };
    });
    const open = uses.filter((one) => one.standing === 'open');
    const left = uses
      .filter((one) => one.standing === 'begun' || one.standing === 'above')
      .map(({ item, standing }) => ({ item: item.code, itemName: item.name, why: standing }));
    if (open.length === 0) throw refusals.nothingToRemove.with({ left });
    const changes = open.map(({ item, state }) => ({
      state,
      to: 'draft' as const,
      body: withoutProof(item, input.material),
    }));
    const { writes, changed } = planChanges(taken, changes, { actor, ctx });
    const why = {
      reason: `证明「${review.name}」取消：${cancelRuleWords[verdict.rule]}`,
      legalBasis: review.basis?.slice(0, LEGAL_BASIS_MAX),
    };
    const requests = open.map(({ state }, at) => {
      const { version, hash } = changed[at]!;
      return requestReview({ definitionId: state.definitionId!, version, hash, ...why }, { actor, ctx });
    });
    const drafted = open.map(({ item }, at) => ({
      item: item.code,
      itemName: item.name,
      version: changed[at]!.version,
    }));
    return { writes: [...writes, ...requests], result: { material: input.material, drafted, left } };
  },
});
