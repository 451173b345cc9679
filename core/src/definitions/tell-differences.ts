import { type Difference, differencesOf } from './differences.ts';
import { partNames, valueNames } from './part-words.ts';

/** 一处变更 in words: `place` 「申请材料 › 平面图 › 复印件」; null = new or gone. `path` as in `Difference`. */
export type ToldChange = Difference & { place: string };

/** 变更的说法: every place in which two definitions differ, members of lists by what they are called in either version. */
export const tellDifferences = (before: unknown, after: unknown): ToldChange[] =>
  differencesOf(before, after).map((one) => ({ ...one, ...tellDifference(one, [before, after]) }));

/** 一处的说法: names looked up in `bodies`, values of closed lists in Chinese. */
export function tellDifference(
  { path, before, after }: Difference,
  bodies: readonly unknown[],
): Pick<ToldChange, 'place' | 'before' | 'after'> {
  return { place: tellPlace(path, bodies), before: worded(path, before), after: worded(path, after) };
}

/** 位置的说法 of a path into any of `bodies`. */
export const tellPlace = (path: readonly string[], bodies: readonly unknown[]): string =>
  path.map((part, at) => nameOf(part, path.slice(0, at), bodies)).join(' › ');

/** For a member of a list, what it is called in either version; else the part's name. */
function nameOf(part: string, path: readonly string[], bodies: readonly unknown[]): string {
  for (const body of bodies) {
    const list = path.reduce<unknown>(inside, body);
    const member = Array.isArray(list) ? (inside(list, part) as Record<string, unknown> | undefined) : undefined;
    const told = member && (member.label ?? member.name ?? member.text ?? member.question ?? member.content);
    if (typeof told === 'string') return told;
  }
  return partNames[part] ?? part;
}

function inside(here: unknown, part: string): unknown {
  return Array.isArray(here)
    ? here.find((one) => [one?.id, one?.member, one?.code].includes(part))
    : (here as Record<string, unknown> | null | undefined)?.[part];
}

const worded = (path: readonly string[], value: string | null): string | null =>
  value === null ? null : (valueNames[path.at(-1) ?? '']?.[value] ?? value);
