import { withFiling } from '@yijian/core/compile';
import Type from 'typebox';
import { catalogueOwner, planChanges } from '#catalogue';
import { actorRef, command, loadEach, type Queryable } from '#platform';
import { BundleCode, bodyOf, takeBundle, type TakenBundle } from './publish-bundle.ts';
import { refusals } from './refusals.ts';

type Input = { bundle: string; number: string; expectedHash?: string };

/**
 * 登记备案 (THG-10): the second pair of eyes enters the number under which the government-service department put the plan of a draft on
 * record; it goes into the draft, which stays its author's, and holds for this version of the plan. Refuses
 * `bundles.unknown-bundle`, `bundles.no-plan`, `bundles.own-plan`, `bundles.draft-changed`.
 */
export const filePlan = command({
  name: 'bundles.file-plan',
  title: '登记实施方案备案',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object(
    {
      bundle: BundleCode,
      number: Type.String({ minLength: 2, maxLength: 60 }),
      expectedHash: Type.Optional(Type.String({ maxLength: 64 })),
    },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load: loadEach((db: Queryable, { input }: { input: Input }) => takeBundle(db, input.bundle)),
  decide: ({ taken }: TakenBundle, { input, actor, ctx }) => {
    const body = bodyOf(taken);
    if (body === undefined) throw refusals.unknownBundle.with({ bundle: input.bundle });
    if (body.plan === undefined) throw refusals.noPlan.with();
    const state = taken.states[0]!;
    if (input.expectedHash !== undefined && state.draft?.hash !== input.expectedHash)
      throw refusals.draftChanged.with({ draft: state.draft?.hash ?? null });
    if (state.draft?.savedBy === actorRef(actor)) throw refusals.ownPlan.with();
    const filed = withFiling(body, { number: input.number, on: ctx.today });
    const change = { state, to: 'draft' as const, body: filed, author: state.draft?.savedBy };
    const { writes, changed } = planChanges(taken, [change], { actor, ctx });
    return { writes, result: { bundle: input.bundle, filing: filed.plan!.filing!, draft: changed[0]!.hash } };
  },
});
