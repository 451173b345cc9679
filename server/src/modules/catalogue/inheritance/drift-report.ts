import type { ElementList, Region, ServiceItem } from '@yijian/core/contract';
import { differencesOf } from '@yijian/core/definitions';
import type { Queryable } from '#platform';
import { loadPublished, type PublishedCatalogue } from '../load-published.ts';
import { classesOf, elementListOf } from './levels.ts';

/** 一致率 of one element: how many of the items below have it as the level above has it. */
export type ElementDrift = {
  element: string;
  name: string;
  class: 'common' | 'local' | 'own';
  sameSource: boolean;
  compared: number;
  same: number;
};
/** 一处不一致: an element in which an item in force departs from the item above it. */
export type DriftPlace = {
  item: string;
  itemName: string;
  above: string;
  element: string;
  name: string;
  level: number;
  region: string;
  places: string[];
};
/** `common`: compared and same over all common elements (五级48同); `levels`: the same by level of the lower item. */
export type DriftReport = {
  list: { code: string; name: string; elements: number } | null;
  compared: number;
  common: { compared: number; same: number };
  elements: ElementDrift[];
  levels: { level: number; compared: number; same: number }[];
  drifts: DriftPlace[];
};

const reports = new WeakMap<PublishedCatalogue, DriftReport>();

/** 要素一致率比对 (CAT-03/04): every item in force beside the one above it, element by element. Once per state of the catalogue. */
export async function reportDrift(db: Queryable): Promise<DriftReport> {
  const published = await loadPublished(db);
  const report = reports.get(published) ?? compare(published);
  reports.set(published, report);
  return report;
}

type Compared = DriftPlace & { class: ElementDrift['class']; isSame: boolean };

function compare(published: PublishedCatalogue): DriftReport {
  const list = elementListOf(published);
  const pairs = [...published.byKind.item.values()].flatMap(({ definition }) => {
    const item = definition as ServiceItem;
    const above = item.inherits && published.byKind.item.get(item.inherits.item)?.definition;
    return above === undefined ? [] : [{ item, above: above as ServiceItem }];
  });
  const compared = list === undefined ? [] : pairs.flatMap((pair) => compareElements(pair, list, published));
  const common = compared.filter((one) => one.class === 'common');
  return {
    list: list === undefined ? null : { code: list.code, name: list.name, elements: list.elements.length },
    compared: pairs.length,
    common: tally(common),
    elements: (list?.elements ?? []).map((element) => ({
      element: element.id,
      name: element.name,
      class: element.class,
      sameSource: element.sameSource ?? false,
      ...tally(compared.filter((one) => one.element === element.id)),
    })),
    levels: [...Map.groupBy(common, (one) => one.level)]
      .map(([level, ones]) => ({ level, ...tally(ones) }))
      .sort((one, other) => one.level - other.level),
    drifts: common
      .filter((one) => !one.isSame)
      .map(({ class: _class, isSame: _isSame, ...drift }) => drift)
      .slice(0, 1000),
  };
}

const tally = (ones: readonly Compared[]): { compared: number; same: number } => ({
  compared: ones.length,
  same: ones.filter((one) => one.isSame).length,
});

function compareElements(
  { item, above }: { item: ServiceItem; above: ServiceItem },
  { elements }: ElementList,
  published: PublishedCatalogue,
): Compared[] {
  const { classOf } = classesOf(published);
  const differences = differencesOf(above, item);
  const region = published.byKind.region.get(item.decidingRegion)?.definition as Region | undefined;
  return elements.map((element) => {
    const inside = differences.filter(
      ({ path }) => covers(element.path.split('/'), path) && classOf(path) === element.class,
    );
    return {
      item: item.code,
      itemName: item.name,
      above: above.code,
      element: element.id,
      name: element.name,
      class: element.class,
      level: region?.level ?? 0,
      region: region?.name ?? item.decidingRegion,
      places: inside.map(({ path }) => path.join('/')),
      isSame: inside.length === 0,
    };
  });
}

const covers = (rule: readonly string[], path: readonly string[]): boolean =>
  rule.length <= path.length && rule.every((part, at) => part === '*' || part === path[at]);
