import type { CancelRule, MaterialType, ProofReview } from '@yijian/core/contract';
import { cancelRules } from '@yijian/core/contract';
import Type from 'typebox';
import { command, loadEach, type Queryable } from '#platform';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from '../change-definition.ts';
import { Code } from '../publish-definition.ts';
import { refusals } from '../refusals.ts';

/**
 * 判定证明 (CAT-33): one of the eight cancel rules for one proof, by the judging office, with its reason. It goes into the draft of
 * the proof's review, which another person publishes (四眼); then a proof that a rule cancels can no longer be asked for. Refuses
 * `catalogue.not-a-proof`.
 */
export const recordVerdict = command({
  name: 'catalogue.record-verdict',
  title: '判定证明事项',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object(
    {
      material: Code,
      rule: Type.Unsafe<CancelRule>(Type.Union(cancelRules.map((rule) => Type.Literal(rule)))),
      applies: Type.Boolean(),
      reason: Type.String({ minLength: 2, maxLength: 300 }),
      by: Type.String({ minLength: 2, maxLength: 60 }),
      purpose: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load: loadEach((db: Queryable, { input }: { input: { material: string } }) =>
    takeCatalogue(db, [{ kind: 'proofReview', code: input.material }]),
  ),
  decide: ({ published, states, revision }: TakenCatalogue, { input, actor, ctx }) => {
    const type = published.byKind.materialType.get(input.material)?.definition as MaterialType | undefined;
    if (type?.proof === undefined) throw refusals.notAProof.with({ material: input.material });
    const state = states[0]!;
    const { rule, applies, reason, by } = input;
    const before = (state.draft?.body ?? published.byKind.proofReview.get(type.code)?.definition) as
      | ProofReview
      | undefined;
    const body: ProofReview = {
      kind: 'proofReview',
      code: type.code,
      name: type.name,
      purpose: input.purpose ?? before?.purpose ?? `办理要求「${type.name}」的事项`,
      verdicts: [
        ...(before?.verdicts ?? []).filter((one) => one.rule !== rule),
        { rule, applies, reason, by, on: ctx.today },
      ],
    };
    const taken = { published, states, revision };
    const { writes, changed } = planChanges(taken, [{ state, to: 'draft', body }], { actor, ctx });
    const open = cancelRules.filter((one) => !body.verdicts.some((verdict) => verdict.rule === one));
    return { writes, result: { material: type.code, version: changed[0]!.version, hash: changed[0]!.hash, open } };
  },
});
