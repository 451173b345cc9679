type Keys = { base: readonly string[]; theirs: readonly string[]; ours: readonly string[] };

/**
 * 合并次序 of a list's members `kept`: `ours` and `theirs` are the order each side would have, with the other side's additions put after
 * the member they followed there. `both`: both sides moved members, and not in the same way; otherwise the two are the same.
 */
export function mergeOrder(keys: Keys, kept: ReadonlySet<string>): { theirs: string[]; ours: string[]; both: boolean } {
  const theirs = woven(keys.theirs, keys.ours, kept);
  const ours = woven(keys.ours, keys.theirs, kept);
  if (!isMoved(keys.base, keys.ours)) return { theirs, ours: theirs, both: false };
  if (!isMoved(keys.base, keys.theirs)) return { theirs: ours, ours, both: false };
  return { theirs, ours, both: isMoved(keys.theirs, keys.ours) };
}

/** Whether the members that both lists have stand in another order. */
function isMoved(one: readonly string[], other: readonly string[]): boolean {
  const inOther = new Set(other);
  const inOne = new Set(one);
  const shared = one.filter((key) => inOther.has(key));
  return other.filter((key) => inOne.has(key)).some((key, at) => key !== shared[at]);
}

function woven(first: readonly string[], second: readonly string[], kept: ReadonlySet<string>): string[] {
  const order = first.filter((key) => kept.has(key));
  const placed = new Set(order);
  second.forEach((key, at) => {
    if (!kept.has(key) || placed.has(key)) return;
    const before = second.slice(0, at).findLast((one) => placed.has(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
    placed.add(key);
  });
  return order;
}
