import { isDay, shiftDay } from '@yijian/core/calendar';
import { type Actor, type Environment, refusals as platformRefusals } from '#platform';
import { indicatorDefinitions, type Indicators, indicatorsOf, type Period } from './indicators.ts';
import { channelName } from '@yijian/core/channel';
import { countPeriodStrands, type PeriodStrand } from './oversight.store.ts';
import { authorityNames, readingNow } from './read-board.ts';
import { loadCatalogue } from '#catalogue';
import { scopeOf } from './reader.ts';

export type IndicatorSlice = 'authority' | 'item' | 'level' | 'channel';
export type IndicatorReport = Period & {
  by: IndicatorSlice;
  definitions: typeof indicatorDefinitions;
  total: Indicators;
  rows: (Indicators & { key: string; name: string })[];
};

/** 办件质效 (OVS-29): sliced by authority, item, administrative level or channel; the last 30 days when no period is given. */
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
  const { items } = await loadCatalogue(env.db);
  const strands = (await countPeriodStrands(env.db, { ...scopeOf(actor), ...period })).map((strand) => ({
    ...strand,
    level: levelOf(strand.decidingRegion),
    visits: items.get(strand.item)?.definition.visits.times ?? null,
  }));
  const nameOf = await authorityNames(env.db);
  const names: Record<IndicatorSlice, (strand: PeriodStrand & { level: Level }) => string> = {
    authority: (strand) => nameOf(strand.authority),
    item: (strand) => strand.itemName,
    level: (strand) => levelNames[strand.level],
    channel: (strand) => channelName(strand.channel),
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

const levelNames = {
  '1': '国家级',
  '2': '省级',
  '3': '市级',
  '4': '县（区）级',
  '5': '乡镇（街道）级',
  '6': '村（社区）级',
} as const;
type Level = keyof typeof levelNames;

/** 行使层级 of a deciding region: what of its division code (GB/T 2260, GB/T 10114: 2+2+2+3+3 digits) is not zero. */
export function levelOf(region: string): Level {
  const [province, city, county, town, village] = [
    region.slice(0, 2),
    region.slice(2, 4),
    region.slice(4, 6),
    region.slice(6, 9),
    region.slice(9, 12),
  ].map((part) => Number(part) > 0);
  if (village) return '6';
  if (town) return '5';
  if (county) return '4';
  if (city) return '3';
  return province ? '2' : '1';
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
