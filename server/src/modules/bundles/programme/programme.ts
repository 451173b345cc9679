import { type Channel, channels, isStaffed } from '@yijian/core/channel';
import {
  type Bundle,
  type Catalogue,
  type Hall,
  type ProgrammeCategory,
  programmeCategories,
} from '@yijian/core/contract';
import { appliedItems, placesFor, type Premises } from '@yijian/core/halls';
import type { PublishedCatalogue } from '#catalogue';
import type { ClosedChannels } from '../channels/closed-channels.ts';

/** 目标 (000 行31, 001 行21): themes online of those that the level above recommends. */
const TARGET = 100;
const categoryNames: Readonly<Record<ProgrammeCategory, string>> = {
  keyJoint: '第一类 重点联办',
  construction: '第二类 工程建设联办',
  otherJoint: '第三类 其他联办',
  single: '第四类 单办',
};

/**
 * 矩阵的一格 (THG-20): where a bundle is open on one channel at one level. `halls`: places there that take it in, of `of`; channels
 * without staff serve every level alike and stand at level 0. `state` none = no place of that kind takes it in.
 */
export type ProgrammeCell = {
  level: number;
  channel: Channel;
  state: 'open' | 'closed' | 'none';
  halls: number;
  of: number;
};
export type ProgrammeRow = {
  code: string;
  name: string;
  category: ProgrammeCategory | null;
  categoryName: string;
  onlineBy: string | null;
  responsible: string | null;
  recommended: number | null;
  standardised: boolean;
  pilot: boolean;
  status: 'online' | 'testing' | 'planned';
  overdue: boolean;
  cells: ProgrammeCell[];
};
/** 上线进度 (THG-11/18/20): counts by category, themes online against the target, and each bundle's matrix. */
export type Programme = {
  today: string;
  target: number;
  online: number;
  recommended: { listed: number; online: number };
  categories: { category: ProgrammeCategory; name: string; count: number; online: number; overdue: number }[];
  columns: { level: number; levelName: string; channel: Channel }[];
  rows: ProgrammeRow[];
};

/** What stands in the catalogue, and what is online, tried or closed today. */
export type ProgrammeFacts = {
  byKind: Pick<PublishedCatalogue['byKind'], 'bundle'>;
  catalogue: Pick<Catalogue, 'items'>;
  premises: Premises;
  online: ReadonlySet<string>;
  testing: ReadonlySet<string>;
  closed: Pick<ClosedChannels, 'of'>;
  today: string;
};

/** 上线进度 of the bundles of the catalogue. */
export function programmeOf(facts: ProgrammeFacts): Programme {
  const columns = columnsOf(facts);
  const rows = [...facts.byKind.bundle.values()].map(({ definition }): ProgrammeRow => {
    const bundle = definition as Bundle;
    const status = facts.online.has(bundle.code) ? 'online' : facts.testing.has(bundle.code) ? 'testing' : 'planned';
    const cells = columns.map((column) => cellOf(bundle, column, facts));
    return { ...planOf(bundle), status, overdue: isOverdue(bundle, status, facts.today), cells };
  });
  const isOnline = ({ status }: ProgrammeRow): boolean => status === 'online';
  const recommended = rows.filter((row) => row.recommended !== null);
  return {
    today: facts.today,
    target: TARGET,
    online: rows.filter(isOnline).length,
    recommended: { listed: recommended.length, online: recommended.filter(isOnline).length },
    categories: programmeCategories.map((one) => {
      const mine = rows.filter((row) => row.category === one);
      return {
        category: one,
        name: categoryNames[one],
        count: mine.length,
        online: mine.filter(isOnline).length,
        overdue: mine.filter(({ overdue }) => overdue).length,
      };
    }),
    columns,
    rows,
  };
}

const planOf = ({ code, name, programme }: Bundle) => ({
  code,
  name,
  category: programme?.category ?? null,
  categoryName: programme === undefined ? '没有归类' : categoryNames[programme.category],
  onlineBy: programme?.onlineBy ?? null,
  responsible: programme?.responsible ?? null,
  recommended: programme?.recommended ?? null,
  standardised: programme?.standardised ?? false,
  pilot: programme?.pilot ?? false,
});

/** 逾期未上线: not online on the day after its day. */
const isOverdue = ({ programme }: Bundle, status: ProgrammeRow['status'], today: string): boolean =>
  programme !== undefined && status !== 'online' && today > programme.onlineBy;

const levelNames: Readonly<Record<number, string>> = { 0: '各级', 3: '市级', 4: '区县级', 5: '街道级', 6: '社区级' };
const levelOf = ({ premises }: ProgrammeFacts, hall: Hall): number => premises.regions.get(hall.region)?.level ?? 0;
const channelOf = (hall: Hall): Channel => hall.channel ?? 'counter';

/** Channels without staff once, then every level with halls by the channel of these. */
function columnsOf(facts: ProgrammeFacts): Programme['columns'] {
  const halls = [...facts.premises.halls.values()];
  const staffed = [...new Set(halls.map((hall) => `${levelOf(facts, hall)} ${channelOf(hall)}`))].sort();
  const pairs = [
    ...channels.filter((channel) => !isStaffed(channel)).map((channel) => [0, channel] as const),
    ...staffed.map((one) => [Number(one.split(' ')[0]), one.split(' ')[1] as Channel] as const),
  ];
  return pairs.map(([level, channel]) => ({ level, levelName: levelNames[level] ?? '', channel }));
}

function cellOf(
  bundle: Bundle,
  { level, channel }: Programme['columns'][number],
  facts: ProgrammeFacts,
): ProgrammeCell {
  const isClosed = facts.closed.of(bundle.code).has(channel);
  const isHere = (hall: Hall): boolean => channelOf(hall) === channel && levelOf(facts, hall) === level;
  const here = [...facts.premises.halls.values()].filter(isHere);
  const items = appliedItems(bundle, facts.catalogue.items);
  const taking = placesFor({ bundle: bundle.code }, items, facts.premises).filter(({ hall }) => isHere(hall));
  const isNowhere = isStaffed(channel) && taking.length === 0;
  const state = isNowhere ? 'none' : isClosed ? 'closed' : 'open';
  return { level, channel, state, halls: taking.length, of: here.length };
}
