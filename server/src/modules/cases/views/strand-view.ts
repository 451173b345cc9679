import { explainDue, explainHours, lightOf, type LightReading, type PeriodUnit } from '@yijian/core/calendar';
import { limitWords } from '@yijian/core/compile';
import type { PlannedNode } from '@yijian/core/contract';
import { lightOfDues } from '../dues.ts';
import type { ReadCase } from './read-case.ts';
import { finalStrandStatuses, strandStatusNames, succeededStatuses } from '../state-table.ts';

/** `dueAt`, `minutesLeft`, `minutesOver`: only of a promise in working hours. */
export type DueView = LightReading & {
  due: string;
  sentence: string;
  provisional: boolean;
  dueAt?: string;
  minutesLeft?: number;
  minutesOver?: number;
};

/** A due day in words with its light; null while no clock runs or after the end. */
export function viewDue(
  read: Pick<ReadCase, 'calendar' | 'today'>,
  clock: { start: string; due: string; days: number; unit?: PeriodUnit; running: boolean; startEvent: string },
): DueView {
  const reading = clock.running
    ? lightOf(read.calendar, { start: clock.start, due: clock.due, today: read.today })
    : { light: 'grey' as const, remaining: 0, overdue: 0 };
  const explained = explainDue(read.calendar, {
    start: clock.start,
    days: clock.days,
    unit: clock.unit ?? 'workingDay',
    startEvent: clock.startEvent,
  });
  return { due: clock.due, ...reading, sentence: explained.sentence, provisional: explained.provisional };
}

/** 子件的期限 in words and with its light, in the unit of its own promise (ENG-08). */
function viewStrandDue(read: ReadCase, node: PlannedNode, running: boolean): DueView | null {
  const { dues } = read.record.state.strands[node.member]!;
  if (!dues) return null;
  const startEvent = hasRealPredecessor(read, node) ? '前置事项办结' : '受理';
  if (dues.dueAt && dues.startedAt && node.officeHours) {
    const explained = explainHours(read.calendar, node.officeHours, {
      startAt: dues.startedAt,
      hours: dues.hours ?? 0,
      startEvent,
    });
    const idle = { light: 'grey' as const, remaining: 0, overdue: 0 };
    return {
      due: dues.planned,
      dueAt: dues.dueAt,
      sentence: explained.sentence,
      provisional: explained.provisional,
      ...(running ? lightOfDues(read.calendar, { dues, node, now: read.now }) : idle),
    };
  }
  const own = node.limits?.promised;
  const inOwnUnit = own?.unit === 'calendarDay' && dues.planned === dues.promised;
  const days = inOwnUnit ? own.n : node.plannedDays;
  const unit = inOwnUnit ? ('calendarDay' as const) : ('workingDay' as const);
  return viewDue(read, { start: dues.startedOn, due: dues.planned, days, unit, running, startEvent });
}

/** One strand as everybody may see it: who has it, since when, until when, what it waits for, how it was decided. */
export function viewStrand(read: ReadCase, node: PlannedNode) {
  const strand = read.record.state.strands[node.member]!;
  const authorityName = authorityNameOf(read, node.member);
  const finished = finalStrandStatuses.includes(strand.status);
  return {
    member: node.member,
    number: strand.number,
    item: node.item,
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
    promise: limitWords(node.limits?.promised ?? { n: node.promisedDays, unit: 'workingDay' }),
    isInstant: node.instant === true,
    givesLicence: givesLicence(read, node.member),
    startedOn: strand.dues?.startedOn ?? null,
    finishedAt: strand.finishedAt,
    handedOverAt: strand.handedOverAt,
    due: viewStrandDue(read, node, !finished),
    stage: viewStage(read, node, finished),
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
    filing: strand.filing ?? null,
    holder: holderOf(strand.status, authorityName),
  };
}

/** 本环节: the step in hand, by its own name, with its own limit; null where none is counted. */
function viewStage(read: ReadCase, node: PlannedNode, finished: boolean) {
  const stage = read.record.state.strands[node.member]!.stage;
  const step = stage && node.steps.find((one) => one.id === stage.step);
  if (!stage || !step || finished) return null;
  const { light, remaining, overdue } = lightOf(read.calendar, {
    start: stage.startedOn,
    due: stage.due,
    today: read.today,
  });
  return { name: step.name, days: step.days, startedOn: stage.startedOn, due: stage.due, light, remaining, overdue };
}

/** System checks are over before acceptance; only strands before this one move its start. */
const hasRealPredecessor = (read: ReadCase, node: PlannedNode): boolean =>
  read.plan.nodes.some((one) => one.node !== 'check' && node.after.includes(one.member));

/** Whether a grant of this strand puts a licence into 我的证照; else its result is the decision itself. */
export const givesLicence = (read: Pick<ReadCase, 'release'>, member: string): boolean =>
  read.release.members.find((one) => one.id === member)?.item.result.kind === 'licence';

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
