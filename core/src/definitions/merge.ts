import { type Difference, differencesOf, isSame } from './differences.ts';
import type { ElementClasses } from './elements.ts';
import { isPart, keyedList, type Part } from './keyed-list.ts';
import { mergeOrder } from './merge-order.ts';

/** 三方: what the lower level was made from, what the level above says now, what the lower level says. */
export type ThreeWays = { base: unknown; theirs: unknown; ours: unknown };

/**
 * 冲突: a local element that both levels changed, each in its own way. `why`: `both-changed`, `removed-below` (we removed what they
 * changed), `removed-above` (they removed what we changed), `order` (both moved members of one list).
 */
export type MergeConflict = ThreeWays & {
  path: string[];
  why: 'both-changed' | 'removed-below' | 'removed-above' | 'order';
};

/** `choices`: place (parts joined by `/`) -> whose value is kept where both changed it. */
export type MergeChoices = ReadonlyMap<string, 'theirs' | 'ours'>;

/**
 * 合并结果: `body` holds our value wherever a conflict is open. `taken`: what comes from above. `overruled`: what we had changed in
 * common elements and lose (上级统一). Every change of either side stands in the body, in `conflicts` or in `overruled`.
 */
export type Merged = { body: unknown; conflicts: MergeConflict[]; taken: Difference[]; overruled: Difference[] };

/**
 * 三方合并 (CAT-03/05, decisions.md 11): the lower level's definition after the level above published a new version. Common elements
 * follow the level above; own ones stay; local ones take the change of whoever changed them, and wait for a choice where both did.
 * Lists merge member by member by stable id.
 */
export function mergeThreeWay(ways: ThreeWays, classes: ElementClasses, choices: MergeChoices = new Map()): Merged {
  const merging: Merging = { classes, choices, conflicts: [], overruled: [] };
  const body = mergeAt(ways, [], merging);
  return {
    body,
    conflicts: merging.conflicts,
    overruled: merging.overruled,
    taken: differencesOf(ways.ours, body),
  };
}

type Merging = { classes: ElementClasses; choices: MergeChoices; conflicts: MergeConflict[]; overruled: Difference[] };

function mergeAt(ways: ThreeWays, path: string[], merging: Merging): unknown {
  const { base, theirs, ours } = ways;
  if (isSame(theirs, ours)) return ours;
  const { classOf, hasInner } = merging.classes;
  if (!hasInner(path)) {
    const is = classOf(path);
    if (is === 'own') return ours;
    if (is === 'common') return takeCommon(ways, path, merging);
    if (isSame(base, theirs)) return ours;
    if (isSame(base, ours)) return theirs;
  }
  if (isPart(theirs) && isPart(ours))
    return mergeParts({ base: isPart(base) ? base : {}, theirs, ours }, path, merging);
  const lists = [base ?? [], theirs, ours].map(keyedList);
  if (lists[0] && lists[1] && lists[2])
    return mergeLists({ base: lists[0], theirs: lists[1], ours: lists[2] }, path, merging);
  return mergeValue(ways, path, merging);
}

function takeCommon({ base, theirs, ours }: ThreeWays, path: string[], merging: Merging): unknown {
  if (!isSame(base, ours)) merging.overruled.push(...differencesOf(ours, theirs, path));
  return theirs;
}

/** A value, a member or a list without keys: whole or not at all. */
function mergeValue({ base, theirs, ours }: ThreeWays, path: string[], merging: Merging): unknown {
  const is = merging.classes.classOf(path);
  if (is === 'own') return ours;
  if (is === 'common') return takeCommon({ base, theirs, ours }, path, merging);
  if (isSame(base, theirs)) return ours;
  if (isSame(base, ours)) return theirs;
  const why = ours === undefined ? 'removed-below' : theirs === undefined ? 'removed-above' : 'both-changed';
  return choose({ path, why, base, theirs, ours }, merging);
}

function choose(conflict: MergeConflict, { choices, conflicts }: Merging): unknown {
  const choice = choices.get(conflict.path.join('/'));
  if (choice === undefined) conflicts.push(conflict);
  return choice === 'theirs' ? conflict.theirs : conflict.ours;
}

function mergeParts({ base, theirs, ours }: Record<keyof ThreeWays, Part>, path: string[], merging: Merging): Part {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  const merged = names.map((name) => [
    name,
    mergeAt({ base: base[name], theirs: theirs[name], ours: ours[name] }, [...path, name], merging),
  ]);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

type Lists = Record<keyof ThreeWays, ReadonlyMap<string, unknown>>;

function mergeLists(lists: Lists, path: string[], merging: Merging): unknown[] {
  const { base, theirs, ours } = lists;
  const merged = new Map<string, unknown>();
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const ways = { base: base.get(key), theirs: theirs.get(key), ours: ours.get(key) };
    const value = mergeAt(ways, [...path, key], merging);
    if (value !== undefined) merged.set(key, value);
  }
  return orderOf(lists, new Set(merged.keys()), path, merging).map((key) => merged.get(key));
}

function orderOf(lists: Lists, kept: ReadonlySet<string>, path: string[], merging: Merging): string[] {
  const keys = { base: [...lists.base.keys()], theirs: [...lists.theirs.keys()], ours: [...lists.ours.keys()] };
  const { theirs, ours, both } = mergeOrder(keys, kept);
  const is = merging.classes.classOf(path);
  if (!both || is === 'own') return ours;
  if (is === 'common') return theirs;
  const chosen = choose({ path, why: 'order', ...keys }, merging);
  return chosen === keys.theirs ? theirs : ours;
}
