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
  topics: string[];
  baselineOn: string | null;
  source: string | null;
  before: Figures | null;
  now: Figures;
};
/** 一项压减. `met`: whether the target for it is reached; null where there is no target or nothing to compare. */
export type Reduction = {
  figure: Figure | 'items';
  name: string;
  before: number;
  now: number;
  rate: number | null;
  met: boolean | null;
};
/** 压减合计 of a department or a topic (`key`; '' = all): items now, those with a baseline, and what was reduced. */
export type LedgerTotal = { key: string; items: number; withBaseline: number; reductions: Reduction[] };
/** 取消了的事项: one that has a baseline and can no longer be applied for. */
export type Gone = { item: string; authority: string; topics: string[] };

/** 压减目标 in percent (000 行8、19). */
export const reductionTargets: Partial<Record<Figure | 'items', number>> = { materials: 5 };

/** 五减台账行: every item with its baseline, if it has one. */
export function ledgerRows(
  items: readonly ServiceItem[],
  baselines: ReadonlyMap<string, Baseline>,
  topicsOf: (item: string) => string[] = () => [],
): LedgerRow[] {
  return items.map((item) => {
    const baseline = baselines.get(item.code);
    const before = baseline === undefined ? null : pick(baseline);
    return {
      item: item.code,
      name: item.name,
      authority: item.authority,
      topics: topicsOf(item.code),
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

type Grouped = Pick<LedgerRow, 'authority' | 'topics'>;
export const byAuthority = ({ authority }: Grouped): readonly string[] => [authority];
export const byTopic = ({ topics }: Grouped): readonly string[] => topics;

/**
 * 压减合计 of all (`''`) and of each group that `keysOf` names. Materials, days, … over items that have a baseline and are still there; 减事项
 * counts those that have one against those of them that are left.
 */
export function ledgerTotals(
  rows: readonly LedgerRow[],
  gone: readonly Gone[] = [],
  keysOf: (row: Grouped) => readonly string[] = byAuthority,
): LedgerTotal[] {
  const keys = ['', ...new Set([...rows, ...gone].flatMap(keysOf))];
  return keys.map((key) => {
    const isMine = (row: Grouped): boolean => key === '' || keysOf(row).includes(key);
    const mine = rows.filter(isMine);
    const compared = mine.filter((row) => row.before !== null);
    const left = compared.length;
    const items = reductionOf('items', { before: left + gone.filter(isMine).length, now: left });
    const reductions = figures.map((figure) => {
      const before = compared.reduce((sum, row) => sum + (row.before?.[figure] ?? 0), 0);
      return reductionOf(figure, { before, now: compared.reduce((sum, row) => sum + row.now[figure], 0) });
    });
    return { key, items: mine.length, withBaseline: left, reductions: [items, ...reductions] };
  });
}

function reductionOf(figure: Figure | 'items', { before, now }: { before: number; now: number }): Reduction {
  const rate = reductionRate(before, now);
  const target = reductionTargets[figure];
  const name = figure === 'items' ? '事项（项）' : reductionNames[figure];
  return { figure, name, before, now, rate, met: target === undefined || rate === null ? null : rate >= target };
}

/** 占比 in percent with one decimal; null of nothing. */
export const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
