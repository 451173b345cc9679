import { shanghaiDay } from '@yijian/core/calendar';
import { type GuideKind, guideKindNames, itemSections } from '@yijian/core/procedures';
import { papers } from '#documents';
import type { Environment, ServedFile } from '#platform';
import { listVersions } from '../catalogue.store.ts';
import { loadPublished } from '../load-published.ts';
import { refusals } from '../refusals.ts';

/**
 * 事项的规程文档 (CAT-37) as PDF, made from the version in force: 办事指南, 窗口工作指引 or 审批操作规程. Refuses
 * `catalogue.unknown-item`.
 */
export async function itemDocument(
  env: Pick<Environment, 'db' | 'now' | 'config'>,
  code: string,
  kind: GuideKind,
): Promise<ServedFile> {
  const { catalogue } = await loadPublished(env.db);
  const published = catalogue.items.get(code);
  if (published === undefined) throw refusals.unknownItem.with({ code, suggestions: [] });
  const { definition: item, version, hash } = published;
  const versions = await listVersions(env.db, { kind: 'item', code });
  const now = await env.now();
  const since = versions.find((one) => one.version === version)?.effectiveFrom ?? now;
  const { pdf } = await papers.guide(
    {
      title: item.name,
      kindName: guideKindNames[kind],
      authority: catalogue.authorities.get(item.authority)?.name ?? item.authority,
      version,
      effectiveOn: shanghaiDay(since),
      hash,
      demo: env.config.demo,
      sections: itemSections(kind, item, catalogue),
    },
    now,
  );
  return { name: `${item.name}${guideKindNames[kind]}（第${version}版）.pdf`, type: 'application/pdf', content: pdf };
}
