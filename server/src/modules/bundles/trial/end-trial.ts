import Type from 'typebox';
import { catalogueOwner } from '#catalogue';
import { command, loadEach, type Queryable } from '#platform';
import { BundleCode, Reason, takeBundle, type TakenBundle } from '../publish-bundle.ts';
import { refusals } from '../refusals.ts';
import { planTrialEnd } from './write-trial-ending.ts';

/** 收回试办码: nobody can apply under it from now on; test cases in hand go on as test cases. Refuses `bundles.no-trial`. */
export const endTrial = command({
  name: 'bundles.end-trial',
  title: '结束试办',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object({ bundle: BundleCode, reason: Reason }, { additionalProperties: false }),
  owner: () => catalogueOwner,
  load: loadEach((db: Queryable, { input }: { input: { bundle: string } }) => takeBundle(db, input.bundle)),
  decide: ({ trial }: TakenBundle, { input, actor, ctx }) => {
    if (trial === null) throw refusals.noTrial.with();
    return {
      ...planTrialEnd(trial, { actor, ctx }, { because: 'revoked', reason: input.reason }),
      result: { trialId: trial.trialId },
    };
  },
});
