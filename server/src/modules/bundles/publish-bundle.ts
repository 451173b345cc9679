import { mayPublish, planFindings } from '@yijian/core/compile';
import type { Bundle, BundleRelease } from '@yijian/core/contract';
import Type from 'typebox';
import {
  catalogueOwner,
  findDefinition,
  loadPublished,
  planChanges,
  takeCatalogue,
  type TakenCatalogue,
} from '#catalogue';
import { actorRef, command, type Environment, loadEach, type Queryable } from '#platform';
import { readReleaseStates, type ReleaseState } from './bundles.store.ts';
import { type Compiled, compile, compiledStill, mustPublish, planRelease } from './compile-release.ts';
import { refusals } from './refusals.ts';
import { planTrialEnd } from './trial/write-trial-ending.ts';
import { readOpenTrial, type Trial } from './trial/trials.store.ts';

export const BundleCode = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' });
export const Reason = Type.String({ minLength: 2, maxLength: 300 });

export type TakenBundle = { taken: TakenCatalogue; releases: ReleaseState; trial: Trial | null };
type Input = { bundle: string; reason: string; legalBasis?: string; expectedHash?: string };

/** What a bundle command judges: definition, releases and catalogue under the catalogue's lock. */
export async function takeBundle(db: Queryable, bundle: string): Promise<TakenBundle> {
  const taken = await takeCatalogue(db, [{ kind: 'bundle', code: bundle }]);
  const [releases] = await readReleaseStates(db, [bundle]);
  return { taken, releases: releases!, trial: await readOpenTrial(db, bundle) };
}

/** The draft, else what is in force; undefined when there is neither. */
export function bodyOf({ states, published }: TakenCatalogue): Bundle | undefined {
  const { code, draft } = states[0]!;
  return (draft?.body ?? published.byKind.bundle.get(code)?.definition) as Bundle | undefined;
}

/**
 * 发布一件事 (THG-01/02/08): compiles the draft (or, after items changed, the definition in force) for every situation; the
 * definition comes into force and the release is offered from now on; a trial of it ends (THG-16). Where staff publish, its plan must be on
 * record (THG-10). Refuses `bundles.not-publishable` with every finding,
 * `bundles.unknown-bundle`, `bundles.unchanged`, `bundles.draft-changed` (when `expectedHash` is not the draft's).
 */
export const publishBundle = command({
  name: 'bundles.publish-bundle',
  title: '发布一件事',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object(
    {
      bundle: BundleCode,
      reason: Reason,
      legalBasis: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
      expectedHash: Type.Optional(Type.String({ maxLength: 64 })),
    },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  prepare: async ({ input }: { input: Input }, env: Environment): Promise<Compiled | undefined> =>
    compileAhead(env.db, input.bundle),
  load: loadEach((db: Queryable, { input }: { input: Input }) => takeBundle(db, input.bundle)),
  decide: ({ taken, releases, trial }: TakenBundle, { input, actor, ctx, prepared }) => {
    const body = bodyOf(taken);
    if (body === undefined) throw refusals.unknownBundle.with({ bundle: input.bundle });
    const draft = taken.states[0]!.draft;
    if (input.expectedHash !== undefined && draft?.hash !== input.expectedHash)
      throw refusals.draftChanged.with({ draft: draft?.hash ?? null });
    const compiled = compiledStill(prepared, body, { version: releases.lastVersion + 1, published: taken.published });
    if (draft === null && releases.current?.inputs === compiled.inputs)
      throw refusals.unchanged.with({ release: releases.current.hash });
    const release = mustGoLive(body, compiled, actor.kind === 'system' ? null : { before: publishedBody(taken) });
    const change = {
      state: taken.states[0]!,
      to: 'publish' as const,
      body,
      reason: input.reason,
      legalBasis: input.legalBasis,
    };
    const { writes, events, changed } = planChanges(taken, [change], { actor, ctx });
    const definitionVersion = changed[0]!.version;
    const planned = planRelease(
      release,
      { compiled, state: releases, definitionVersion },
      { ctx, by: actorRef(actor), reason: input.reason },
    );
    const tried = trial && planTrialEnd(trial, { actor, ctx }, { because: 'published', reason: input.reason });
    return {
      writes: [...writes, ...planned.writes, ...(tried?.writes ?? [])],
      events: [...events, planned.event, ...(tried?.events ?? [])],
      result: {
        bundle: input.bundle,
        release: release.hash,
        version: release.version,
        definitionVersion,
        findings: compiled.findings,
      },
    };
  },
});

/** 能不能上线: what the compiler found and, where staff publish, what is missing of the plan (THG-10); everything at once. */
function mustGoLive(body: Bundle, compiled: Compiled, staff: { before: Bundle | undefined } | null): BundleRelease {
  const findings = [...compiled.findings, ...(staff ? planFindings(body, staff.before) : [])];
  if (!mayPublish(findings)) throw refusals.notPublishable.with({ bundle: body.code, findings });
  return mustPublish(body, compiled);
}

const publishedBody = ({ states, published }: TakenCatalogue): Bundle | undefined =>
  published.byKind.bundle.get(states[0]!.code)?.definition as Bundle | undefined;

/** Compiling takes the processor, not the lock: it is done on what is there before the transaction begins. */
export async function compileAhead(db: Queryable, bundle: string): Promise<Compiled | undefined> {
  const published = await loadPublished(db);
  const found = await findDefinition(db, { kind: 'bundle', code: bundle });
  const body = (found?.draft?.body ?? found?.body) as Bundle | undefined;
  if (!body) return undefined;
  const [releases] = await readReleaseStates(db, [bundle]);
  return compile(body, releases!.lastVersion + 1, published);
}
