/** 一行的变化: kept, added or removed. */
export type LineChange = { is: 'kept' | 'added' | 'removed'; text: string };

/** 逐行比较: the longest common lines stay, the others are removed or added in their place. Templates are some dozens of lines long. */
export function lineChanges(before: string, after: string): LineChange[] {
  const [old, now] = [before.trimEnd().split('\n'), after.trimEnd().split('\n')];
  const common = commonLengths(old, now);
  const changes: LineChange[] = [];
  let [at, to] = [0, 0];
  while (at < old.length || to < now.length) {
    if (at < old.length && to < now.length && old[at] === now[to]) {
      changes.push({ is: 'kept', text: old[at]! });
      at += 1;
      to += 1;
    } else if (to >= now.length || (at < old.length && common[at + 1]![to]! >= common[at]![to + 1]!)) {
      changes.push({ is: 'removed', text: old[at]! });
      at += 1;
    } else {
      changes.push({ is: 'added', text: now[to]! });
      to += 1;
    }
  }
  return changes;
}

/** `[i][j]`: how many lines the ends of both texts from there on have in common. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => Array.from({ length: now.length + 1 }, () => 0));
  for (let at = old.length - 1; at >= 0; at -= 1)
    for (let to = now.length - 1; to >= 0; to -= 1)
      lengths[at]![to] =
        old[at] === now[to] ? lengths[at + 1]![to + 1]! + 1 : Math.max(lengths[at + 1]![to]!, lengths[at]![to + 1]!);
  return lengths;
}
