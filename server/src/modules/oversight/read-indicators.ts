import { isDay, shiftDay } from '@yijian/core/calendar';
import { type Actor, type Environment, refusals as platformRefusals } from '#platform';
import { indicatorDefinitions, type Indicators, indicatorsOf, type Period } from './indicators.ts';
import { channelNames } from './names.ts';
import { countPeriodStrands, type PeriodStrand } from './oversight.store.ts';
import { authorityNames, readingNow } from './read-board.ts';
import { scopeOf } from './reader.ts';

export type IndicatorSlice = 'authority' | 'item' | 'channel';
export type IndicatorReport = Period & {
  by: IndicatorSlice;
  definitions: typeof indicatorDefinitions;
  total: Indicators;
  rows: (Indicators & { key: string; name: string })[];
};

/** 办件质效 (OVS-29): sliced by authority, item or channel; the last 30 days when no period is given. */
export async function readIndicators(
  env: Environment,
  actor: Actor,
  asked: Partial<Period> & { by?: IndicatorSlice },
): Promise<IndicatorReport> {
  refuseBadDays(asked);
  const { today, calendar } = await readingNow(env);
  const to = asked.to ?? today;
  const period = { from: asked.from ?? shiftDay(to, -30), to };
  const by = asked.by ?? 'authority';
  const strands = await countPeriodStrands(env.db, { ...scopeOf(actor), ...period });
  const nameOf = await authorityNames(env.db);
  const names: Record<IndicatorSlice, (strand: PeriodStrand) => string> = {
    authority: (strand) => nameOf(strand.authority),
    item: (strand) => strand.itemName,
    channel: (strand) => channelNames[strand.channel] ?? strand.channel,
  };
  const groups = [...Map.groupBy(strands, (strand) => strand[by])].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...period,
    by,
    definitions: indicatorDefinitions,
    total: indicatorsOf(strands, period, calendar),
    rows: groups.map(([key, some]) => ({ key, name: names[by](some[0]!), ...indicatorsOf(some, period, calendar) })),
  };
}

function refuseBadDays({ from, to }: Partial<Period>): void {
  const findings = [
    ...(from !== undefined && !isDay(from) ? [{ place: '/from', message: '没有这一天' }] : []),
    ...(to !== undefined && !isDay(to) ? [{ place: '/to', message: '没有这一天' }] : []),
    ...(from !== undefined && to !== undefined && from > to
      ? [{ place: '/from', message: '开始日期晚于结束日期' }]
      : []),
  ];
  if (findings.length > 0) throw platformRefusals.malformedInput.with({ findings });
}
