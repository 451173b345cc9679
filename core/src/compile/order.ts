import type { Edge } from '../contract/index.ts';
import { byCode } from './keys.ts';

/**
 * 排先后: members so that every edge points forward, ties by id. Members on or behind a ring come last, by id, so that the
 * result is total; `findRing` names the ring.
 */
export function topologicalOrder(members: readonly string[], edges: readonly Pick<Edge, 'from' | 'to'>[]): string[] {
  const waitsFor = new Map(members.map((member) => [member, new Set<string>()]));
  for (const { from, to } of edges) if (waitsFor.has(from)) waitsFor.get(to)?.add(from);
  const order: string[] = [];
  const open = [...members].sort(byCode);
  while (open.length > 0) {
    const at = Math.max(
      0,
      open.findIndex((member) => waitsFor.get(member)?.size === 0),
    );
    const [next] = open.splice(at, 1) as [string];
    order.push(next);
    for (const waiting of waitsFor.values()) waiting.delete(next);
  }
  return order;
}

/** 找环: members of one ring in the order in which each waits for the next, starting at the smallest id; undefined when there is none. */
export function findRing(
  members: readonly string[],
  edges: readonly Pick<Edge, 'from' | 'to'>[],
): string[] | undefined {
  const waitsFor = directBefore(members, edges);
  const settled = new Set<string>();
  for (const start of [...members].sort(byCode)) {
    const ring = ringFrom(start, waitsFor, settled);
    if (ring !== undefined) return ring;
  }
  return undefined;
}

/** Depth first along "waits for", without recursion in the number of members. */
function ringFrom(
  start: string,
  waitsFor: ReadonlyMap<string, readonly string[]>,
  settled: Set<string>,
): string[] | undefined {
  const path: string[] = [start];
  const next: number[] = [0];
  while (path.length > 0) {
    const at = path.at(-1) as string;
    const step = next[next.length - 1] as number;
    const target = waitsFor.get(at)?.[step];
    next[next.length - 1] = step + 1;
    if (target === undefined || settled.has(at)) {
      settled.add(at);
      path.pop();
      next.pop();
    } else if (path.includes(target)) return turned(path.slice(path.indexOf(target)));
    else {
      path.push(target);
      next.push(0);
    }
  }
  return undefined;
}

function turned(ring: readonly string[]): string[] {
  const first = ring.indexOf([...ring].sort(byCode)[0] as string);
  return [...ring.slice(first), ...ring.slice(0, first)];
}

/** 前置: for each member the members it waits for directly, by id. */
export function directBefore(
  members: readonly string[],
  edges: readonly Pick<Edge, 'from' | 'to'>[],
): Map<string, string[]> {
  const before = new Map<string, string[]>(members.map((member) => [member, []]));
  for (const { from, to } of edges) if (before.has(from)) before.get(to)?.push(from);
  for (const list of before.values()) list.sort(byCode);
  return before;
}

/** 全部前置: for each member everything that is concluded before it starts; `order` is topological. */
export function allBefore(
  order: readonly string[],
  direct: ReadonlyMap<string, readonly string[]>,
): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const member of order) {
    const before = new Set<string>();
    for (const one of direct.get(member) ?? []) {
      before.add(one);
      for (const earlier of all.get(one) ?? []) before.add(earlier);
    }
    all.set(member, before);
  }
  return all;
}
