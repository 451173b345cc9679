import type { CasePlan, PlannedNode } from '@yijian/core/contract';
import { shanghaiDay, type WorkCalendar } from '@yijian/core/calendar';
import type { CaseEvent, CaseState } from './case-state.ts';
import { duesFrom, stageFrom } from './dues.ts';
import { finalStrandStatuses, type StrandStatus, succeededStatuses } from './state-table.ts';

type Append = (state: CaseState, events: readonly CaseEvent[]) => CaseState;

/**
 * 前置办结自动推送 (ENG-03, ENG-05) and conclusion: applied until nothing more follows. Strands whose predecessors succeeded
 * start on that day; dependants of a failed strand end by its rule; when every strand is final the case is concluded, in the same
 * command as the last decision, so that no case can be left half done.
 */
export function settleCase(
  state: CaseState,
  facts: { plan: CasePlan; calendar: WorkCalendar },
  today: string,
  append: Append,
): CaseState {
  let current = state;
  while (current.status === 'accepted') {
    const events = followUps(current, facts, today);
    if (events.length === 0) return current;
    current = append(current, events);
  }
  return current;
}

function followUps(state: CaseState, facts: { plan: CasePlan; calendar: WorkCalendar }, today: string): CaseEvent[] {
  const nodes = new Map(facts.plan.nodes.map((node) => [node.member, node]));
  const moves = facts.plan.nodes.flatMap((node) => moveOf(node, { state, nodes, calendar: facts.calendar, today }));
  if (moves.length > 0) return moves;
  const statuses = Object.values(state.strands).map((strand) => strand.status);
  return statuses.every((status) => finalStrandStatuses.includes(status))
    ? [{ type: 'case.concluded', data: { outcome: outcomeOf(statuses), concludedOn: today } }]
    : [];
}

type Around = { state: CaseState; nodes: Map<string, PlannedNode>; calendar: WorkCalendar; today: string };

/**
 * 提交即收讫 (CAT-15): a filing whose case was received from the day of the reform on, and against which nothing is open. One that
 * counts as accepted because the office was silent, while materials are missing, is left to a person.
 */
const isFiled = ({ filing, member }: PlannedNode, { receivedOn, strands }: CaseState): boolean =>
  filing !== undefined && (filing.from === null || receivedOn >= filing.from) && strands[member]!.points.length === 0;

function moveOf(node: PlannedNode, around: Around): CaseEvent[] {
  if (around.state.strands[node.member]!.status !== 'waiting') return [];
  const before = node.after.map((member) => ({ member, status: around.state.strands[member]!.status }));
  const failed = before.find(
    ({ member, status }) => hasFailed(status) && around.nodes.get(member)!.onFailure === 'cancelDependants',
  );
  if (failed) return [{ type: 'strand.terminated', member: node.member, data: { because: failed.member } }];
  if (!before.every(({ status }) => finalStrandStatuses.includes(status))) return [];
  if (isFiled(node, around.state)) {
    const filing = { number: `${around.state.strands[node.member]!.number}-R1`, filedOn: around.today };
    return [{ type: 'strand.filed', member: node.member, data: { filing } }];
  }
  const started = startOf(node, around.state);
  const dues = duesFrom(around.calendar, node, started);
  const kind = node.steps.some((step) => step.kind === 'review') ? 'review' : 'decide';
  const stage = stageFrom(around.calendar, { node, dues }, { kind, on: started.on });
  const type = kind === 'review' ? 'strand.review-started' : 'strand.decision-started';
  return [{ type, member: node.member, data: { dues, ...(stage ? { stage } : {}) } }];
}

/** When the last thing it waited for was done: acceptance (a deemed one reaches back) or its last predecessor. */
function startOf(node: PlannedNode, state: CaseState): { on: string; at: string } {
  const done = node.after.map((member) => state.strands[member]!.finishedAt!);
  const accepted = state.deemedAccepted
    ? (state.supplements.at(-1)?.answeredAt ?? state.receivedAt)
    : state.acceptedAt!;
  return {
    on: [state.acceptedOn!, ...done.map(shanghaiDay)].sort().at(-1)!,
    at: [accepted, ...done].sort().at(-1)!,
  };
}

const hasFailed = (status: StrandStatus) => finalStrandStatuses.includes(status) && !succeededStatuses.includes(status);

/** Outcome of the whole case from its strands; system checks do not count. */
function outcomeOf(statuses: readonly StrandStatus[]): string {
  const strands = statuses.filter((status) => status !== 'passed');
  const granted = strands.filter((status) => status === 'granted' || status === 'filed').length;
  if (granted === strands.length) return 'granted';
  if (granted > 0) return 'partlyGranted';
  return strands.every((status) => status === 'withdrawn') ? 'withdrawn' : 'notGranted';
}
