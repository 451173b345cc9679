import { describe, expect, it } from 'vitest';
import {
  type CaseEvent,
  type CaseState,
  evolve,
  foldCase,
  IllegalTransition,
  type StoredCaseEvent,
} from './case-state.ts';
import { describeEvent } from './views/describe-event.ts';
import {
  type CaseStatus,
  caseStatusNames,
  caseTable,
  finalCaseStatuses,
  finalStrandStatuses,
  isCaseEvent,
  nextCaseStatus,
  nextStrandStatus,
  type StrandStatus,
  strandStatusNames,
  strandTable,
} from './state-table.ts';

const caseStatuses = Object.keys(caseStatusNames) as CaseStatus[];
const strandStatuses = Object.keys(strandStatusNames) as StrandStatus[];
const at = '2026-03-02T01:00:00.000Z';
const stored = (event: CaseEvent, seq: number): StoredCaseEvent => ({ ...event, seq, at, actor: 'somebody' });

/** Data that every event type is content with. */
const data = {
  caseId: 'c',
  receiptNo: 'r',
  bundle: 'b',
  release: 'x',
  planHash: 'h',
  channel: 'portal',
  receivedOn: '2026-03-02',
  receiptDue: '2026-03-09',
  receiptDays: 5,
  answerDays: 10,
  number: 'n',
  authority: 'frame-office',
  member: 'frame',
  points: [],
  dropped: [],
  supplement: { id: 's', points: [] },
  acceptedOn: '2026-03-02',
  bundleDue: '2026-03-20',
  outcome: 'granted',
  proposal: 'grant',
  decision: { id: 'd', outcome: 'granted' },
  dues: { startedOn: '2026-03-02', planned: '2026-03-06' },
  filing: { number: 'n-R1', filedOn: '2026-03-02' },
  light: 'yellow',
  noteId: null,
  approvedBy: 'overseer',
};
const start: CaseEvent[] = [
  { type: 'case.received', data },
  { type: 'strand.received', member: 'frame', data },
];
const opened = foldCase(start.map((event, i) => stored(event, i + 1)))!;
const caseIn = (status: CaseStatus): CaseState => ({ ...opened, status });
const strandIn = (status: StrandStatus): CaseState => ({
  ...opened,
  strands: { frame: { ...opened.strands.frame!, status } },
});
const apply = (state: CaseState | null, type: string): CaseState =>
  evolve(state, stored({ type, ...(isCaseEvent(type) ? {} : { member: 'frame' }), data }, (state?.seq ?? 0) + 1));

const caseEvents = caseTable.map((row) => row.event);
const strandEvents = strandTable.map((row) => row.event);

describe('状态表', () => {
  it('办件：表里有的照表走，表里没有的一律不行(每个状态 × 每个事件)', () => {
    for (const status of caseStatuses) {
      for (const event of caseEvents) {
        const next = nextCaseStatus(status, event);
        if (next) expect(apply(caseIn(status), event).status, `${event} in ${status}`).toBe(next);
        else expect(() => apply(caseIn(status), event), `${event} in ${status}`).toThrow(IllegalTransition);
      }
    }
  });

  it('子件：表里有的照表走，表里没有的一律不行(每个状态 × 每个事件)', () => {
    for (const status of strandStatuses) {
      for (const event of strandEvents) {
        const next = nextStrandStatus(status, event);
        if (next) expect(apply(strandIn(status), event).strands.frame!.status, `${event} in ${status}`).toBe(next);
        else expect(() => apply(strandIn(status), event), `${event} in ${status}`).toThrow(IllegalTransition);
      }
    }
  });

  it('还没收件时只能收件，收过的不能再收', () => {
    for (const event of [...caseEvents, ...strandEvents].filter((type) => type !== 'case.received'))
      expect(() => apply(null, event), event).toThrow(IllegalTransition);
    expect(() => apply(opened, 'case.received')).toThrow(IllegalTransition);
    expect(() => apply(opened, 'strand.received')).toThrow(IllegalTransition);
    expect(() => evolve(opened, stored({ type: 'strand.granted', member: 'unknown', data }, 3))).toThrow(
      IllegalTransition,
    );
    expect(() => evolve(opened, stored({ type: 'strand.imagined', member: 'frame', data }, 3))).toThrow(
      IllegalTransition,
    );
  });

  it('有了结果之后结果不再改变：办件不再动，子件只剩送达(I02)', () => {
    for (const status of finalCaseStatuses)
      expect(
        caseEvents.filter((event) => nextCaseStatus(status, event)),
        status,
      ).toEqual([]);
    for (const status of finalStrandStatuses) {
      for (const event of strandEvents)
        expect([undefined, status], `${event} in ${status}`).toContain(nextStrandStatus(status, event));
    }
  });

  it('每个状态都到得了，每个没有结果的状态都出得去', () => {
    const reach = <S extends string>(
      next: (from: S | null, event: string) => S | undefined,
      events: readonly string[],
    ) => {
      const seen = new Set<S | null>([null]);
      for (const from of seen) for (const to of events.map((event) => next(from, event))) seen.add(to ?? null);
      return seen;
    };
    expect([...reach(nextCaseStatus, caseEvents)].filter(Boolean).sort()).toEqual([...caseStatuses].sort());
    expect([...reach(nextStrandStatus, strandEvents)].filter(Boolean).sort()).toEqual([...strandStatuses].sort());
    for (const status of caseStatuses)
      if (!finalCaseStatuses.includes(status))
        expect(
          caseEvents.some((event) => finalCaseStatuses.includes(nextCaseStatus(status, event)!)),
          status,
        ).toBe(true);
  });

  it('每个事件都有中文名称和依据', () => {
    for (const type of [...caseEvents, ...strandEvents]) {
      expect(describeEvent(stored({ type, data: {} }, 1)).title, type).toMatch(/\p{Script=Han}{2}/u);
      expect(describeEvent(stored({ type, data: {} }, 1)).law, type).not.toBe('');
    }
    expect(describeEvent(stored({ type: 'case.accepted', data: { deemed: true } }, 1)).title).toContain('视为受理');
  });
});
