import { compileBundle, mayPublish, unsilenced } from '@yijian/core/compile';
import type { Bundle, BundleRelease, Finding } from '@yijian/core/contract';
import { inputsHash, type PublishedCatalogue, judge } from '#catalogue';
import type { Context, DomainEvent, Write } from '#platform';
import { type ReleaseState, writeEndedRelease, writeRelease } from './bundles.store.ts';
import type { BundleEventType } from './events.ts';
import { refusals } from './refusals.ts';

/** 编译结果; `inputs` tells what it was compiled from, so that it is used only while that still holds. */
export type Compiled = { inputs: string; version: number; release: BundleRelease | null; findings: Finding[] };

/** 编译: the bundle against the catalogue as release number `version`. */
export function compile(bundle: Bundle, version: number, published: PublishedCatalogue): Compiled {
  const { release, findings } = compileBundle(bundle, version, published.catalogue);
  const all = [...findings, ...judge.housekeeping(bundle, published)];
  return { inputs: inputsHash(bundle, published), version, release, findings: unsilenced(all, published.catalogue) };
}

/** The work done before the transaction when nothing has changed since, else compiled anew. */
export function compiledStill(
  done: Compiled | undefined,
  bundle: Bundle,
  now: { version: number; published: PublishedCatalogue },
): Compiled {
  const holds = done !== undefined && done.version === now.version && done.inputs === inputsHash(bundle, now.published);
  return holds ? done : compile(bundle, now.version, now.published);
}

/** The compiled release. Refuses `bundles.not-publishable` with every finding. */
export function mustPublish(bundle: Bundle, { release, findings }: Compiled): BundleRelease {
  if (release === null || !mayPublish(findings)) throw refusals.notPublishable.with({ bundle: bundle.code, findings });
  return release;
}

/** 发布版的行: the new release is offered from now on, the one before it ends. */
export function planRelease(
  release: BundleRelease,
  from: { compiled: Compiled; state: ReleaseState; definitionVersion: number },
  record: { ctx: Context; by: string; reason: string },
): { writes: Write[]; event: DomainEvent } {
  const { compiled, state, definitionVersion } = from;
  const { ctx, by, reason } = record;
  const ended =
    state.current === null ? [] : [writeEndedRelease(state.current.hash, { status: 'superseded', at: ctx.now })];
  const written = writeRelease(release, {
    definitionVersion,
    findings: compiled.findings,
    inputs: compiled.inputs,
    at: ctx.now,
    by,
    reason,
  });
  return {
    writes: [...ended, written],
    event: {
      type: 'bundles.published' satisfies BundleEventType,
      id: ctx.newId(),
      ownerId: `bundle:${release.bundle}`,
      seq: release.version,
      data: { bundle: release.bundle, release: release.hash, version: release.version, definitionVersion },
    },
  };
}
