import { cancelRules, type CancelRule, type MaterialType, type ProofReview } from '@yijian/core/contract';
import Type from 'typebox';
import { command, loadEach, type Queryable } from '#platform';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from '../change-definition.ts';
import { Code } from '../publish-definition.ts';
import { refusals } from '../refusals.ts';

const Verdict = Type.Object(
  {
    rule: Type.Unsafe<CancelRule>(Type.Union(cancelRules.map((rule) => Type.Literal(rule)))),
    applies: Type.Boolean(),
    reason: Type.String({ minLength: 2, maxLength: 300 }),
  },
  { additionalProperties: false },
);

/**
 * 判定证明 (CAT-33): which of the eight cancel rules hold for one proof, by the judging office, each with its reason; `basis`: the document
 * that the conclusion rests on. It goes into the draft of the proof's review (rules that are not named keep their verdict), which another
 * person publishes (四眼); then a proof that a rule cancels can no longer be asked for. Refuses `catalogue.not-a-proof`.
 */
export const recordVerdict = command({
  name: 'catalogue.record-verdict',
  title: '判定证明事项',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object(
    {
      material: Code,
      verdicts: Type.Array(Verdict, { minItems: 1, maxItems: cancelRules.length }),
      by: Type.String({ minLength: 2, maxLength: 60 }),
      basis: Type.Optional(Type.String({ minLength: 2, maxLength: 300 })),
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
    const { verdicts, by } = input;
    const before = (state.draft?.body ?? published.byKind.proofReview.get(type.code)?.definition) as
      | ProofReview
      | undefined;
    const basis = input.basis ?? before?.basis;
    const body: ProofReview = {
      kind: 'proofReview',
      code: type.code,
      name: type.name,
      purpose: input.purpose ?? before?.purpose ?? `办理要求「${type.name}」的事项`,
      ...(basis !== undefined && { basis }),
      verdicts: cancelRules.flatMap((rule) => {
        const given = verdicts.findLast((one) => one.rule === rule);
        const kept = before?.verdicts.find((one) => one.rule === rule);
        return given ? [{ ...given, by, on: ctx.today }] : (kept ?? []);
      }),
    };
    const taken = { published, states, revision };
    const { writes, changed } = planChanges(taken, [{ state, to: 'draft', body }], { actor, ctx });
    const open = cancelRules.filter((one) => !body.verdicts.some((verdict) => verdict.rule === one));
    return { writes, result: { material: type.code, version: changed[0]!.version, hash: changed[0]!.hash, open } };
  },
});
