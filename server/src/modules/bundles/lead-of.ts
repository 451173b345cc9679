import type { Bundle } from '@yijian/core/contract';
import { loadPublished } from '#catalogue';
import type { Queryable } from '#platform';
import { getRelease } from './find-release.ts';

/**
 * 牵头部门 (THG-09) of cases opened under a release: whom the definition in force names; of a bundle that was withdrawn, or is tried,
 * whom the release names. Undefined when there never was such a release.
 */
export async function leadOf(db: Queryable, of: { bundle: string; release: string }): Promise<string | undefined> {
  const definition = (await loadPublished(db)).byKind.bundle.get(of.bundle)?.definition as Bundle | undefined;
  return definition?.lead ?? (await getRelease(db, of.release))?.lead.code;
}
