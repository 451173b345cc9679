import { checkAnswers, noticeOf, preview } from '@yijian/core/compile';
import type { Answers, BundleRelease, Notice, Preview } from '@yijian/core/contract';
import { createHash } from 'node:crypto';
import type { Queryable } from '#platform';
import { listBundles } from './list-bundles.ts';
import { refusals } from './refusals.ts';
import { currentRelease, isKnown } from './find-release.ts';

/** 预览与一次性告知 for one situation. */
export type BundlePreview = { preview: Preview; notice: Notice };

/**
 * 能申请的发布版. Refuses `bundles.unknown-bundle` (404, with names that come close) and `bundles.not-open` (an item of it was
 * withdrawn).
 */
export async function requireRelease(db: Queryable, bundle: string): Promise<BundleRelease> {
  const release = await currentRelease(db, bundle);
  if (release !== undefined) return release;
  if (await isKnown(db, bundle)) throw refusals.notOpen.with({ bundle });
  const { bundles } = await listBundles(db, { question: bundle, limit: 3 });
  throw refusals.unknownBundle.with({ bundle, suggestions: bundles.map(({ code, name }) => ({ code, name })) });
}

/** 预览 (THG-05, FRM-16): what follows from the answers so far. Refuses `bundles.bad-answers` with every answer that fits no question. */
export async function previewBundle(db: Queryable, bundle: string, answers: Answers): Promise<BundlePreview> {
  return previewOf(await requireRelease(db, bundle), answers);
}

function previewOf(release: BundleRelease, answers: Answers): BundlePreview {
  const findings = checkAnswers(release, answers);
  if (findings.length > 0) throw refusals.badAnswers.with({ findings });
  const plan = preview(release, answers);
  return { preview: plan, notice: noticeOf(plan) };
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
