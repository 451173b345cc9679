import type { BaseItem, Region, ServiceItem } from '@yijian/core/contract';
import { valueNames } from '@yijian/core/definitions';
import type { PublishedCatalogue } from '#catalogue';

/** 三类差异: should have been taken on and is not, is called or classed otherwise, is not on the list of the level above. */
export type DifferenceKind = 'missing' | 'differs' | 'surplus';
export type ListDifference = {
  kind: DifferenceKind;
  baseCode: string | null;
  upperName: string | null;
  item: string | null;
  itemName: string | null;
  authority: string | null;
  what: string;
  todo: string;
};
export type Comparison = {
  region: string;
  regionName: string;
  /** items of the upper list that this level exercises; how many of them are in force here and agree */
  upper: number;
  agreed: number;
  differences: ListDifference[];
};

/**
 * 对照上级清单 (CAT-12): the upper list against what is in force in `region` (not below it): 应承接未承接, 名称或类型不符, 多设, each with what
 * to put right. Items that are only a step of others (type 00) count as nothing. Undefined when the region is not published.
 */
export function compareLists(
  upperList: readonly BaseItem[],
  region: string,
  { byKind }: PublishedCatalogue,
): Comparison | undefined {
  const here = byKind.region.get(region)?.definition as Region | undefined;
  if (here === undefined) return undefined;
  const items = [...byKind.item.values()]
    .map(({ definition }) => definition as ServiceItem)
    .filter(({ decidingRegion, type }) => decidingRegion === region && type !== '00');
  const byBase = Map.groupBy(items, (item) => item.baseCode);
  const nameOf = (code: string): string => byKind.authority.get(code)?.definition.name ?? code;
  const asked = upperList.filter(({ levels }) => levels.includes(here.level));
  const upper = new Map(upperList.map((one) => [one.code, one]));
  const missing = asked.filter(({ code }) => !byBase.has(code)).map(missingOf);
  const differing = items.flatMap((item) => {
    const base = item.baseCode === undefined ? undefined : upper.get(item.baseCode);
    return base === undefined ? [] : differsOf(item, base, { level: here.level, authority: nameOf(item.authority) });
  });
  const surplus = items
    .filter(({ baseCode }) => baseCode === undefined || !upper.has(baseCode))
    .map((item) => surplusOf(item, nameOf(item.authority)));
  const wrong = new Set(differing.map(({ baseCode }) => baseCode));
  return {
    region,
    regionName: here.name,
    upper: asked.length,
    agreed: asked.filter(({ code }) => byBase.has(code) && !wrong.has(code)).length,
    differences: [...missing, ...differing, ...surplus],
  };
}

const missingOf = (base: BaseItem): ListDifference => ({
  kind: 'missing',
  baseCode: base.code,
  upperName: base.name,
  item: null,
  itemName: null,
  authority: base.supervisor ?? null,
  what: '上级清单要求本级行使，本级没有公布',
  todo: '请确定承接部门，编制实施清单并公布；确实不承接的，书面说明理由',
});

function differsOf(item: ServiceItem, base: BaseItem, here: { level: number; authority: string }): ListDifference[] {
  const types = valueNames.itemTypes!;
  const what = [
    item.name === base.name ? [] : [`名称不同：上级「${base.name}」，本级「${item.name}」`],
    item.type === base.type ? [] : [`类型不同：上级${types[base.type]}，本级${types[item.type]}`],
    base.levels.includes(here.level) ? [] : ['上级清单没有把它列给这一级'],
  ].flat();
  if (what.length === 0) return [];
  return [
    {
      kind: 'differs',
      baseCode: base.code,
      upperName: base.name,
      item: item.code,
      itemName: item.name,
      authority: here.authority,
      what: what.join('；'),
      todo: '请按上级清单改正后公布；上级清单有误的，书面向上级提出',
    },
  ];
}

const surplusOf = (item: ServiceItem, authority: string): ListDifference => ({
  kind: 'surplus',
  baseCode: item.baseCode ?? null,
  upperName: null,
  item: item.code,
  itemName: item.name,
  authority,
  what: item.baseCode === undefined ? '没有写基本编码' : `基本编码 ${item.baseCode} 不在上级清单里`,
  todo: '请补上正确的基本编码；确属自行增设的，取消，或报上级列入清单',
});

/** 差异的名称. */
export const differenceNames: Readonly<Record<DifferenceKind, string>> = {
  missing: '未承接',
  differs: '不符',
  surplus: '多设',
};

/** 整改清单 as rows of a table, the header first. */
export function rectificationRows({ differences }: Comparison): string[][] {
  const header = [
    '序号',
    '差异',
    '基本编码',
    '上级名称',
    '本级编码',
    '本级名称',
    '责任部门',
    '问题',
    '整改要求',
    '整改结果',
  ];
  const rows = differences.map((one, at) => [
    String(at + 1),
    differenceNames[one.kind],
    one.baseCode ?? '',
    one.upperName ?? '',
    one.item ?? '',
    one.itemName ?? '',
    one.authority ?? '',
    one.what,
    one.todo,
    '',
  ]);
  return [header, ...rows];
}
