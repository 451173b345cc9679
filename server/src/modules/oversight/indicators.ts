import type { WorkCalendar } from '@yijian/core/calendar';
import { isFaceToFace } from '@yijian/core/channel';
import { averageDays, isDecided } from './figures.ts';

/** 指标口径 (OVS-29): one strand is one 办件 of its item; days are days of Asia/Shanghai; limits are the published promises. */
export const indicatorDefinitions = [
  { id: 'received', name: '办件量', formula: '期内收到的办件数' },
  { id: 'done', name: '办结量', formula: '期内作出准予或不予决定的办件数' },
  { id: 'earlyRate', name: '提前办结率', formula: '早于承诺时限办结的 ÷ 办结量' },
  { id: 'instantRate', name: '即办率', formula: '开始办理当日办结的 ÷ 办结量' },
  { id: 'returnRate', name: '退件率', formula: '期内不予受理的 ÷ 办件量' },
  { id: 'averageDays', name: '平均时长', formula: '开始办理到办结的工作日数之和 ÷ 办结量' },
  {
    id: 'overdueRate',
    name: '超时率',
    formula: '(逾期办结的 + 期末仍未办结且已逾期的)÷(办结量 + 期末仍未办结且已逾期的)',
  },
  {
    id: 'plannedTrips',
    name: '指南跑动',
    formula: '办结件所属事项指南公布的到现场次数之和 ÷ 办结量',
  },
  {
    id: 'trips',
    name: '实际跑动',
    formula: '(办结件中当面交件的 + 到窗口领取结果的)÷ 办结量；联办的一次到场，每个子件各计一次；只数系统有记录的',
  },
] as const;

export type IndicatorFact = {
  status: string;
  receivedOn: string;
  startedOn: string | null;
  promisedDue: string | null;
  finishedOn: string | null;
  channel: string;
  /** handed over at a counter */
  collected: boolean;
  /** visits that the guide of its item publishes; null where it publishes none any more */
  visits: number | null;
  count: number;
};
export type Indicators = {
  received: number;
  done: number;
  early: number;
  instant: number;
  returned: number;
  overdue: number;
  earlyRate: number | null;
  instantRate: number | null;
  returnRate: number | null;
  averageDays: number | null;
  overdueRate: number | null;
  plannedTrips: number | null;
  trips: number | null;
};
/** First and last day of what is counted. */
export type Period = { from: string; to: string };

/** 算指标 of some strands in a period; rates between 0 and 1, null = nothing to divide by. */
export function indicatorsOf(
  facts: readonly IndicatorFact[],
  { from, to }: Period,
  calendar: WorkCalendar,
): Indicators {
  const within = (day: string | null) => day !== null && day >= from && day <= to;
  const count = (those: (fact: IndicatorFact) => boolean) =>
    facts.reduce((total, fact) => total + (those(fact) ? fact.count : 0), 0);
  const isDone = (fact: IndicatorFact) => isDecided(fact) && within(fact.finishedOn);
  const isRunningLate = (fact: IndicatorFact) =>
    fact.promisedDue !== null && fact.promisedDue < to && (fact.finishedOn === null || fact.finishedOn > to);
  const received = count((fact) => within(fact.receivedOn));
  const done = count(isDone);
  const early = count((fact) => isDone(fact) && fact.promisedDue !== null && fact.finishedOn! < fact.promisedDue);
  const instant = count((fact) => isDone(fact) && fact.finishedOn === fact.startedOn);
  const returned = count((fact) => fact.status === 'declined' && within(fact.finishedOn));
  const running = count(isRunningLate);
  const overdue =
    running + count((fact) => isDone(fact) && fact.promisedDue !== null && fact.finishedOn! > fact.promisedDue);
  return {
    received,
    done,
    early,
    instant,
    returned,
    overdue,
    earlyRate: rate(early, done),
    instantRate: rate(instant, done),
    returnRate: rate(returned, received),
    averageDays: averageDays(
      facts.filter(isDone).map((fact) => ({ count: fact.count, from: fact.startedOn, to: fact.finishedOn })),
      { calendar },
    ),
    overdueRate: rate(overdue, done + running),
    ...tripsOf(facts.filter(isDone)),
  };
}

/** 跑动 of decided strands, two decimals: planned by the guides that still publish it, recorded by channel and hand-over. */
function tripsOf(done: readonly IndicatorFact[]): Pick<Indicators, 'plannedTrips' | 'trips'> {
  const perStrand = (facts: readonly IndicatorFact[], trips: (fact: IndicatorFact) => number) => {
    const whole = facts.reduce((sum, fact) => sum + fact.count, 0);
    const all = facts.reduce((sum, fact) => sum + fact.count * trips(fact), 0);
    return whole === 0 ? null : Math.round((all / whole) * 100) / 100;
  };
  return {
    plannedTrips: perStrand(
      done.filter((fact) => fact.visits !== null),
      (fact) => fact.visits!,
    ),
    trips: perStrand(done, (fact) => (isFaceToFace(fact.channel) ? 1 : 0) + (fact.collected ? 1 : 0)),
  };
}

const rate = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
