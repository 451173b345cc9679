import { compileBundle, mayPublish } from '@yijian/core/compile';
import { type Bundle, type BundleRelease, contentHash, type Finding } from '@yijian/core/contract';
import { planPublication, type DefinitionState, type PublishedCatalogue } from '#catalogue';
import type { Actor, Context, DomainEvent, Write } from '#platform';
import { type ReleaseState, writeEndedRelease, writeRelease } from './bundles.store.ts';
import { refusals } from './refusals.ts';

/** 编译结果 and what it was compiled from: used again only while that still holds. */
export type Compiled = { definition: string; token: string; version: number; release: BundleRelease | null; findings: Finding[] };

/** 编译: the bundle against the catalogue as release number `version`. */
export function compile(bundle: Bundle, version: number, published: PublishedCatalogue): Compiled {
  return { definition: contentHash(bundle), token: published.token, version, ...compileBundle(bundle, version, published.catalogue) };
}

/** The work done before the transaction, when nothing has changed since; else compiled anew. */
export function compiledStill(done: Compiled | undefined, bundle: Bundle, now: { version: number; published: PublishedCatalogue }): Compiled {
  const holds = done !== undefined && done.token === now.published.token && done.version === now.version && done.definition === contentHash(bundle);
  return holds ? done : compile(bundle, now.version, now.published);
}

/** 与现行发布版相同: nothing but the number would change. */
export function isUnchanged(release: BundleRelease, current: BundleRelease | undefined): boolean {
  if (current === undefined) return false;
  const content = ({ hash: _, version: __, ...rest }: BundleRelease) => contentHash(rest);
  return content(release) === content(current);
}

export type Planned = { release: BundleRelease; definitionVersion: number; writes: Write[]; events: DomainEvent[] };

/**
 * 发布版的行: the definition comes into force, the release before it ends, the new one is offered. Refuses
 * `bundles.not-publishable` with every finding.
 */
export function planRelease(
  bundle: Bundle,
  compiled: Compiled,
  states: { definition: DefinitionState; releases: ReleaseState },
  around: { actor: Actor; ctx: Context; reason: string; legalBasis?: string },
): Planned {
  const { release, findings } = compiled;
  if (release === null || !mayPublish(findings)) throw refusals.notPublishable.with({ bundle: bundle.code, findings });
  const { actor, ctx, reason } = around;
  const definition = planPublication(states.definition, bundle, around);
  const { current } = states.releases;
  const writes = [...definition.writes];
  if (current !== null) writes.push(writeEndedRelease(current.hash, { status: 'superseded', at: ctx.now }));
  writes.push(writeRelease(release, { definitionVersion: definition.version, findings, at: ctx.now, by: actor.accountId ?? actor.kind, reason }));
  const event: DomainEvent = {
    type: 'bundles.published', id: ctx.newId(), ownerId: `bundle:${bundle.code}`, seq: release.version,
    data: { bundle: bundle.code, release: release.hash, version: release.version, definitionVersion: definition.version },
  };
  return { release, definitionVersion: definition.version, writes, events: [event] };
}
