import type { Bundle, BundleRelease } from '@yijian/core/contract';
import { loadPublished } from '#catalogue';
import type { Queryable } from '#platform';
import { listCurrent } from '../find-release.ts';

/** 后续可办 (THG-06): `when`: in whose case, as the definition says; `inHand`: materials that need not be looked for, issued here. */
export type FollowUp = { bundle: string; name: string; summary: string; when: string | null; inHand: string[] };

/**
 * 预判 (THG-06, pure): what often comes after a bundle: what its definition names, and what of the others asks for a licence that is
 * issued here, the fullest hand first. Only what is offered is told.
 */
export function followUpsOf(
  release: BundleRelease,
  others: readonly BundleRelease[],
  named: Bundle['followUps'],
): FollowUp[] {
  const issued = new Set(release.members.flatMap(({ item }) => item.result.licenceType ?? []));
  const found = others.flatMap((other): FollowUp[] => {
    if (other.bundle === release.bundle || other.audience !== release.audience) return [];
    const inHand = other.materials
      .filter(({ licenceType }) => licenceType !== null && issued.has(licenceType))
      .map(({ name }) => name);
    const when = named?.find(({ bundle }) => bundle === other.bundle)?.when ?? null;
    const { bundle, name, summary } = other;
    return when === null && inHand.length === 0 ? [] : [{ bundle, name, summary, when, inHand }];
  });
  const order = ({ when, inHand }: FollowUp): number => inHand.length + (when === null ? 0 : 0.5);
  return found.sort((one, two) => order(two) - order(one));
}

/** 后续可办 of a bundle that is offered, or was. */
export async function listFollowUps(db: Queryable, release: BundleRelease): Promise<FollowUp[]> {
  const { byKind } = await loadPublished(db);
  const definition = byKind.bundle.get(release.bundle)?.definition as Bundle | undefined;
  return followUpsOf(release, await listCurrent(db), definition?.followUps);
}
