import { checkAnswers, noticeOf, preview } from '@yijian/core/compile';
import { type Answers, type BundleRelease, contentHash, type Notice, type Preview } from '@yijian/core/contract';
import { createHash } from 'node:crypto';
import type { Queryable } from '#platform';
import { refusals } from './refusals.ts';
import { currentRelease, isKnown } from './find-release.ts';
import { nearBundles } from './portal/find-things.ts';
import { isTrialAddress } from './trial/trial-code.ts';

/** 预览与一次性告知 for one situation. `contentHash`: SHA-256 of the notice; counter, portal, PDF and pushed link of one situation carry the same. */
export type BundlePreview = { preview: Preview; notice: Notice; contentHash: string };

/**
 * 能申请的发布版. Refuses `bundles.unknown-bundle` (404, with names that come close) and `bundles.not-open` (an item of it was
 * withdrawn).
 */
export async function requireRelease(db: Queryable, bundle: string): Promise<BundleRelease> {
  const release = await currentRelease(db, bundle);
  if (release !== undefined) return release;
  if (await isKnown(db, bundle)) throw refusals.notOpen.with({ bundle });
  throw refusals.unknownBundle.with({ bundle, suggestions: await nearBundles(db, bundle) });
}

/**
 * 预览 (THG-05, FRM-16): what follows from the answers so far, for papers that leave the platform. Refuses `bundles.bad-answers`
 * with every answer that fits no question, and `bundles.trial-only`: of a trial no paper leaves.
 */
export async function previewBundle(db: Queryable, bundle: string, answers: Answers): Promise<BundlePreview> {
  if (isTrialAddress(bundle)) throw refusals.trialOnly.with();
  return previewOf(await requireRelease(db, bundle), answers);
}

function previewOf(release: BundleRelease, answers: Answers): BundlePreview {
  const findings = checkAnswers(release, answers);
  if (findings.length > 0) throw refusals.badAnswers.with({ findings });
  const plan = preview(release, answers);
  const notice = noticeOf(plan);
  return { preview: plan, notice, contentHash: contentHash(notice) };
}

/** Serialised previews by their hash: a preview is a pure function of release and answers, and the same few are asked again and again. */
const serialised = new Map<string, { etag: string; bytes: Buffer }>();
const SERIALISED_MAX = 500;

/** 预览 as bytes of JSON, made once per release and answers. Refuses as `previewBundle`. */
export function serialisedPreview(release: BundleRelease, answers: Answers): { etag: string; bytes: Buffer } {
  const sorted = Object.entries(answers).sort(([one], [other]) => (one < other ? -1 : 1));
  const etag = createHash('sha256')
    .update(`${release.hash}\n${JSON.stringify(sorted)}`)
    .digest('base64url');
  const known = serialised.get(etag);
  if (known !== undefined) return known;
  const made = { etag, bytes: Buffer.from(JSON.stringify(previewOf(release, answers))) };
  if (serialised.size >= SERIALISED_MAX) serialised.delete(serialised.keys().next().value as string);
  serialised.set(etag, made);
  return made;
}
