import { shanghaiDay } from '@yijian/core/calendar';
import { bundleSections, type GuideKind, guideKindNames } from '@yijian/core/procedures';
import { loadCatalogue } from '#catalogue';
import { papers } from '#documents';
import type { Environment, ServedFile } from '#platform';
import { listReleases } from '../bundles.store.ts';
import { requireRelease } from '../preview-bundle.ts';

/** 一件事的规程文档 (CAT-37) as PDF, made from the release that is offered. Refuses like {@link requireRelease}. */
export async function bundleDocument(
  env: Pick<Environment, 'db' | 'now' | 'config'>,
  bundle: string,
  kind: GuideKind,
): Promise<ServedFile> {
  const release = await requireRelease(env.db, bundle);
  const now = await env.now();
  const releases = await listReleases(env.db, bundle);
  const since = releases.find(({ hash }) => hash === release.hash)?.publishedAt ?? now;
  const { pdf } = await papers.guide(
    {
      title: release.name,
      kindName: guideKindNames[kind],
      authority: release.lead.name,
      version: release.version,
      effectiveOn: shanghaiDay(since),
      hash: release.hash,
      demo: env.config.demo,
      sections: bundleSections(kind, release, await loadCatalogue(env.db)),
    },
    now,
  );
  const name = `${release.name}${guideKindNames[kind]}（第${release.version}版）.pdf`;
  return { name, type: 'application/pdf', content: pdf };
}
