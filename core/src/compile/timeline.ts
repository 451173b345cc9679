import type { Edge, ReleaseMember, Timeline } from '../contract/index.ts';
import { workingDaysOf } from './days.ts';
import { byCode } from './keys.ts';
import { directBefore } from './order.ts';
import { longestPromise, type Situation } from './situation.ts';

/** 网络: nodes in topological order with the working days each takes. */
export type Network = {
  order: readonly string[];
  edges: readonly Pick<Edge, 'from' | 'to'>[];
  days: ReadonlyMap<string, number>;
};

type Lengths = { head: ReadonlyMap<string, number>; tail: ReadonlyMap<string, number>; longest: number };

/** 计划天数: the confirmed tighter limit (一事一方案), else the published promise. */
export function plannedDaysOf(member: ReleaseMember): number {
  return member.confirmedDays ?? workingDaysOf(member.item.promised);
}

/** 联合办理上限: smallest cap of the regimes where two or more 行政许可 (type 01) are handled together; null = none. */
export function jointCapOf(included: readonly ReleaseMember[]): number | null {
  const permits = included.filter((member) => member.item.type === '01');
  const caps = permits.flatMap((member) => (member.jointCapDays === null ? [] : [member.jointCapDays]));
  return permits.length < 2 || caps.length === 0 ? null : Math.min(...caps);
}

/** 时间线 (THG-07/08): start and end of every node, the critical path, and where it does not fit the tighter limits that would. */
export function timelineOf(situation: Situation): Timeline {
  const { included, order, edges, promiseDays } = situation;
  const days = new Map(included.map((member) => [member.id, plannedDaysOf(member)]));
  const network = { order, edges, days };
  const lengths = lengthsOf(network);
  const proposals = lengths.longest > promiseDays ? proposedDays(network, promiseDays) : undefined;
  const byId = new Map(included.map((member) => [member.id, member]));
  const strands = order.map((member) => {
    const plannedDays = days.get(member) ?? 0;
    const endOffset = lengths.head.get(member) ?? 0;
    const proposed = proposals?.get(member);
    return {
      member,
      plannedDays,
      endOffset,
      startOffset: endOffset - plannedDays,
      promisedDays: workingDaysOf((byId.get(member) as ReleaseMember).item.promised),
      proposedDays: proposed === undefined || proposed === plannedDays ? null : proposed,
      critical: lengthThrough(lengths, member, plannedDays) === lengths.longest,
    };
  });
  return {
    promiseDays,
    longestDays: longestPromise(included),
    criticalPathDays: lengths.longest,
    criticalPath: criticalPathOf(network, lengths),
    fits: lengths.longest <= promiseDays,
    jointCapDays: jointCapOf(included),
    strands,
  };
}

/** 关键路径天数: the longest way through the network. */
export function criticalDays(network: Network): number {
  return lengthsOf(network).longest;
}

function lengthsOf({ order, edges, days }: Network): Lengths {
  const before = directBefore(order, edges);
  const after = directBefore(
    order,
    edges.map(({ from, to }) => ({ from: to, to: from })),
  );
  const head = reach(order, before, days);
  const tail = reach([...order].reverse(), after, days);
  return { head, tail, longest: Math.max(0, ...head.values()) };
}

function reach(
  order: readonly string[],
  before: ReadonlyMap<string, readonly string[]>,
  days: ReadonlyMap<string, number>,
): Map<string, number> {
  const reached = new Map<string, number>();
  for (const member of order) {
    const start = Math.max(0, ...(before.get(member) ?? []).map((one) => reached.get(one) ?? 0));
    reached.set(member, start + (days.get(member) ?? 0));
  }
  return reached;
}

function lengthThrough({ head, tail }: Lengths, member: string, days: number): number {
  return (head.get(member) ?? 0) + (tail.get(member) ?? 0) - days;
}

/** One longest path, the smallest ids where several are equally long. */
function criticalPathOf(network: Network, { head, longest }: Lengths): string[] {
  const before = directBefore(network.order, network.edges);
  let at = [...network.order].sort(byCode).find((member) => head.get(member) === longest && longest > 0);
  const path: string[] = [];
  while (at !== undefined && !path.includes(at)) {
    path.unshift(at);
    const start = (head.get(at) ?? 0) - (network.days.get(at) ?? 0);
    at = before.get(at)?.find((member) => head.get(member) === start);
  }
  return path;
}

/**
 * 时限分摊: limits under which the longest path keeps to `promiseDays`, none longer than now. A node that takes time
 * keeps at least one day. Each node first gets its share of the longest path through it, then what is left over is
 * given back a day at a time, to whom most was taken. Undefined when even one day each does not fit.
 */
export function proposedDays(network: Network, promiseDays: number): Map<string, number> | undefined {
  const lengths = lengthsOf(network);
  const proposed = new Map<string, number>();
  for (const member of network.order) {
    const days = network.days.get(member) ?? 0;
    const share = Math.floor((days * promiseDays) / Math.max(1, lengthThrough(lengths, member, days)));
    proposed.set(member, Math.min(days, Math.max(1, share)));
  }
  return tightened(network, proposed, promiseDays) ? relaxed(network, proposed, promiseDays) : undefined;
}

/** Rounding up to one day may overshoot: takes days from the longest limit on the longest path until it fits. */
function tightened(network: Network, proposed: Map<string, number>, promiseDays: number): boolean {
  for (;;) {
    const trial = { ...network, days: proposed };
    const lengths = lengthsOf(trial);
    if (lengths.longest <= promiseDays) return true;
    const longest = criticalPathOf(trial, lengths).reduce((most, member) =>
      (proposed.get(member) ?? 0) > (proposed.get(most) ?? 0) ? member : most,
    );
    const days = proposed.get(longest) ?? 0;
    if (days <= 1) return false;
    proposed.set(longest, days - 1);
  }
}

function relaxed(network: Network, proposed: Map<string, number>, promiseDays: number): Map<string, number> {
  const taken = (member: string): number => (network.days.get(member) ?? 0) - (proposed.get(member) ?? 0);
  for (;;) {
    const lengths = lengthsOf({ ...network, days: proposed });
    const next = network.order
      .filter((member) => taken(member) > 0 && lengthThrough(lengths, member, proposed.get(member) ?? 0) < promiseDays)
      .sort((one, other) => taken(other) - taken(one) || byCode(one, other))[0];
    if (next === undefined) return proposed;
    proposed.set(next, (proposed.get(next) ?? 0) + 1);
  }
}
