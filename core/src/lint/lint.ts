import { unsilenced } from '../compile/index.ts';
import type { Definition, Finding } from '../contract/index.ts';
import { fromMemory, lostBasis, obtainableMaterials, regimeFromMemory } from './basis.ts';
import { expandItem } from '../definitions/index.ts';
import { deadConditions } from './conditions.ts';
import { judgeException } from './exceptions.ts';
import { guideQuality } from './guide-quality.ts';
import { proofGraph } from './proof-graph.ts';
import { proofItself, proofsAsked } from './proofs.ts';
import { unusedDefinitions } from './unused.ts';
import { wordingOfBundle, wordingOfItem, wordingOfMaterialType, wordingOfSituation } from './wording.ts';
import type { LintWorld } from './world.ts';

/**
 * 体检一个定义: what the housekeeping rules find in one well-formed definition, beside what the compiler finds (`checkItem`,
 * `compileBundle`), without what a published exception takes away. Never throws.
 */
export function lintDefinition(definition: Definition, world: LintWorld): Finding[] {
  return unsilenced(judge(definition, world), world.catalogue);
}

function judge(definition: Definition, world: LintWorld): Finding[] {
  switch (definition.kind) {
    case 'item':
      return [
        ...guideQuality(definition),
        ...wordingOfItem(definition, world.words, world.catalogue.materialTypes),
        ...lostBasis(definition, world),
        ...obtainableMaterials(definition, world),
        ...proofsAsked(definition, world),
        ...deadConditions(expandItem(definition, world.catalogue), world.catalogue),
      ];
    case 'bundle':
      return wordingOfBundle(definition, world.words);
    case 'materialType':
      return [...wordingOfMaterialType(definition, world.words), ...proofItself(definition, world)];
    case 'regime':
      return regimeFromMemory(definition);
    case 'situation':
      return wordingOfSituation(definition, world.words);
    case 'rule':
      return fromMemory(`rule:${definition.code}`, definition.basis);
    case 'lintException':
      return judgeException(definition);
    default:
      return [];
  }
}

const whole = new WeakMap<LintWorld, Finding[]>();

/** 体检全目录: what no single definition shows: circular and repeated proofs, definitions that nothing uses. Kept per world. */
export function lintWhole(world: LintWorld): Finding[] {
  let findings = whole.get(world);
  if (findings === undefined) {
    findings = unsilenced([...proofGraph(world), ...unusedDefinitions(world)], world.catalogue);
    whole.set(world, findings);
  }
  return findings;
}
