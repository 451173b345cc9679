import Type from 'typebox';
import { catalogueOwner } from '#catalogue';
import { actorRef, command, loadEach, type Queryable } from '#platform';
import { compiledStill, mustPublish } from '../compile-release.ts';
import type { BundleEventType } from '../events.ts';
import { bodyOf, BundleCode, compileAhead, Reason, takeBundle, type TakenBundle } from '../publish-bundle.ts';
import { refusals } from '../refusals.ts';
import { newTrialCode, trialAddress, trialEndsOn } from './trial-code.ts';
import { planTrialEnd } from './write-trial-ending.ts';
import { writeTrial } from './trials.store.ts';

const DAYS_MAX = 60;

/**
 * 开始试办 (THG-16): compiles the draft for every situation as publishing would, and opens it to whoever has the code, for `days`
 * calendar days. Nothing is published, the public sees nothing of it; a trial that runs is replaced. Needs no second pair of eyes,
 * because nothing it does has legal effect. Refuses `bundles.unknown-bundle`, `bundles.no-draft`, `bundles.not-publishable`.
 */
export const startTrial = command({
  name: 'bundles.start-trial',
  title: '开始试办',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object(
    { bundle: BundleCode, reason: Reason, days: Type.Integer({ minimum: 1, maximum: DAYS_MAX }) },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  prepare: ({ input }: { input: { bundle: string } }, env) => compileAhead(env.db, input.bundle),
  load: loadEach((db: Queryable, { input }: { input: { bundle: string } }) => takeBundle(db, input.bundle)),
  decide: ({ taken, releases, trial }: TakenBundle, { input, actor, ctx, prepared }) => {
    const body = bodyOf(taken);
    if (body === undefined) throw refusals.unknownBundle.with({ bundle: input.bundle });
    if (taken.states[0]!.draft === null) throw refusals.noDraft.with();
    const compiled = compiledStill(prepared, body, { version: releases.lastVersion + 1, published: taken.published });
    const release = mustPublish(body, compiled);
    const fresh = {
      trialId: ctx.newId(),
      bundle: input.bundle,
      code: newTrialCode(ctx.random),
      reason: input.reason,
      endsOn: trialEndsOn(ctx.today, input.days),
      startedAt: ctx.now,
      startedBy: actorRef(actor),
    };
    const replaced = trial && planTrialEnd(trial, { actor, ctx }, { because: 'replaced', reason: null });
    return {
      writes: [...(replaced?.writes ?? []), writeTrial(fresh, release)],
      events: [
        ...(replaced?.events ?? []),
        {
          type: 'bundles.trial-started' satisfies BundleEventType,
          id: ctx.newId(),
          ownerId: `trial:${fresh.trialId}`,
          seq: 1,
          data: { bundle: input.bundle, trialId: fresh.trialId, release: release.hash, endsOn: fresh.endsOn },
        },
      ],
      result: { trialId: fresh.trialId, code: fresh.code, address: trialAddress(fresh.code), endsOn: fresh.endsOn },
    };
  },
});
