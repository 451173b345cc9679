import type { BoundEvidence, MaterialUse, MergedMaterial, PlannedMaterial } from '../contract/index.ts';
import { type RuleAst, residualRule } from '../rules/index.ts';
import { type Holdings, type Spared, sparedUse, weakest } from './exemption.ts';
import { mergedShape } from './merge-materials.ts';
import { keysOf } from './plan-fields.ts';
import { completedAnswers } from './judge.ts';
import { joinedRules } from './scope.ts';
import type { Situation } from './situation.ts';

/** 已绑定的材料: a planned material with the evidence that spares it. */
export type BoundMaterial = PlannedMaterial & { bound: BoundEvidence | null };

type ActiveUse = { use: MaterialUse; certain: boolean; when: RuleAst | null; spared: Spared | undefined };

/**
 * 列出材料 (FRM-07/08): the one list of a situation. Uses whose rule is false are dropped; exempt when every use is met
 * without the applicant, else to be brought in the strictest shape of the uses that are not met.
 */
export function planMaterials(situation: Situation, holdings: Holdings): BoundMaterial[] {
  return situation.compiled.release.materials.flatMap((material) => {
    const uses = activeUses(situation, material, holdings);
    return uses.length === 0 ? [] : [plannedMaterial(material, uses)];
  });
}

function activeUses(situation: Situation, material: MergedMaterial, holdings: Holdings): ActiveUse[] {
  const conditions = situation.compiled.materialUses.get(material) ?? [];
  return material.uses.flatMap((use, at): ActiveUse[] => {
    const judgement = situation.judgements[conditions[at] as number];
    if (
      !situation.ids.has(use.member) ||
      judgement === undefined ||
      judgement.truth === false ||
      judgement.openQuestions.length > 0
    )
      return [];
    const residual =
      judgement.truth === true || use.when === null
        ? true
        : residualRule(use.when, completedAnswers(situation.compiled, situation.facts));
    const when = typeof residual === 'boolean' ? null : residual;
    return [{ use, certain: judgement.truth === true, when, spared: sparedUse(situation, material, use, holdings) }];
  });
}

function plannedMaterial(material: MergedMaterial, uses: readonly ActiveUse[]): BoundMaterial {
  const brought = uses.filter((one) => one.spared === undefined);
  const counting = brought.length > 0 ? brought : uses;
  const shape = mergedShape(counting.map(({ use }) => use));
  const needed = counting.filter(({ use }) => use.necessity !== 'optional');
  const required = needed.some((one) => one.certain);
  const open = counting.flatMap((one) => (one.when === null ? [] : [one.when]));
  const settled = counting.some((one) => one.certain);
  const shown = brought.length > 0 ? undefined : weakest(uses.flatMap((one) => one.spared ?? []));
  return {
    key: material.key,
    name: material.name,
    members: uses.map(({ use }) => use.member),
    disposition: brought.length > 0 ? 'bring' : 'exempt',
    exemption: shown?.exemption ?? null,
    keepReason: brought.length > 0 ? shape.keepReason : null,
    required,
    deferrable: required && needed.every(({ use }) => use.necessity === 'deferrable'),
    form: shape.form,
    format: shape.format,
    content: shape.content,
    signature: shape.signature,
    basis: shape.basis,
    originals: brought.length > 0 ? shape.originals : 0,
    copies: brought.length > 0 ? shape.copies : 0,
    uses: uses.map(({ use, spared, when }) => ({
      member: use.member,
      material: use.material,
      necessity: use.necessity,
      exemption: spared?.exemption ?? null,
      neededWhen: when,
    })),
    neededWhen: settled ? null : joinedRules('or', open),
    neededDependsOn: settled ? [] : keysOf(open),
    bound: shown?.bound ?? null,
  };
}
