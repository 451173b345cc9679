import type { ElementList, Finding, ServiceItem } from '@yijian/core/contract';
import { type Difference, differencesOf, partNames } from '@yijian/core/definitions';
import { placeOf } from '../definitions.ts';
import type { PublishedCatalogue } from '../load-published.ts';
import { classesOf, elementListOf, levelOf, liesIn } from './levels.ts';

/**
 * 对照上级 (CAT-03/05): what keeps an item from being published below the one it inherits from: the level above is not there or moved
 * on, a common element differs, a duration is longer than above, the levels do not fit. Empty for items that inherit from none.
 */
export function judgeInheritance(item: ServiceItem, published: PublishedCatalogue): Finding[] {
  if (item.inherits === undefined) return [];
  const place = placeOf(item);
  const above = published.byKind.item.get(item.inherits.item);
  if (above === undefined || item.inherits.item === item.code)
    return [
      block(
        'unknown-parent',
        `${place}/inherits`,
        `上级事项 ${item.inherits.item} 不存在或没有发布`,
        '请改成上级已公布的事项',
      ),
    ];
  const parent = above.definition as ServiceItem;
  const findings = ofLevels(item, parent, published);
  if (above.version !== item.inherits.version)
    return [
      ...findings,
      block(
        'parent-moved-on',
        `${place}/inherits`,
        `上级「${parent.name}」已是第 ${above.version} 版，这里还按第 ${item.inherits.version} 版`,
        '请先到「上级变更」里合并，再发布',
      ),
    ];
  return [
    ...findings,
    ...commonDifferences(item, parent, published).map((one) => ofCommon(one, item)),
    ...ofCeilings(item, parent, elementListOf(published)),
  ];
}

/** 共性要素的不同: where the item departs from the level above in what only that level may set (漂移). */
export function commonDifferences(item: ServiceItem, parent: ServiceItem, published: PublishedCatalogue): Difference[] {
  const { classOf } = classesOf(published);
  return differencesOf(parent, item).filter(({ path }) => classOf(path) === 'common');
}

function ofCommon({ path }: Difference, item: ServiceItem): Finding {
  const told = path.map((part) => partNames[part] ?? part).join(' › ');
  return block(
    'common-element',
    `${placeOf(item)}/${path.join('/')}`,
    `「${told}」由上级统一，本级不能改`,
    '请恢复成上级的内容；确有需要的，请上级修改后自动同步',
  );
}

function ofLevels(item: ServiceItem, parent: ServiceItem, published: PublishedCatalogue): Finding[] {
  const [mine, above] = [levelOf(item.decidingRegion, published), levelOf(parent.decidingRegion, published)];
  if (mine === undefined || above === undefined) return [];
  if (mine > above && liesIn(item.decidingRegion, parent.decidingRegion, published)) return [];
  return [
    block(
      'not-below',
      `${placeOf(item)}/decidingRegion`,
      `「${item.name}」不在上级事项所在地区之下`,
      '下级事项的地区应在上级事项的地区之内，层级更低',
    ),
  ];
}

function ofCeilings(item: ServiceItem, parent: ServiceItem, list: ElementList | undefined): Finding[] {
  return (list?.elements ?? [])
    .filter((element) => element.ceiling)
    .flatMap(({ name, path }) => {
      const [mine, above] = [durationAt(item, path), durationAt(parent, path)];
      return mine !== undefined && above !== undefined && mine.unit === above.unit && mine.n > above.n
        ? [
            block(
              'above-ceiling',
              `${placeOf(item)}/${path}`,
              `「${name}」比上级的 ${above.n} 长`,
              '只能和上级一样或更短',
            ),
          ]
        : [];
    });
}

function durationAt(item: ServiceItem, path: string): { n: number; unit: string } | undefined {
  const value = (item as unknown as Record<string, unknown>)[path] as
    | { n?: unknown; unit?: unknown }
    | null
    | undefined;
  return typeof value?.n === 'number' && typeof value.unit === 'string' ? { n: value.n, unit: value.unit } : undefined;
}

const block = (code: string, place: string, message: string, remedy: string): Finding => ({
  code,
  severity: 'block',
  place,
  message,
  remedy,
});
