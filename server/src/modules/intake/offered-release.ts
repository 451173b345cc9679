import { currentRelease, isTrialAddress } from '#bundles';
import type { BundleRelease } from '@yijian/core/contract';
import { codeOrNothing, type Queryable } from '#platform';
import { refusals } from './refusals.ts';

/** 能申请的发布版 under the code that was asked for. Refuses `bundle-not-offered`, `trial-over` (which is no attempt of anybody's). */
export async function offeredRelease(db: Queryable, bundle: string): Promise<BundleRelease> {
  const release = await currentRelease(db, bundle);
  if (release) return release;
  if (isTrialAddress(bundle)) throw refusals.trialOver.with();
  throw refusals.bundleNotOffered.with({ bundle, demanded: [codeOrNothing(bundle)] });
}
