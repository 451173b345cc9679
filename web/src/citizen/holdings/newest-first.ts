import type { LicenceCard } from '../../api/holdings.ts';

/** 按证照归并: versions of one licence (same type and holder, same number) under its newest one; valid licences first. */
export function newestFirst(licences: readonly LicenceCard[]): { current: LicenceCard; older: LicenceCard[] }[] {
  const groups = new Map<string, LicenceCard[]>();
  for (const licence of licences) {
    const key = `${licence.typeName} ${licence.holderName} ${licence.number}`;
    groups.set(key, [...(groups.get(key) ?? []), licence]);
  }
  return [...groups.values()]
    .map((group) => group.toSorted((one, other) => other.version.localeCompare(one.version)))
    .map(([current, ...older]) => ({ current: current!, older }))
    .toSorted(
      (one, other) =>
        rank(one.current) - rank(other.current) || other.current.issuedOn.localeCompare(one.current.issuedOn),
    );
}

const rank = (licence: LicenceCard): number => (licence.status === 'active' ? 0 : 1);
