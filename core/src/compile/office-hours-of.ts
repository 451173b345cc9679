import type { Catalogue, Hall, OfficeHours, Region } from '../contract/index.ts';

/** 各地办公时间: by region code; what a hall of the region states stands before what the region states. */
export function officeHoursByRegion(regions: readonly Region[], halls: readonly Hall[]): Map<string, OfficeHours> {
  const sorted = [...halls].sort((a, b) => (a.code < b.code ? 1 : -1));
  return new Map([
    ...regions.flatMap(({ code, officeHours }) => (officeHours ? [[code, officeHours] as const] : [])),
    ...sorted.flatMap(({ region, officeHours }) => (officeHours ? [[region, officeHours] as const] : [])),
  ]);
}

/** 适用的办公时间: of the region itself, else of the nearest region that contains it; undefined when none is stated. */
export function officeHoursOf(catalogue: Catalogue, region: string): OfficeHours | undefined {
  const known = catalogue.officeHours ?? new Map<string, OfficeHours>();
  const around = [...known.keys()]
    .filter((code) => region.startsWith(trunk(code)))
    .sort((a, b) => trunk(b).length - trunk(a).length);
  return around[0] === undefined ? undefined : known.get(around[0]);
}

/** 429900 contains 429903: pairs of zeros at the end say nothing. */
const trunk = (region: string): string => region.replace(/(00)+$/, '');
