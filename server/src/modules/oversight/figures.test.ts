import { buildCalendar, nationalYears } from '@yijian/core/calendar';
import { describe, expect, it } from 'vitest';
import {
  caseStatusNames,
  caseTable,
  finalStrandStatuses,
  strandStatusNames,
  strandTable,
} from '../cases/state-table.ts';
import { type CaseFact, openStrandStatuses, type Reading, type StrandFact } from './facts.ts';
import { caseLight, figuresOf } from './figures.ts';
import { indicatorsOf } from './indicators.ts';
import { statusNames } from './names.ts';
import { levelOf } from './read-indicators.ts';
import { caseChanges, strandStatusAfter } from './recount.ts';

const calendar = buildCalendar(nationalYears());
// Monday 2026-03-02; due days on working days of March 2026, which has no holiday.
const reading: Reading = { calendar, today: '2026-03-16', since: '2025-03-16' };
const oneCase = (change: Partial<CaseFact> = {}): CaseFact => ({
  count: 1,
  caseId: 'a',
  bundle: 'lantern-shop',
  channel: 'portal',
  status: 'accepted',
  outcome: null,
  receivedOn: '2026-03-02',
  receiptDue: null,
  acceptedOn: '2026-03-02',
  bundleDue: '2026-03-20',
  concludedOn: null,
  deemed: false,
  supplements: 0,
  ...change,
});
const oneStrand = (change: Partial<StrandFact> = {}): StrandFact => ({
  count: 1,
  caseId: 'a',
  member: 'frame',
  authority: 'frame-office',
  status: 'reviewing',
  startedOn: '2026-03-02',
  plannedDue: '2026-03-20',
  promisedDue: '2026-03-20',
  finishedOn: null,
  ...change,
});

describe('看板数字', () => {
  it.each([
    ['期限还早', oneCase(), [oneStrand()], 'green'],
    ['子件到期那天', oneCase(), [oneStrand({ plannedDue: '2026-03-16' })], 'yellow'],
    ['子件过期，整件没过期', oneCase(), [oneStrand(), oneStrand({ plannedDue: '2026-03-13' })], 'red'],
    ['整件过期', oneCase({ bundleDue: '2026-03-13' }), [], 'red'],
    [
      '已办结的子件不再亮灯',
      oneCase(),
      [oneStrand({ status: 'granted', plannedDue: '2026-03-03', finishedOn: '2026-03-10' })],
      'green',
    ],
    ['收件后逾期没答复', oneCase({ status: 'received', receiptDue: '2026-03-09', bundleDue: null }), [], 'red'],
    ['没有收件期限', oneCase({ status: 'received', receiptDue: null, bundleDue: null }), [], 'green'],
    ['等申请人补正', oneCase({ status: 'supplementing', bundleDue: null }), [], 'grey'],
  ] as const)('%s', (_, fact, strands, light) => {
    expect(caseLight(fact, strands, reading)).toBe(light);
  });

  it('总数等于各灯之和，一样的办件一起数', () => {
    const ended = oneCase({ count: 3, caseId: null, status: 'concluded', concludedOn: '2026-03-09' });
    const late = oneCase({
      count: 1,
      caseId: null,
      status: 'concluded',
      concludedOn: '2026-03-10',
      bundleDue: '2026-03-09',
      channel: 'counter',
      deemed: true,
      supplements: 2,
    });
    const { totals, byChannel, secondSupplements, deemedAcceptances } = figuresOf(
      { cases: [oneCase(), ended, late], strands: [oneStrand()] },
      reading,
    );
    expect(totals).toEqual({
      open: 1,
      red: 0,
      yellow: 0,
      green: 1,
      grey: 0,
      concludedThisMonth: 4,
      averageDays: 5.3,
      onTimeRate: 0.75,
    });
    expect(byChannel).toEqual([
      { channel: 'counter', count: 1, open: 0, done: 1 },
      { channel: 'portal', count: 4, open: 1, done: 3 },
    ]);
    expect([secondSupplements, deemedAcceptances]).toEqual([1, 1]);
  });

  it('一年以前办结的不再计入', () => {
    const old = oneCase({ status: 'concluded', concludedOn: '2025-03-15', deemed: true });
    expect(figuresOf({ cases: [old], strands: [] }, reading)).toMatchObject({
      totals: { concludedThisMonth: 0, averageDays: null, onTimeRate: null },
      byBundle: [],
      deemedAcceptances: 0,
    });
  });

  it('用语与办件引擎一致', () => {
    expect(statusNames).toEqual(caseStatusNames);
    expect([...openStrandStatuses, ...finalStrandStatuses].sort()).toEqual(Object.keys(strandStatusNames).sort());
  });
});

describe('重算', () => {
  it('状态表里每个改变状态的事件，重算都同样改变', () => {
    const after = (event: string) => caseChanges[event]?.(oneCase(), {}, '2026-03-02').status ?? 'same';
    expect(caseTable.slice(1).map((row) => [row.event, after(row.event)])).toEqual(
      caseTable.slice(1).map((row) => [row.event, row.to]),
    );
    const strands = strandTable.filter((row) => row.event !== 'strand.received' && row.event !== 'strand.check-passed');
    expect(strands.map((row) => [row.event, strandStatusAfter[row.event] ?? 'same'])).toEqual(
      strands.map((row) => [row.event, row.to]),
    );
  });
});

describe('办件质效指标', () => {
  const period = { from: '2026-03-01', to: '2026-03-31' };
  const done = (finishedOn: string, count = 1) => ({
    status: 'granted',
    receivedOn: '2026-03-02',
    startedOn: '2026-03-02',
    promisedDue: '2026-03-09',
    finishedOn,
    channel: 'portal',
    collected: false,
    visits: 1,
    count,
  });
  it('每个指标按公布的口径数', () => {
    const facts = [
      done('2026-03-02', 2),
      { ...done('2026-03-06'), channel: 'counter', collected: true, visits: null },
      done('2026-03-09'),
      done('2026-03-10'),
      { ...done(''), status: 'reviewing', finishedOn: null },
      { ...done('2026-03-03'), status: 'declined', startedOn: null, promisedDue: null },
      { ...done('2026-02-20'), receivedOn: '2026-02-10' },
    ];
    expect(indicatorsOf(facts, period, calendar)).toEqual({
      received: 7,
      done: 5,
      early: 3,
      instant: 2,
      returned: 1,
      overdue: 2,
      earlyRate: 0.6,
      instantRate: 0.4,
      returnRate: 0.1429,
      averageDays: 3,
      overdueRate: 0.3333,
      plannedTrips: 1,
      trips: 0.4,
    });
  });
  it('没有办件时没有比率', () => {
    expect(indicatorsOf([], period, calendar)).toMatchObject({
      received: 0,
      earlyRate: null,
      overdueRate: null,
      averageDays: null,
      plannedTrips: null,
      trips: null,
    });
  });
  it.each([
    ['429900', '3'],
    ['429903', '4'],
    ['429903000000', '4'],
    ['429903001000', '5'],
    ['429903001002', '6'],
    ['420000', '2'],
    ['000000', '1'],
  ])('%s 的行使层级', (region, level) => {
    expect(levelOf(region)).toBe(level);
  });
});
