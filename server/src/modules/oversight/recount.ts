import { shanghaiDay } from '@yijian/core/calendar';
import type { CaseFact, Facts, Reading, StrandFact } from './facts.ts';
import { type Figures, figuresOf } from './figures.ts';

/** 办件事件 as it is stored; ids, codes and days only. */
export type RecountedEvent = {
  caseId: string;
  seq: number;
  type: string;
  member: string | null;
  at: string;
  data: Readonly<Record<string, unknown>>;
};

/** 从事件重算: the board's figures from nothing but the events, to be held against the board. */
export const recountFromEvents = (events: readonly RecountedEvent[], reading: Reading): Figures =>
  figuresOf(factsFromEvents(events), reading);

/** 事件成事实: cases and strands as the events alone tell them; test cases (THG-16) are none. */
export function factsFromEvents(events: readonly RecountedEvent[]): Facts {
  const cases = new Map<string, CaseFact>();
  const strands = new Map<string, StrandFact>();
  const tried = new Set(
    events.filter((one) => one.type === 'case.received' && one.data.trial === true).map((one) => one.caseId),
  );
  for (const event of events
    .filter((one) => !tried.has(one.caseId))
    .sort((a, b) => (a.caseId === b.caseId ? a.seq - b.seq : a.caseId < b.caseId ? -1 : 1))) {
    if (event.member === null) applyToCase(cases, event);
    else applyToStrand(strands, event);
  }
  return { cases: [...cases.values()], strands: [...strands.values()] };
}

// oxlint-disable-next-line typescript/no-explicit-any -- event data is JSON whose shape the event type fixes
type Data = Readonly<Record<string, any>>;

/** What each event of a case changes in its fact; events that are not here change nothing that is counted. */
export const caseChanges: Readonly<Record<string, (fact: CaseFact, data: Data, day: string) => Partial<CaseFact>>> = {
  'case.supplement-issued': (fact) => ({
    status: 'supplementing',
    supplements: fact.supplements + 1,
    receiptDue: null,
  }),
  'case.supplement-answered': (_, data) => ({ status: 'received', receiptDue: data.receiptDue ?? null }),
  'case.accepted': (_, data) => ({
    status: 'accepted',
    acceptedOn: data.acceptedOn,
    bundleDue: data.bundleDue,
    deemed: data.deemed === true,
    receiptDue: null,
  }),
  'case.due-changed': (_, data) => ({ receiptDue: data.receiptDue, bundleDue: data.bundleDue }),
  'case.declined': (_, __, day) => ({ status: 'declined', outcome: 'declined', concludedOn: day, receiptDue: null }),
  'case.withdrawn': (_, __, day) => ({ status: 'withdrawn', outcome: 'withdrawn', concludedOn: day, receiptDue: null }),
  'case.concluded': (_, data, day) => ({ status: 'concluded', outcome: data.outcome, concludedOn: day }),
};

function applyToCase(cases: Map<string, CaseFact>, { caseId, type, at, data }: RecountedEvent): void {
  if (type === 'case.received') {
    const { bundle, channel, receivedOn, receiptDue } = data as Data;
    const rest = { acceptedOn: null, bundleDue: null, concludedOn: null, outcome: null, deemed: false, supplements: 0 };
    cases.set(caseId, {
      count: 1,
      caseId,
      bundle,
      channel,
      status: 'received',
      receivedOn,
      receiptDue: receiptDue ?? null,
      ...rest,
    });
    return;
  }
  const fact = cases.get(caseId);
  if (fact) cases.set(caseId, { ...fact, ...caseChanges[type]?.(fact, data, shanghaiDay(at)) });
}

/** Status of a strand after each event that changes it. */
export const strandStatusAfter: Readonly<Record<string, string>> = {
  'strand.accepted': 'waiting',
  'strand.review-started': 'reviewing',
  'strand.decision-started': 'deciding',
  'strand.reviewed': 'deciding',
  'strand.returned': 'reviewing',
  'strand.filed': 'filed',
  'strand.granted': 'granted',
  'strand.denied': 'denied',
  'strand.declined': 'declined',
  'strand.withdrawn': 'withdrawn',
  'strand.terminated': 'terminated',
};
const last = new Set(['granted', 'denied', 'filed', 'declined', 'withdrawn', 'terminated']);

function applyToStrand(strands: Map<string, StrandFact>, { caseId, member, type, at, data }: RecountedEvent): void {
  const key = `${caseId}/${member}`;
  if (type === 'strand.check-passed') return void strands.delete(key);
  const { authority, dues } = data as Data;
  const fresh = {
    count: 1,
    caseId,
    member,
    authority,
    status: 'received',
    startedOn: null,
    plannedDue: null,
    promisedDue: null,
    finishedOn: null,
  };
  const fact: StrandFact | undefined = type === 'strand.received' ? fresh : strands.get(key);
  if (!fact) return;
  const status = strandStatusAfter[type] ?? fact.status;
  const office = type === 'strand.redirected' ? { authority } : {};
  const clock = dues ? { startedOn: dues.startedOn, plannedDue: dues.planned, promisedDue: dues.promised } : {};
  strands.set(key, {
    ...fact,
    ...office,
    ...clock,
    status,
    finishedOn: last.has(status) ? (fact.finishedOn ?? shanghaiDay(at)) : null,
  });
}
