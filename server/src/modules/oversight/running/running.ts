import type { WorkCalendar } from '@yijian/core/calendar';
import { averageDays } from '../figures.ts';

/** 运行口径 (THG-19), shown beside the figures. */
export const runningDefinitions = [
  { id: 'received', name: '办件量', formula: '当月收到的件数' },
  { id: 'concluded', name: '办结量', formula: '当月全部办结的件数' },
  { id: 'averageDays', name: '平均用时', formula: '受理到办结的工作日数之和 ÷ 办结量' },
  { id: 'returnRate', name: '退件率', formula: '当月不予受理的件数 ÷ 办件量' },
  { id: 'savedMaterials', name: '节省材料', formula: '当月办结的件：逐项办要交的份数 − 实际要交的份数' },
  { id: 'savedSteps', name: '节省环节', formula: '当月办结的件：每个事项申请、领取各一次 − 一共申请、领取各一次' },
  { id: 'savedTrips', name: '节省跑动', formula: '当月办结的件：各事项指南公布的到现场次数之和 − 这件事承诺的次数' },
  { id: 'satisfaction', name: '满意率', formula: '当月评价中基本满意以上的 ÷ 评价数（复核后不计的除外）' },
] as const;

/** 每件的事实: cases that are alike are counted together. */
export type RunningFact = {
  count: number;
  status: string;
  receivedOn: string;
  acceptedOn: string | null;
  concludedOn: string | null;
  items: readonly string[];
  asked: number;
  brought: number;
};
export type RatedMonth = { month: string; rated: number; satisfied: number };
export type RunningMonth = {
  month: string;
  received: number;
  concluded: number;
  returned: number;
  averageDays: number | null;
  returnRate: number | null;
  savedMaterials: number;
  savedSteps: number;
  savedTrips: number;
  rated: number;
  satisfaction: number | null;
};
/** Visits that an item's guide publishes, and those that the bundle promises. */
export type Visits = { ofItem: (code: string) => number; ofBundle: number };

/** 算运行 of one bundle: each month by itself, from the facts of its cases. */
export function runningOf(
  facts: readonly RunningFact[],
  ratings: readonly RatedMonth[],
  by: { months: readonly string[]; calendar: WorkCalendar; visits: Visits },
): RunningMonth[] {
  return by.months.map((month) => {
    const inMonth = (day: string | null): boolean => day?.startsWith(month) === true;
    const received = countOf(facts.filter((fact) => inMonth(fact.receivedOn)));
    const done = facts.filter((fact) => fact.status === 'concluded' && inMonth(fact.concludedOn));
    const returned = countOf(facts.filter((fact) => fact.status === 'declined' && inMonth(fact.concludedOn)));
    const rating = ratings.find((one) => one.month === month) ?? { rated: 0, satisfied: 0 };
    const saved = (of: (fact: RunningFact) => number): number =>
      done.reduce((sum, fact) => sum + fact.count * Math.max(0, of(fact)), 0);
    return {
      month,
      received,
      concluded: countOf(done),
      returned,
      averageDays: averageDays(
        done.map((fact) => ({ count: fact.count, from: fact.acceptedOn, to: fact.concludedOn })),
        by,
      ),
      returnRate: rate(returned, received),
      savedMaterials: saved((fact) => fact.asked - fact.brought),
      savedSteps: saved((fact) => 2 * fact.items.length - 2),
      savedTrips: saved((fact) => tripsSaved(fact, by.visits)),
      rated: rating.rated,
      satisfaction: rate(rating.satisfied, rating.rated),
    };
  });
}

function tripsSaved({ items }: RunningFact, visits: Visits): number {
  const alone = items.reduce((sum, item) => sum + visits.ofItem(item), 0);
  return alone - Math.min(alone, visits.ofBundle);
}

const countOf = (facts: readonly RunningFact[]): number => facts.reduce((sum, { count }) => sum + count, 0);
const rate = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;

/** 近十二个月, the running one last. */
export function monthsUntil(today: string, count = 12): string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return Array.from({ length: count }, (_, at) => {
    const whole = year * 12 + month - count + at;
    return `${Math.floor(whole / 12)}-${String((whole % 12) + 1).padStart(2, '0')}`;
  });
}
