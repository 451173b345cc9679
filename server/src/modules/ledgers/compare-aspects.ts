import { limitWords, workingDaysOf } from '@yijian/core/compile';
import {
  type Benchmark,
  type Bundle,
  type ComparedAspect,
  comparedAspects,
  type ServiceItem,
} from '@yijian/core/contract';
import { valueNames } from '@yijian/core/definitions';
import { loadPublished, type PublishedCatalogue } from '#catalogue';
import type { Queryable } from '#platform';
import { authorityName } from './applied-items.ts';
import { refusals } from './refusals.ts';

/** 六方面和时限的名称, in the order of the document (001 行31). */
export const aspectNames: Readonly<Record<ComparedAspect, string>> = {
  conditions: '申请条件',
  filing: '申报方式',
  acceptance: '受理模式',
  review: '审核程序',
  issuing: '发证方式',
  mechanism: '工作机制',
  promised: '承诺时限',
};

/**
 * 差距 of one cell: `missing` = the city registered nothing; `same` as here; `differs` in its words; a limit is `better` where the city is
 * quicker and `worse` where it is slower.
 */
export type Gap = 'missing' | 'same' | 'differs' | 'better' | 'worse';
export type AspectCell = {
  code: string;
  text: string | null;
  gap: Gap;
  adopted: { reason: string; on: string } | null;
};
/** 差距表 (CAT-19): each aspect of our own item beside every city. */
export type AspectGrid = {
  item: string;
  name: string;
  authorityName: string;
  cities: { code: string; city: string; source: string; collectedOn: string }[];
  rows: { aspect: ComparedAspect; name: string; own: string | null; cells: AspectCell[] }[];
};

/** 一个事项的差距表. Refuses `ledgers.not-published`. */
export async function compareAspects(db: Queryable, code: string): Promise<AspectGrid> {
  const published = await loadPublished(db);
  const item = published.catalogue.items.get(code)?.definition;
  if (item === undefined) throw refusals.notPublished.with({ kind: 'item', code });
  const cities = [...published.byKind.benchmark.values()]
    .map(({ definition }) => definition as Benchmark)
    .filter((one) => one.item === code);
  const own = ownAspects(item, published);
  return {
    item: code,
    name: item.name,
    authorityName: authorityName(published, item.authority),
    cities: cities.map(({ code: of, city, source, collectedOn }) => ({ code: of, city, source, collectedOn })),
    rows: comparedAspects.map((aspect) => ({
      aspect,
      name: aspectNames[aspect],
      own: own[aspect],
      cells: cities.map((city) => cellOf(aspect, { own: own[aspect], item, city })),
    })),
  };
}

function cellOf(
  aspect: ComparedAspect,
  { own, item, city }: { own: string | null; item: ServiceItem; city: Benchmark },
): AspectCell {
  const text = aspect === 'promised' ? limitWords(city.promised) : (city.aspects?.[aspect] ?? null);
  const found = city.adopted?.find((one) => one.aspect === aspect);
  return {
    code: city.code,
    text,
    gap: aspect === 'promised' ? limitGap(item, city) : gapOf(own, text),
    adopted: found ? { reason: found.reason, on: found.on } : null,
  };
}

function limitGap(item: ServiceItem, city: Benchmark): Gap {
  const more = workingDaysOf(item.promised) - workingDaysOf(city.promised);
  if (more === 0) return 'same';
  return more > 0 ? 'better' : 'worse';
}

/** Words differ unless they say the same without regard to marks and spaces. */
function gapOf(own: string | null, text: string | null): Gap {
  if (text === null) return 'missing';
  const bare = (words: string | null): string => (words ?? '').replaceAll(/[\s，。；、：,.;:]/g, '');
  return bare(own) === bare(text) ? 'same' : 'differs';
}

/** 本级的六方面 in words, from the elements of the item; null where it registers none. */
export function ownAspects(item: ServiceItem, published: PublishedCatalogue): Record<ComparedAspect, string | null> {
  const { filing = [], onlineDepth, handling, visits, materials, steps, result } = item;
  const deferrable = materials.filter(({ necessity }) => necessity === 'deferrable').length;
  const bundles = [...published.byKind.bundle.values()]
    .map(({ definition }) => definition as Bundle)
    .filter((bundle) => bundle.members.some((member) => member.item === item.code));
  const named = (kind: 'filing' | 'delivery' | 'onlineDepth' | 'handling', value: string): string =>
    (valueNames[kind] as Record<string, string>)[value] ?? value;
  return {
    conditions: joined(item.conditions.map(({ text }) => text)),
    filing: joined([
      ...filing.map((one) => named('filing', one)),
      ...(onlineDepth ? [named('onlineDepth', onlineDepth)] : []),
    ]),
    acceptance: joined([
      ...(handling ? [named('handling', handling)] : []),
      `到现场 ${visits.times} 次`,
      ...(deferrable > 0 ? [`${deferrable} 份材料可容缺后补`] : []),
    ]),
    review: steps.map(({ name }) => name).join(' → ') || null,
    issuing: joined([result.name, ...result.delivery.map((one) => named('delivery', one))]),
    mechanism: joined(bundles.map(({ name }) => `在「${name}」里和别的事项一起办`)),
    promised: limitWords(item.promised),
  };
}

const joined = (parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.join('；'));
