import { explainDue, lightOf, type LightReading } from '@yijian/core/calendar';
import type { PlannedNode } from '@yijian/core/contract';
import type { ReadCase } from './read-case.ts';
import { finalStrandStatuses, strandStatusNames, succeededStatuses } from '../state-table.ts';

export type DueView = LightReading & { due: string; sentence: string; provisional: boolean };

/** A due day in words with its light; null while no clock runs or after the end. */
export function viewDue(
  read: Pick<ReadCase, 'calendar' | 'today'>,
  clock: { start: string; due: string; days: number; running: boolean; startEvent: string },
): DueView {
  const reading = clock.running
    ? lightOf(read.calendar, { start: clock.start, due: clock.due, today: read.today })
    : { light: 'grey' as const, remaining: 0, overdue: 0 };
  const explained = explainDue(read.calendar, {
    start: clock.start,
    days: clock.days,
    unit: 'workingDay',
    startEvent: clock.startEvent,
  });
  return { due: clock.due, ...reading, sentence: explained.sentence, provisional: explained.provisional };
}

/** One strand as everybody may see it: who has it, since when, until when, what it waits for, how it was decided. */
export function viewStrand(read: ReadCase, node: PlannedNode) {
  const strand = read.record.state.strands[node.member]!;
  const authorityName = authorityNameOf(read, node.member);
  const finished = finalStrandStatuses.includes(strand.status);
  return {
    member: node.member,
    number: strand.number,
    itemName: node.itemName,
    itemType: node.itemType,
    node: node.node,
    authority: strand.authority,
    authorityName,
    status: strand.status,
    statusName: strandStatusNames[strand.status],
    after: node.after,
    promisedDays: node.promisedDays,
    plannedDays: node.plannedDays,
    startedOn: strand.dues?.startedOn ?? null,
    finishedAt: strand.finishedAt,
    handedOverAt: strand.handedOverAt,
    due: strand.dues
      ? viewDue(read, {
          start: strand.dues.startedOn,
          due: strand.dues.planned,
          days: node.plannedDays,
          running: !finished,
          startEvent: hasRealPredecessor(read, node) ? '前置事项办结' : '受理',
        })
      : null,
    promisedDue: strand.dues?.promised ?? null,
    statutoryDue: strand.dues?.statutory ?? null,
    waitingFor:
      strand.status === 'waiting'
        ? node.after
            .filter((member) => !succeededStatuses.includes(read.record.state.strands[member]!.status))
            .map((member) => itemNameOf(read, member))
        : [],
    decision: strand.decision
      ? {
          id: strand.decision.id,
          number: strand.decision.number,
          outcome: strand.decision.outcome,
          decidedOn: strand.decision.decidedOn,
          reason: strand.decision.reason,
        }
      : null,
    holder: holderOf(strand.status, authorityName),
  };
}

/** System checks are over before acceptance; only strands before this one move its start. */
const hasRealPredecessor = (read: ReadCase, node: PlannedNode): boolean =>
  read.plan.nodes.some((one) => one.node !== 'check' && node.after.includes(one.member));

export const itemNameOf = (read: ReadCase, member: string): string =>
  read.plan.nodes.find((node) => node.member === member)?.itemName ?? member;
export const authorityNameOf = (read: ReadCase, member: string): string =>
  read.authorities.get(read.record.state.strands[member]?.authority ?? '')?.shortName ??
  read.release.members.find((one) => one.id === member)?.authority.shortName ??
  '';

/** 现在在谁手里, in words. */
function holderOf(status: keyof typeof strandStatusNames, authority: string): string {
  if (status === 'received') return '综合窗口正在核对';
  if (status === 'waiting') return '等前面的事项办结后自动开始';
  if (status === 'reviewing') return `${authority}正在审查`;
  if (status === 'deciding') return `${authority}正在作决定`;
  return '已经办完';
}
