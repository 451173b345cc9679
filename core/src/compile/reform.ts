import { shiftDay } from '../calendar/index.ts';
import type { LegalBasis, Pledge, ServiceItem } from '../contract/index.ts';

/** 依据已核对: law, article, and a person who confirmed them; only such a rule drives what happens (decisions.md 8). */
export const isConfirmed = (basis: LegalBasis | undefined): boolean =>
  basis?.provenance.mark === 'confirmed' && (basis.article ?? '').trim() !== '';

/** 起作用的改革方式 (CAT-16): the registered mode, where its basis is confirmed; otherwise the item is handled as before. */
export const reformInForce = ({ reform }: Pick<ServiceItem, 'reform'>): ServiceItem['reform'] =>
  isConfirmed(reform?.basis) ? reform : undefined;

/** 备案 (CAT-15): from which day on complete means filed; `null` = by the item's own law, always. Undefined: it is approved. */
export function filingOf(item: Pick<ServiceItem, 'reform' | 'recordOnly'>): { from: string | null } | undefined {
  if (isConfirmed(item.recordOnly?.basis)) return { from: null };
  const reform = reformInForce(item);
  return reform?.mode === 'filing' ? { from: reform.on } : undefined;
}

/** 告知承诺 (CAT-16): what is told and promised before the application is handed in, and since when. */
export function pledgeOf(item: Pick<ServiceItem, 'reform'>): Pledge | undefined {
  const reform = reformInForce(item);
  if (reform?.mode !== 'commitment' || reform.commitment === undefined) return undefined;
  return { from: reform.on, ...reform.commitment };
}

/** 取消审批之日 (CAT-16): the first day on which nobody need apply any more. */
export function cancelledFrom(item: Pick<ServiceItem, 'reform'>): string | undefined {
  const reform = reformInForce(item);
  return reform?.mode === 'cancelled' ? reform.on : undefined;
}

/** 可以申请的最后一天: the stop day (停办日) that was set, or the day before the approval was abolished, whichever comes first. */
export function lastDayOf(item: Pick<ServiceItem, 'reform'>, stopsOn: string | null | undefined): string | undefined {
  const cancelled = cancelledFrom(item);
  const days = [stopsOn, cancelled && shiftDay(cancelled, -1)].flatMap((day) => day || []);
  return days.sort()[0];
}

/** 改革方式的说法: what the reform means for whoever applies, for the guide and the one-time notice; null = nothing to say. */
export function reformWords(item: Pick<ServiceItem, 'reform' | 'recordOnly'>): string | null {
  const filing = filingOf(item);
  if (filing !== undefined) return `${since(filing.from)}提交材料齐全，当场备案，不用审批`;
  const pledge = pledgeOf(item);
  if (pledge !== undefined) return `${since(pledge.from)}实行告知承诺：看清告知内容，作出书面承诺，再提交申请`;
  const cancelled = cancelledFrom(item);
  return cancelled === undefined ? null : `${since(cancelled)}已取消审批，不用再申请`;
}

const since = (day: string | null): string => {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  return day === null ? '' : `自 ${year} 年 ${month} 月 ${date} 日起，`;
};
