import { workingDaysOf } from '@yijian/core/compile';
import type { Bundle, Duration, ElementList, Finding, Region, ServiceItem } from '@yijian/core/contract';
import { type Difference, differencesOf, tellDifference } from '@yijian/core/definitions';
import type { PublishedCatalogue } from '../load-published.ts';
import { elementListOf } from './levels.ts';

type Element = ElementList['elements'][number];
type Pair = { below: ServiceItem; above: ServiceItem };

/**
 * 八要素同源 (CAT-04): what keeps a bundle from being published: a member, or the same item of a district below, departs from the level
 * above in one of the elements that the element list marks as the same everywhere. A promise may be shorter below.
 */
export function judgeSameSource(bundle: Bundle, published: PublishedCatalogue): Finding[] {
  const elements = elementListOf(published)?.elements ?? [];
  if (!elements.some((element) => element.sameSource)) return [];
  return bundle.members.flatMap((member) =>
    pairsOf(member.item, published).flatMap((pair) =>
      [...Map.groupBy(departures(pair, elements), ({ element }) => element)].map(([element, found]) =>
        finding(`bundle:${bundle.code}/members/${member.id}/${pair.below.code}/${element.id}`, pair, {
          element,
          differences: found.map(({ difference }) => difference),
          region: regionName(pair.below, published),
        }),
      ),
    ),
  );
}

/** The item beside the one above it, and those below beside it. */
function pairsOf(code: string, { byKind }: PublishedCatalogue): Pair[] {
  const items = [...byKind.item.values()].map(({ definition }) => definition as ServiceItem);
  const of = (one: string | undefined) => byKind.item.get(one ?? '')?.definition as ServiceItem | undefined;
  const item = of(code);
  if (item === undefined) return [];
  const above = of(item.inherits?.item);
  const below = items.filter((one) => one.inherits?.item === code).map((one): Pair => ({ below: one, above: item }));
  return [...(above === undefined ? [] : [{ below: item, above }]), ...below];
}

function departures(pair: Pair, elements: readonly Element[]): { element: Element; difference: Difference }[] {
  const { above, below } = pair;
  return differencesOf(above, below).flatMap((difference) => {
    const element = elementAt(difference.path, elements);
    if (!element?.sameSource || (element.ceiling && isShorter(pair, element.path))) return [];
    return [{ element, difference }];
  });
}

/** The element that a place belongs to: the one with the longest path, so that a part may be each level's own. */
function elementAt(path: readonly string[], elements: readonly Element[]): Element | undefined {
  const lengthOf = (element: Element): number => element.path.split('/').length;
  return elements
    .filter((element) =>
      element.path.split('/').every((part, at) => part === path[at] || (part === '*' && at < path.length)),
    )
    .reduce<Element | undefined>((best, one) => (best && lengthOf(best) >= lengthOf(one) ? best : one), undefined);
}

function isShorter({ above, below }: Pair, path: string): boolean {
  const [most, given] = [above, below].map((item) => (item as unknown as Record<string, Duration | null>)[path]);
  return Boolean(most && given && workingDaysOf(given) <= workingDaysOf(most));
}

const regionName = (item: ServiceItem, { byKind }: PublishedCatalogue): string =>
  (byKind.region.get(item.decidingRegion)?.definition as Region | undefined)?.name ?? item.decidingRegion;

function finding(
  place: string,
  { above, below }: Pair,
  { element, differences, region }: { element: Element; differences: readonly Difference[]; region: string },
): Finding {
  const told = differences
    .slice(0, 5)
    .map((one) => tellDifference(one, [above, below]))
    .map((one) => `${one.place}：上级「${one.before ?? '没有'}」，本级「${one.after ?? '没有'}」`);
  const more = differences.length > told.length ? `等 ${differences.length} 处` : '';
  return {
    code: 'same-source-differs',
    severity: 'block',
    place,
    message: `${region}的「${below.name}」与上级「${above.name}」的${element.name}不一致（${told.join('；')}${more}）`,
    remedy: '请到「上级变更」里合并，或请上级统一修改；确有理由的，登记一条公开的体检例外',
  };
}
