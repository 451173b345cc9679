import type { Timeline } from '@yijian/core/contract';
import type { CompiledRelease, PlanNode } from '../../api/studio.ts';
import type { Inclusion } from './situation.ts';

/** 成员在图上的样子: whether it belongs to the situation, whether it decides the length, and its days. */
export type Standing = { included: boolean | null; critical: boolean; promisedDays: number; plannedDays: number };

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
      return [node.id, { included: inclusion.get(node.id) ?? null, critical, ...daysOf(node, strand) }];
    }),
  );
}

const daysOf = (node: PlanNode, strand: { promisedDays: number; plannedDays: number } | undefined) => ({
  promisedDays: strand?.promisedDays ?? node.promisedDays,
  plannedDays: strand?.plannedDays ?? node.confirmedDays ?? node.promisedDays,
});
