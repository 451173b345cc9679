import { dayNumber, shanghaiDay, workingDaysBetween, workingMinutesBetween } from '@yijian/core/calendar';
import { limitWords } from '@yijian/core/compile';
import type { PlannedNode } from '@yijian/core/contract';
import type { StrandState } from '../case-state.ts';
import { strandStatusNames } from '../state-table.ts';
import { handlerOf, type LetterData, type LetterFacts, type LetterPlan, ofCase, strandsOf } from './letter-facts.ts';

type Sheet = LetterData<'summary-sheet'>;

/**
 * 办结汇总单 (THG-28): one paper on the whole case, whatever became of its strands: result, time used against the promise, fees, and
 * the licence or letter of each. Only of a case with several items; of one item the 办结通知单 says it all.
 */
export function summarySheet(facts: LetterFacts): LetterPlan | null {
  const { state, head } = facts.read.record;
  const nodes = strandsOf(facts);
  if (nodes.length < 2) return null;
  const fees = feesOf(facts);
  const total = fees.reduce((sum, fee) => sum + fee.amountFen, 0);
  return {
    act: 'summary-sheet',
    title: '办结汇总单',
    ...ofCase(facts),
    data: {
      applicant: facts.applicant,
      date: facts.read.today,
      bundle: head.bundleName,
      caseNumber: state.receiptNo,
      outcome: outcomeWords(nodes.map((node) => state.strands[node.member]!)),
      receivedOn: state.receivedOn,
      acceptedOn: state.acceptedOn!,
      ...(state.bundleDue && { promisedOn: state.bundleDue }),
      concludedOn: facts.read.today,
      promised: limitWords({ n: facts.read.plan.promiseDays, unit: 'workingDay' }),
      used: daysWords(workingDaysBetween(facts.read.calendar, state.acceptedOn!, facts.read.today)),
      results: nodes.map((node) => resultOf(facts, node)),
      papers: nodes.flatMap((node) => paperOf(facts, node)),
      times: nodes.map((node) => timeOf(facts, node)),
      fees: fees.map(({ name, fee, amountFen }) => ({ name, fee, amount: yuan(amountFen) })),
      feesTotal: fees.length === 0 ? '没有收费' : yuan(total),
    },
  };
}

/** How many strands ended how; every strand is counted once. */
function outcomeWords(strands: readonly StrandState[]): string {
  const counts = new Map<string, number>();
  for (const { status } of strands)
    counts.set(strandStatusNames[status], (counts.get(strandStatusNames[status]) ?? 0) + 1);
  return [...counts].map(([name, n]) => `${n} 项${name}`).join('，');
}

function resultOf(facts: LetterFacts, node: PlannedNode): Sheet['results'][number] {
  return {
    name: node.itemName,
    authority: handlerOf(facts.read, node.member).name,
    result: strandStatusNames[facts.read.record.state.strands[node.member]!.status],
  };
}

/** The paper of a decision with its number; a strand that ended without one has none. */
function paperOf({ read }: LetterFacts, node: PlannedNode): string[] {
  const { decision, filing } = read.record.state.strands[node.member]!;
  if (filing) return [`备案凭证（${node.itemName}），编号 ${filing.number}`];
  if (!decision) return [];
  const { result } = read.release.members.find((one) => one.id === node.member)!.item;
  const name = decision.outcome === 'granted' ? result.name : `不予决定书（${node.itemName}）`;
  return [`${name}，文号 ${decision.number}`];
}

function timeOf(facts: LetterFacts, node: PlannedNode): Sheet['times'][number] {
  const { dues, finishedAt, status } = facts.read.record.state.strands[node.member]!;
  return {
    name: node.itemName,
    promised: limitWords(node.limits?.promised ?? { n: node.promisedDays, unit: 'workingDay' }),
    used: dues ? usedWords(facts, node, { dues, finishedAt: finishedAt! }) : untimed(status),
    ...(dues && { promisedOn: dues.promised }),
    concludedOn: shanghaiDay(finishedAt!),
  };
}

const untimed = (status: StrandState['status']): string => (status === 'filed' ? '当场备案' : '没有开始计时');

type Ran = { dues: NonNullable<StrandState['dues']>; finishedAt: string };

/** 实际用时 in the unit of the promise; the day of start does not count (民法典 201). */
function usedWords({ read }: LetterFacts, node: PlannedNode, { dues, finishedAt }: Ran): string {
  if (dues.startedAt && dues.dueAt && node.officeHours) {
    const minutes = workingMinutesBetween(read.calendar, node.officeHours, dues.startedAt, finishedAt);
    return `${Math.ceil(minutes / 60)} 个工作小时`;
  }
  const finishedOn = shanghaiDay(finishedAt);
  if (node.limits?.promised.unit === 'calendarDay')
    return daysWords(dayNumber(finishedOn) - dayNumber(dues.startedOn), '日（自然日）');
  return daysWords(workingDaysBetween(read.calendar, dues.startedOn, finishedOn));
}

const daysWords = (days: number, unit = '个工作日'): string => (days <= 0 ? '当日办结' : `${days} ${unit}`);
const yuan = (fen: number): string => `${(fen / 100).toFixed(2)} 元`;

/** 登记的收费 until the day of conclusion, by the names under which the guide publishes them. */
function feesOf({ read }: LetterFacts): { name: string; fee: string; amountFen: number }[] {
  return read.events
    .filter((event) => event.type === 'strand.fee-recorded')
    .map((event) => {
      const { fee, amountFen } = event.data as { fee: string; amountFen: number };
      const node = read.plan.nodes.find((one) => one.member === event.member)!;
      const published = read.release.members.find((one) => one.id === node.member)!.item.fees;
      return {
        name: node.itemName,
        fee: published.find((one) => one.id === fee)?.name ?? fee,
        amountFen,
      };
    });
}
