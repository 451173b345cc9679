import type { Definition } from '@yijian/core/contract';
import { tellDifferences, type ToldChange } from '@yijian/core/definitions';
import type { Queryable } from '#platform';
import { findBody, listVersions, type VersionRow } from '../catalogue.store.ts';
import { refusals } from '../refusals.ts';

/** 一版的变更 in words: `place` 「申请材料 › 平面图 › 复印件」; null = new or gone. */
export type PublicChange = Pick<ToldChange, 'place' | 'before' | 'after'>;
export type PublicVersion = Pick<VersionRow, 'version' | 'status' | 'effectiveFrom' | 'effectiveTo' | 'publishedAt'> & {
  reason: string | null;
  legalBasis: string | null;
  changes: PublicChange[];
};

/** Versions told in full; older ones are in the archive that `yijian export` writes. */
const TOLD_MAX = 20;

/**
 * 指南的变更记录 (CAT-01): every version that was ever in force or is to come, newest first, each with what it changed. Drafts are not
 * for the public. Refuses `catalogue.unknown-item`.
 */
export async function publicHistory(db: Queryable, code: string): Promise<{ versions: PublicVersion[] }> {
  const ref = { kind: 'item' as const, code };
  const rows = (await listVersions(db, ref)).filter(({ status }) => status !== 'draft').slice(0, TOLD_MAX);
  if (rows.length === 0) throw refusals.unknownItem.with({ code, suggestions: [] });
  const bodies = new Map<number, Definition>();
  for (const { version } of rows) bodies.set(version, (await findBody(db, ref, version))!);
  return {
    versions: rows.map(({ version, status, effectiveFrom, effectiveTo, publishedAt, reason, legalBasis }, at) => {
      const before = rows[at + 1];
      const changes = before === undefined ? [] : tell(bodies.get(before.version)!, bodies.get(version)!);
      return { version, status, effectiveFrom, effectiveTo, publishedAt, reason, legalBasis, changes };
    }),
  };
}

/** Codes and references mean nothing to people who look for what changed for them. */
const untold = new Set(['inherits', 'kind', 'code', 'taskCode']);

const tell = (before: Definition, after: Definition): PublicChange[] =>
  tellDifferences(before, after)
    .filter(({ path }) => !untold.has(path[0]!))
    .map(({ place, before: old, after: now }) => ({ place, before: old, after: now }));
