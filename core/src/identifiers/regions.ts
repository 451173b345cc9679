/**
 * Province-level division codes (省级行政区划代码, GB/T 2260, first two digits) that occur in identifiers:
 * 81/82/83 are the residence permits of 港澳台居民. Counties are not checked: old codes stay valid in old numbers.
 */
const provinces = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 ' + '50 51 52 53 54 61 62 63 64 65 71 81 82 83'
  ).split(' '),
);

/** Whether the two digits name a province-level division (省级代码). */
export function isProvinceCode(twoDigits: string): boolean {
  return provinces.has(twoDigits);
}
