/**
 * 按编号的清单: lists of definitions are compared and merged member by member. A member's key is its stable `id` (or the `member` or
 * `code` it speaks of); a legal basis is known by law and article.
 */
export type Part = Readonly<Record<string, unknown>>;

export const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members by key in their order; null when the list has members without a key or twice the same key. An empty list has none. */
export function keyedList(value: unknown): ReadonlyMap<string, unknown> | null {
  if (!Array.isArray(value)) return null;
  const keyed = new Map<string, unknown>();
  for (const member of value) {
    const key = keyOf(member);
    if (key === undefined || keyed.has(key)) return null;
    keyed.set(key, member);
  }
  return keyed;
}

function keyOf(member: unknown): string | undefined {
  if (!isPart(member)) return undefined;
  const key = member.id ?? member.member ?? member.code;
  if (typeof key === 'string') return key;
  return typeof member.law === 'string' ? `《${member.law}》${String(member.article ?? '')}` : undefined;
}
