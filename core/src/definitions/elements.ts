import type { ElementList } from '../contract/index.ts';

/**
 * 要素分类 (CAT-03/05): `common` 共性要素 is set by the level above and read-only below; `local` 个性要素 may be changed below and
 * takes over what the level above changes unless both did; `own` is each level's own and never merged (地址、电话、窗口).
 */
export type ElementClass = 'common' | 'local' | 'own';

/** 要素表 as a lookup: the class of a place, and whether some place inside it has another one. */
export type ElementClasses = {
  classOf: (path: readonly string[]) => ElementClass;
  hasInner: (path: readonly string[]) => boolean;
};

/** What names an implementation is its own whatever the list says: code, authority, region, the national code, what it inherits from. */
const identity = ['kind', 'code', 'authority', 'supervisor', 'decidingRegion', 'taskCode', 'inherits'];

/** 要素表的规则: the longest path wins, an asterisk stands for any member; a place that no entry names is local. */
export function elementClasses(list: Pick<ElementList, 'elements'> | undefined): ElementClasses {
  const rules = [
    ...(list?.elements ?? []).map((element) => ({ path: element.path.split('/'), class: element.class })),
    ...identity.map((name) => ({ path: [name], class: 'own' as const })),
  ];
  return {
    classOf: (path) =>
      rules.reduce<{ length: number; class: ElementClass }>(
        (best, rule) =>
          rule.path.length <= path.length && rule.path.length > best.length && covers(rule.path, path)
            ? toBest(rule)
            : best,
        { length: 0, class: 'local' },
      ).class,
    hasInner: (path) =>
      rules.some((rule) => rule.path.length > path.length && covers(rule.path.slice(0, path.length), path)),
  };
}

const toBest = (rule: { path: string[]; class: ElementClass }) => ({ length: rule.path.length, class: rule.class });
const covers = (rule: readonly string[], path: readonly string[]): boolean =>
  rule.every((part, at) => part === '*' || part === path[at]);
