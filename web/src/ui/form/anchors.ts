/** 锚点 of a place (`field:…`, `material:…`) as an element id: findings lead to it from other pages. */
export function anchorOf(place: string): string {
  return place.replace(/[^A-Za-z0-9]/gu, (mark) => `-${mark.codePointAt(0)!.toString(36)}-`);
}
