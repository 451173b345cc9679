import { unsilenced } from '@yijian/core/compile';
import type { Definition, DefinitionKind, Finding } from '@yijian/core/contract';
import { lintDefinition, lintWhole, lintWorld, type LintWorld } from '@yijian/core/lint';
import { placeOf } from '../definitions.ts';
import { judgeSameSource } from '../inheritance/same-source.ts';
import type { PublishedCatalogue } from '../load-published.ts';

const worlds = new WeakMap<PublishedCatalogue, LintWorld>();

/** 体检的依据 of a state of the catalogue, built once. */
export function worldOf(published: PublishedCatalogue): LintWorld {
  let world = worlds.get(published);
  if (world === undefined) {
    const of = <K extends DefinitionKind>(kind: K) =>
      [...published.byKind[kind].values()].map(({ definition }) => definition as Extract<Definition, { kind: K }>);
    world = lintWorld(published.catalogue, of);
    worlds.set(published, world);
  }
  return world;
}

/**
 * 内务检查: what the housekeeping rules find in one definition of this catalogue: guide quality, wording, basis, proofs, conditions,
 * and its part in what forbids a whole catalogue (循环证明); of a bundle, whether its items are the same at every level (八要素). What the compiler finds comes besides.
 */
export function housekeeping(definition: Definition, published: PublishedCatalogue): Finding[] {
  const world = worldOf(published);
  const place = placeOf(definition);
  const isPaper = definition.kind === 'item' || definition.kind === 'materialType';
  const whole = isPaper ? lintWhole(world) : [];
  const apart = definition.kind === 'bundle' ? judgeSameSource(definition, published) : [];
  const isOwn = (one: Finding): boolean => one.severity === 'block' && one.place.startsWith(`${place}/`);
  return [...lintDefinition(definition, world), ...whole.filter(isOwn), ...unsilenced(apart, published.catalogue)];
}
