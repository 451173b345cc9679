import type { Timeline } from '@yijian/core/contract';
import type { CompiledRelease, PlanNode } from '../../api/studio.ts';
import type { Inclusion } from './situation.ts';

/** 成员在图上的样子: whether it belongs to the situation, whether it decides the length, and its days. */
export type Standing = {
  included: boolean | null;
  critical: boolean;
  promisedDays: number;
  plannedDays: number;
  /** on the longest way, even where it takes no time itself; then from when to when */
  onPath: { from: number; to: number } | null;
};

/** 图上的样子 of every member. A path of no days decides nothing. */
export function standingsOf(
  release: CompiledRelease,
  inclusion: Inclusion,
  timeline: Timeline,
): ReadonlyMap<string, Standing> {
  const strands = new Map(timeline.strands.map((strand) => [strand.member, strand]));
  return new Map(
    release.nodes.map((node) => {
      const strand = strands.get(node.id);
      const critical = timeline.criticalPathDays > 0 && strand?.critical === true && strand.plannedDays > 0;
      const onPath = strand?.critical ? { from: strand.startOffset, to: strand.endOffset } : null;
      return [node.id, { included: inclusion.get(node.id) ?? null, critical, onPath, ...daysOf(node, strand) }];
    }),
  );
}

/** 关键的先后: both ends on the longest way, and the one ends just when the other begins. */
export function isOnLongestWay(from: Standing | undefined, to: Standing | undefined): boolean {
  const hasTime = from?.critical === true || to?.critical === true;
  return hasTime && from?.onPath != null && to?.onPath != null && from.onPath.to === to.onPath.from;
}

const daysOf = (node: PlanNode, strand: { promisedDays: number; plannedDays: number } | undefined) => ({
  promisedDays: strand?.promisedDays ?? node.promisedDays,
  plannedDays: strand?.plannedDays ?? node.confirmedDays ?? node.promisedDays,
});
