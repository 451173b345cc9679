/** 改动: one place in which the draft departs from what is in force. `before` / `after` are null where it is new or gone. */
export type Difference = { path: string[]; before: string | null; after: string | null };

/** 比较: every place in which two definitions differ; lists with ids are compared by id, so that moving on is not rewriting. */
export function differencesOf(before: unknown, after: unknown, path: string[] = []): Difference[] {
  if (same(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => differencesOf(before[name], after[name], [...path, name]));
  }
  const lists = [before, after].map(byId);
  if (lists[0] && lists[1]) {
    const ids = [...new Set([...lists[0].keys(), ...lists[1].keys()])];
    const inside = ids.flatMap((id) => differencesOf(lists[0]!.get(id), lists[1]!.get(id), [...path, id]));
    return inside.length > 0
      ? inside
      : [{ path, before: [...lists[0].keys()].join('、'), after: [...lists[1].keys()].join('、') }];
  }
  return [{ path, before: shown(before), after: shown(after) }];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list whose members all have an id (or, for options, a code). */
function byId(value: unknown): Map<string, unknown> | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const ids = value.map((one) => (isRecord(one) ? (one.id ?? one.member ?? one.code) : undefined));
  return ids.every((id) => typeof id === 'string')
    ? new Map(value.map((one, index) => [ids[index] as string, one]))
    : null;
}

function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (isRecord(value)) {
    const named = [value.name, value.text, value.label, value.item].find((one) => typeof one === 'string');
    return named === undefined ? JSON.stringify(value) : String(named);
  }
  if (Array.isArray(value)) return value.map((one) => shown(one) ?? '').join('、');
  return String(value);
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .flatMap((name) => (value[name] === undefined ? [] : [[name, sorted(value[name])]])),
  );
}
