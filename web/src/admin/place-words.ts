import { partNames } from '@yijian/core/definitions';
import { words } from './strings.ts';

/**
 * 位置的说法: `bundle:x/members/food/when` → 「成员事项 › 食品经营许可 › 什么情形要办」; the head is told as 「事项 食品经营许可」 where it is another
 * definition than the one looked at. `names`: by `kind:code` and by member id.
 */
export function placeWords(place: string, home: string, names: ReadonlyMap<string, string> = new Map()): string {
  const [head = '', ...parts] = place.split('/').filter(Boolean);
  // An id that has no name says nothing to people; the message names the thing.
  const told = parts.flatMap(
    (part) => names.get(part) ?? partNames[part] ?? (/^\d+$/.test(part) ? `第 ${Number(part) + 1} 项` : []),
  );
  return [...(head === home || head === '' ? [] : [headWords(head, names)]), ...told].join(' › ');
}

function headWords(head: string, names: ReadonlyMap<string, string>): string {
  const [kind = '', code = ''] = head.split(':');
  return `${words.kinds[kind] ?? kind} ${names.get(head) ?? code}`;
}

/** 定义的地址 of a place: its definition's page; null where the place names none. */
export function placeAddress(place: string): string | null {
  const found = /^([A-Za-z]+):([^/]+)/.exec(place);
  if (!found) return null;
  const [, kind = '', code = ''] = found;
  if (words.kinds[kind] === undefined) return null;
  return kind === 'bundle'
    ? `/admin/bundles/${encodeURIComponent(code)}`
    : `/admin/catalogue/${kind}/${encodeURIComponent(code)}`;
}
