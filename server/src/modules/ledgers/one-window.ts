import type { Docking, ServiceItem } from '@yijian/core/contract';
import { valueNames } from '@yijian/core/definitions';
import { dockedState, dockingsFor } from '@yijian/core/halls';
import { loadPublished, type PublishedCatalogue } from '#catalogue';
import { csvFile, type Queryable, type ServedFile } from '#platform';
import { applied, authorityName } from './applied-items.ts';

/** 一窗通办清单一行: how the comprehensive window takes it in. */
export type OneWindowRow = {
  item: string;
  name: string;
  authorityName: string;
  intakeWords: string;
  systems: string;
};
/** 不在清单的一行: the systems that are not connected, since when; none = nothing is registered. */
export type LeftOutRow = Pick<OneWindowRow, 'item' | 'name' | 'authorityName'> & {
  systems: { docking: string; name: string; tierWords: string; since: string }[];
};

type Docked = { item: ServiceItem; dockings: Docking[] };
const docked = (published: PublishedCatalogue): Docked[] => {
  const all = [...published.byKind.docking.values()].map(({ definition }) => definition as Docking);
  return applied(published).map((item) => ({ item, dockings: dockingsFor(item, all) }));
};
const head = ({ code, name, authority }: ServiceItem, published: PublishedCatalogue) => ({
  item: code,
  name,
  authorityName: authorityName(published, authority),
});

/** 一窗通办清单 (CAT-28): items whose every system is connected with the one intake; for everybody. */
export async function readOneWindow(db: Queryable): Promise<{ all: number; items: OneWindowRow[] }> {
  const published = await loadPublished(db);
  const items = docked(published);
  return {
    all: items.length,
    items: items
      .filter(({ dockings }) => dockedState(dockings) === 'connected')
      .map(({ item, dockings }) => ({
        ...head(item, published),
        intakeWords: [...new Set(dockings.map(({ intake }) => valueNames.intake![intake]!))].join('；'),
        systems: [...new Set(dockings.map(({ name }) => name))].join('、'),
      })),
  };
}

/** 移出的事项 (CAT-28), for catalogue managers: what is not on the list, and which system keeps it off. */
export async function readLeftOut(db: Queryable): Promise<{ items: LeftOutRow[] }> {
  const published = await loadPublished(db);
  const items = docked(published)
    .filter(({ dockings }) => dockedState(dockings) !== 'connected')
    .map(({ item, dockings }) => ({
      ...head(item, published),
      systems: dockings
        .filter((one) => one.docked === 'disconnected')
        .map(({ code, name, tier, since }) => ({ docking: code, name, tierWords: valueNames.tier![tier]!, since })),
    }));
  return { items: items.sort((one, other) => since(other).localeCompare(since(one))) };
}

/** The day on which it left; nothing registered comes last. */
const since = ({ systems }: LeftOutRow): string =>
  systems
    .map((one) => one.since)
    .sort()
    .at(-1) ?? '';

/** 一窗通办清单 as a table. */
export async function exportOneWindow(db: Queryable): Promise<ServedFile> {
  const { items } = await readOneWindow(db);
  return csvFile('一窗通办事项清单', [
    ['事项', '部门', '怎么受理', '办理系统'],
    ...items.map((one) => [one.name, one.authorityName, one.intakeWords, one.systems]),
  ]);
}
