import type { Definition, ElementList, Region, ServiceItem } from '@yijian/core/contract';
import { type ElementClasses, elementClasses } from '@yijian/core/definitions';
import type { PublishedCatalogue } from '../load-published.ts';

/** 要素表 in force; where several are published, the first by code. Undefined: every element is local. */
export function elementListOf({ byKind }: PublishedCatalogue): ElementList | undefined {
  const [first] = [...byKind.elementList.values()].sort((one, other) =>
    one.definition.code < other.definition.code ? -1 : 1,
  );
  return first?.definition as ElementList | undefined;
}

/** 要素分类 in force. */
export const classesOf = (published: PublishedCatalogue): ElementClasses => elementClasses(elementListOf(published));

const children = new WeakMap<PublishedCatalogue, ReadonlyMap<string, ServiceItem[]>>();

/** 下级事项: the items in force that inherit from this one directly. */
export function childrenOf(code: string, published: PublishedCatalogue): readonly ServiceItem[] {
  let byParent = children.get(published);
  if (byParent === undefined) {
    const items = [...published.byKind.item.values()].map(({ definition }) => definition as ServiceItem);
    byParent = Map.groupBy(
      items.filter((item) => item.inherits !== undefined && item.inherits.item !== item.code),
      (item) => item.inherits!.item,
    );
    children.set(published, byParent);
  }
  return byParent.get(code) ?? [];
}

/** 各级下级: children, their children and so on, nearer ones first; each once. */
export function descendantsOf(code: string, published: PublishedCatalogue): ServiceItem[] {
  const found = new Map<string, ServiceItem>();
  let level: readonly ServiceItem[] = childrenOf(code, published);
  while (level.length > 0) {
    const fresh = level.filter((item) => !found.has(item.code) && item.code !== code);
    for (const item of fresh) found.set(item.code, item);
    level = fresh.flatMap((item) => childrenOf(item.code, published));
  }
  return [...found.values()];
}

/** Whether `region` lies in `within` or is it; a region that is not published lies nowhere. */
export function liesIn(region: string, within: string, { byKind }: PublishedCatalogue): boolean {
  const seen = new Set<string>();
  let here: string | undefined = region;
  while (here !== undefined && !seen.has(here)) {
    if (here === within) return true;
    seen.add(here);
    here = (byKind.region.get(here)?.definition as Region | undefined)?.parent;
  }
  return false;
}

/** 行使层级 of a region: 1 国家 … 6 村社区; undefined when it is not published. */
export const levelOf = (region: string, { byKind }: PublishedCatalogue): number | undefined =>
  (byKind.region.get(region)?.definition as Region | undefined)?.level;

/** The definition, with the version it inherits from filled in where it names none (packs name none). */
export function withParentVersion(definition: Definition, versionOf: (item: string) => number | undefined): Definition {
  if (definition.kind !== 'item' || definition.inherits === undefined || definition.inherits.version !== undefined)
    return definition;
  return { ...definition, inherits: { ...definition.inherits, version: versionOf(definition.inherits.item) } };
}
