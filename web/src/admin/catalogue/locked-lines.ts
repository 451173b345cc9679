/** 置灰的行 (from 1): every line of the top-level parts that the level above sets. `isLocked`: by the part's name. */
export function lockedLines(text: string, isLocked: (part: string) => boolean): ReadonlySet<number> {
  const locked = new Set<number>();
  let inside = false;
  text.split('\n').forEach((line, at) => {
    const part = /^"?([A-Za-z]+)"?\s*:/.exec(line)?.[1];
    if (part !== undefined) inside = isLocked(part);
    if (inside && line.trim() !== '') locked.add(at + 1);
  });
  return locked;
}
