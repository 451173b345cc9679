/** 事项正文 as it is being edited: whatever stands in the draft, also what is still wrong. */
export type ItemBody = Readonly<Record<string, unknown>>;
/** 路径 into a definition: names, and numbers in lists. */
export type Path = readonly (string | number)[];

/** What stands at a path; undefined where nothing does. */
export function valueAt(body: unknown, path: Path): unknown {
  let here = body;
  for (const part of path) here = (here as Record<string | number, unknown> | null | undefined)?.[part];
  return here;
}

/** The text at a path; numbers as written; empty where there is none. */
export function textAt(body: unknown, path: Path): string {
  const value = valueAt(body, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The list at a path; empty where there is none. */
export function listAt(body: unknown, path: Path): readonly unknown[] {
  const value = valueAt(body, path);
  return Array.isArray(value) ? value : [];
}

/**
 * 改一处: the same definition with `value` at the path; undefined takes the property away. Everything beside the path stays as it
 * is, also what no section shows.
 */
export function withValue<T>(body: T, path: Path, value: unknown): T {
  const [part, ...rest] = path;
  if (part === undefined) return value as T;
  const inner = withValue((body as Record<string | number, unknown> | null | undefined)?.[part], rest, value);
  if (Array.isArray(body)) return body.map((one, at) => (at === part ? inner : one)) as T;
  const record = typeof body === 'object' && body !== null ? (body as Record<string | number, unknown>) : {};
  if (inner !== undefined) return { ...record, [part]: inner } as T;
  const { [part]: _gone, ...others } = record;
  return others as T;
}

/** 位置 of a path as findings name it: ids in place of list numbers, e.g. `materials/design/copies`. */
export function placeOf(body: unknown, path: Path): string {
  return path
    .map((part, at) => {
      const id = typeof part === 'number' ? valueAt(body, [...path.slice(0, at + 1), 'id']) : undefined;
      return typeof id === 'string' ? id : String(part);
    })
    .join('/');
}

/** 换位置: the list with the entry `from` at `to`; unchanged when `to` lies outside. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const order = [...list];
  if (to < 0 || to >= order.length) return order;
  order.splice(to, 0, ...order.splice(from, 1));
  return order;
}
