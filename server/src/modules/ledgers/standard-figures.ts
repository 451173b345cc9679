import { type Channel, channelNames, channels } from '@yijian/core/channel';
import { limitWords } from '@yijian/core/compile';
import type { ServiceItem } from '@yijian/core/contract';
import { loadPublished, type PublishedCatalogue } from '#catalogue';
import type { Queryable } from '#platform';
import { applied, authorityName, levelNames, regionOf } from './applied-items.ts';
import { figuresNow, share } from './figures.ts';
import { refusals } from './refusals.ts';

/** 一格: a figure of the dashboard with the cut of the list that it counts. */
export type Cell = { cut: string; name: string; count: number; share: number | null };

/**
 * 标准化公示 (CAT-26/27/40): counts of items with shares in percent of all, each with the cut under which the items behind it are
 * listed; averages with one decimal. What an item does not register is told as unknown, not guessed.
 */
export type StandardFigures = {
  items: number;
  cells: { main: Cell[]; levels: Cell[]; depths: Cell[]; channels: Cell[]; reforms: Cell[] };
  averageListed: number | null;
  averageMaterials: number | null;
  averageDays: number | null;
};
/** 指标背后的一行. `listed`: materials of its guide, `materials`: those of them that the applicant must bring; `days`: promised working days. */
export type BehindRow = {
  item: string;
  name: string;
  authorityName: string;
  levelName: string;
  depth: string | null;
  channels: string[];
  promised: string;
  listed: number;
  materials: number;
  days: number;
};

type Cut = { name: string; holds: (item: ServiceItem, published: PublishedCatalogue) => boolean };
const depthNames = { whole: '全程网办', apply: '可申报', book: '可预约', enquire: '可查' } as const;
const reformNames = {
  cancelled: '直接取消审批',
  filing: '审批改为备案',
  commitment: '告知承诺',
  improved: '优化审批服务',
} as const;
const levelOf = ({ decidingRegion }: ServiceItem, published: PublishedCatalogue): number =>
  regionOf(published, decidingRegion)?.level ?? 0;

const main: Record<string, Cut> = {
  all: { name: '全部事项', holds: () => true },
  online: { name: '网上可办', holds: ({ onlineDepth }) => onlineDepth === 'apply' || onlineDepth === 'whole' },
  whole: { name: '全程网办', holds: ({ onlineDepth }) => onlineDepth === 'whole' },
  instant: { name: '即办', holds: ({ promised }) => promised.unit === 'instant' },
};
const levels: Record<string, Cut> = Object.fromEntries(
  Object.entries(levelNames).map(([level, name]) => [
    `level-${level}`,
    { name, holds: (item: ServiceItem, published: PublishedCatalogue) => levelOf(item, published) === Number(level) },
  ]),
);
const depths: Record<string, Cut> = {
  ...Object.fromEntries(
    Object.entries(depthNames).map(([depth, name]) => [
      `depth-${depth}`,
      { name, holds: ({ onlineDepth }: ServiceItem) => onlineDepth === depth },
    ]),
  ),
  'depth-unknown': { name: '没有登记', holds: ({ onlineDepth }) => onlineDepth === undefined },
};
const byChannel: Record<string, Cut> = Object.fromEntries(
  channels.map((channel: Channel) => [
    `channel-${channel}`,
    { name: channelNames[channel], holds: (item: ServiceItem) => item.channels?.includes(channel) === true },
  ]),
);
const reforms: Record<string, Cut> = Object.fromEntries(
  Object.entries(reformNames).map(([mode, name]) => [
    `reform-${mode}`,
    { name, holds: ({ reform }: ServiceItem) => reform?.mode === mode },
  ]),
);
const groups = { main, levels, depths, channels: byChannel, reforms };
const cuts: Readonly<Record<string, Cut>> = { ...main, ...levels, ...depths, ...byChannel, ...reforms };

/** 标准化公示的全部指标. */
export async function readStandardFigures(db: Queryable): Promise<StandardFigures> {
  const published = await loadPublished(db);
  const items = applied(published);
  const cellsOf = (group: Record<string, Cut>): Cell[] =>
    Object.entries(group).map(([cut, { name, holds }]) => {
      const count = items.filter((item) => holds(item, published)).length;
      return { cut, name, count, share: share(count, items.length) };
    });
  return {
    items: items.length,
    cells: {
      main: cellsOf(groups.main),
      levels: cellsOf(groups.levels).filter(({ count }) => count > 0),
      depths: cellsOf(groups.depths),
      channels: cellsOf(groups.channels),
      reforms: cellsOf(groups.reforms).filter(({ count }) => count > 0),
    },
    averageListed: average(items.map(({ materials }) => materials.length)),
    averageMaterials: average(items.map((item) => figuresNow(item).materials)),
    averageDays: average(items.map((item) => figuresNow(item).days)),
  };
}

/** With one decimal; null of nothing. */
const average = (counts: readonly number[]): number | null =>
  counts.length === 0 ? null : Math.round((counts.reduce((sum, one) => sum + one, 0) / counts.length) * 10) / 10;

/** 指标背后的清单 (CAT-40): the items that one figure counts. Refuses `ledgers.unknown-figure`. */
export async function readBehind(db: Queryable, cut: string): Promise<{ name: string; items: BehindRow[] }> {
  const asked = Object.hasOwn(cuts, cut) ? cuts[cut] : undefined;
  if (asked === undefined) throw refusals.unknownFigure.with({ cut });
  const published = await loadPublished(db);
  const items = applied(published).filter((item) => asked.holds(item, published));
  return { name: asked.name, items: items.map((item) => behindRow(item, published)) };
}

function behindRow(item: ServiceItem, published: PublishedCatalogue): BehindRow {
  const { materials, days } = figuresNow(item);
  return {
    item: item.code,
    name: item.name,
    authorityName: authorityName(published, item.authority),
    levelName: levelNames[levelOf(item, published)] ?? '',
    depth: item.onlineDepth === undefined ? null : depthNames[item.onlineDepth],
    channels: (item.channels ?? []).map((channel) => channelNames[channel]),
    promised: limitWords(item.promised),
    listed: item.materials.length,
    materials,
    days,
  };
}
