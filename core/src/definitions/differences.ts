import { canonicalJson } from '../contract/index.ts';
import { isPart, keyedList } from './keyed-list.ts';

/** 改动: one place in which `after` departs from `before`; the values are null where it is new or gone. */
export type Difference = { path: string[]; before: string | null; after: string | null };

/** 比较: every place in which two definitions differ; lists with ids are compared by id, so that moving on is not rewriting. */
export function differencesOf(before: unknown, after: unknown, path: string[] = []): Difference[] {
  if (isSame(before, after)) return [];
  if (isPart(before) && isPart(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => differencesOf(before[name], after[name], [...path, name]));
  }
  const lists = [keyedList(before), keyedList(after)] as const;
  if (lists[0] === null || lists[1] === null) return [{ path, before: shown(before), after: shown(after) }];
  const ids = [...new Set([...lists[0].keys(), ...lists[1].keys()])];
  const inside = ids.flatMap((id) => differencesOf(lists[0]!.get(id), lists[1]!.get(id), [...path, id]));
  return inside.length > 0
    ? inside
    : [{ path, before: [...lists[0].keys()].join('、'), after: [...lists[1].keys()].join('、') }];
}

/** Whether two values are the same definition text: members left out and `undefined` are one. */
export const isSame = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);

const textOf = (value: unknown): string => (value === undefined ? '' : canonicalJson(value));

/** A value in short words; null for nothing. */
export function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (isPart(value)) {
    const named = [value.name, value.text, value.label, value.item, value.law].find((one) => typeof one === 'string');
    return named === undefined ? JSON.stringify(value) : String(named);
  }
  if (Array.isArray(value)) return value.map((one) => shown(one) ?? '').join('、');
  return String(value);
}
