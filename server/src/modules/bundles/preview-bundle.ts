import { checkAnswers, noticeOf, preview } from '@yijian/core/compile';
import type { Answers, BundleRelease, Notice, Preview } from '@yijian/core/contract';
import type { Queryable } from '#platform';
import { refusals } from './refusals.ts';
import { currentRelease, listCurrent } from './releases.ts';

/** 预览与一次性告知 for one situation. */
export type BundlePreview = { preview: Preview; notice: Notice };

/**
 * 能申请的发布版. Refuses `bundles.unknown-bundle` (404, with names that come close) and `bundles.not-open` (an item of it was
 * withdrawn).
 */
export async function requireRelease(db: Queryable, bundle: string): Promise<BundleRelease> {
  const release = await currentRelease(db, bundle);
  if (release !== undefined) return release;
  throw refusals.unknownBundle.with({ bundle, suggestions: (await listCurrent(db)).slice(0, 3).map(({ bundle: code, name }) => ({ code, name })) });
}

/** 预览 (THG-05, FRM-16): what follows from the answers so far. Refuses `bundles.bad-answers` with every answer that fits no question. */
export async function previewBundle(db: Queryable, bundle: string, answers: Answers): Promise<BundlePreview> {
  const release = await requireRelease(db, bundle);
  const findings = checkAnswers(release, answers);
  if (findings.length > 0) throw refusals.badAnswers.with({ findings });
  const plan = preview(release, answers);
  return { preview: plan, notice: noticeOf(plan) };
}
