import { workingDaysOf } from '@yijian/core/compile';
import type { Baseline, ServiceItem } from '@yijian/core/contract';

/** 五减的六项: those of the documents together; money in 分, days in working days. */
export const reductionNames = {
  materials: '材料（份）',
  days: '时限（工作日）',
  steps: '环节（个）',
  visits: '跑动（次）',
  feesFen: '费用（分）',
} as const;
export type Figure = keyof typeof reductionNames;
export type Figures = Record<Figure, number>;
const figures = Object.keys(reductionNames) as Figure[];

/**
 * 现值: what an item asks today. Materials are those that the applicant must bring: papers that a licence, a register or the platform
 * gives are not counted.
 */
export function figuresNow(item: ServiceItem): Figures {
  const brought = item.materials.filter(({ ways = [] }) => ways.every((way) => way.kind === 'commitment'));
  return {
    materials: brought.length,
    days: workingDaysOf(item.promised),
    steps: item.steps.length,
    visits: item.visits.times,
    feesFen: item.fees.reduce((sum, fee) => sum + fee.amountFen, 0),
  };
}

/** 压减率 in percent with one decimal; null where there was nothing to reduce. */
export const reductionRate = (before: number, now: number): number | null =>
  before === 0 ? null : Math.round(((before - now) / before) * 1000) / 10;

/** 台账一行: one item, before and now; `before` null without a baseline. */
export type LedgerRow = {
  item: string;
  name: string;
  authority: string;
  baselineOn: string | null;
  source: string | null;
  before: Figures | null;
  now: Figures;
};
export type Reduction = { figure: Figure; name: string; before: number; now: number; rate: number | null };
export type LedgerTotal = { authority: string; items: number; withBaseline: number; reductions: Reduction[] };

/** 五减台账行: every item with its baseline, if it has one. */
export function ledgerRows(items: readonly ServiceItem[], baselines: ReadonlyMap<string, Baseline>): LedgerRow[] {
  return items.map((item) => {
    const baseline = baselines.get(item.code);
    const before = baseline === undefined ? null : pick(baseline);
    return {
      item: item.code,
      name: item.name,
      authority: item.authority,
      baselineOn: baseline?.on ?? null,
      source: baseline?.source ?? null,
      before,
      now: figuresNow(item),
    };
  });
}

const pick = ({ materials, days, steps, visits, feesFen }: Figures): Figures => ({
  materials,
  days,
  steps,
  visits,
  feesFen,
});

/** 压减合计 over items that have a baseline: of all (`''`) and of each department. */
export function ledgerTotals(rows: readonly LedgerRow[]): LedgerTotal[] {
  const authorities = ['', ...new Set(rows.map((row) => row.authority))];
  return authorities.map((authority) => {
    const mine = rows.filter((row) => authority === '' || row.authority === authority);
    const compared = mine.filter((row) => row.before !== null);
    const reductions = figures.map((figure) => {
      const before = compared.reduce((sum, row) => sum + (row.before?.[figure] ?? 0), 0);
      const now = compared.reduce((sum, row) => sum + row.now[figure], 0);
      return { figure, name: reductionNames[figure], before, now, rate: reductionRate(before, now) };
    });
    return { authority, items: mine.length, withBaseline: compared.length, reductions };
  });
}

/** 占比 in percent with one decimal; null of nothing. */
export const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
