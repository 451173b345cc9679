import type { Finding } from '@yijian/core/contract';
import { type ItemBody, listAt, placeOf } from './item-path.ts';

/** 事项编辑的分区; `rest`: what only the text view shows. */
export type SectionName = 'basics' | 'conditions' | 'materials' | 'fields' | 'steps' | 'onSite' | 'result' | 'rest';
type Edited = Exclude<SectionName, 'rest'>;

/** Which properties of an item each section shows, in the order of the page. */
export const sectionParts: Readonly<Record<Edited, readonly string[]>> = {
  basics: [
    'kind',
    'code',
    'name',
    'type',
    'node',
    'audience',
    'baseCode',
    'taskCode',
    'inherits',
    'authority',
    'supervisor',
    'decidingRegion',
    'regime',
    'basis',
    'keywords',
  ],
  conditions: ['conditions', 'questions'],
  materials: ['materials'],
  fields: ['fields'],
  steps: ['statutory', 'promised', 'handling', 'steps', 'extraLevel', 'instant', 'recordOnly', 'reform'],
  onSite: ['place', 'openHours', 'phone', 'complaintPhone', 'visits', 'filing', 'onlineDepth', 'fees'],
  result: ['result'],
};
const sectionOf = new Map(
  Object.entries(sectionParts).flatMap(([section, parts]) => parts.map((part) => [part, section as Edited] as const)),
);

/** 所有分区, in the order of the page. */
export const sectionNames = [...(Object.keys(sectionParts) as Edited[]), 'rest'] as const satisfies SectionName[];

export type ItemSections = Readonly<Record<SectionName, ItemBody>>;

/** 分区: every property of an item in exactly one section. */
export function sectionsOf(body: ItemBody): ItemSections {
  const sections = Object.fromEntries(sectionNames.map((name) => [name, {} as Record<string, unknown>]));
  for (const [part, value] of Object.entries(body))
    Object.defineProperty(sections[sectionOf.get(part) ?? 'rest']!, part, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return sections as ItemSections;
}

/** What stands beneath the entries of each list, and beneath what is no list. */
const rowParts: Readonly<Record<string, readonly string[]>> = {
  conditions: ['text', 'basis'],
  questions: ['text', 'help', 'answer'],
  materials: [
    'material',
    'holder',
    'path',
    'period',
    'necessity',
    'when',
    'form',
    'originals',
    'copies',
    'content',
    'format',
    'signature',
    'signing',
    'basis',
    'ways',
    'keepReason',
  ],
  fields: ['label', 'section', 'element', 'role', 'path', 'occurrence', 'required', 'sources', 'purpose'],
  steps: ['kind', 'name', 'post', 'days', 'standard'],
  fees: ['name', 'amountFen', 'basis'],
};
const innerParts: Readonly<Record<string, readonly string[]>> = {
  visits: ['times', 'reason'],
  reform: ['mode', 'on', 'basis', 'commitment'],
  result: ['kind', 'name', 'licenceType', 'holder', 'template', 'seal', 'delivery', 'sample', 'attributes'],
};

/** 看得到的位置: every place at which the page can show a finding. */
function shownPlaces(body: ItemBody): ReadonlySet<string> {
  const rows = Object.entries(rowParts).flatMap(([list, parts]) =>
    listAt(body, [list]).flatMap((_, at) => {
      const row = placeOf(body, [list, at]);
      return [row, ...parts.map((part) => `${row}/${part}`)];
    }),
  );
  const inner = Object.entries(innerParts).flatMap(([whole, parts]) => parts.map((part) => `${whole}/${part}`));
  return new Set([...sectionOf.keys(), ...Object.keys(body), ...rows, ...inner]);
}

/**
 * 检查结果归位: each finding at the nearest place that the page shows (`materials/design/copies`); what names none of them, or another
 * definition, stands at the empty place. None is lost.
 */
export function findingsByPlace(findings: readonly Finding[], body: ItemBody): ReadonlyMap<string, Finding[]> {
  const shown = shownPlaces(body);
  const head = `item:${String(body.code)}/`;
  const placed = new Map<string, Finding[]>();
  for (const finding of findings) {
    const parts = finding.place.startsWith(head) ? finding.place.slice(head.length).split('/') : [];
    while (parts.length > 0 && !shown.has(parts.join('/'))) parts.pop();
    const place = parts.join('/');
    placed.set(place, [...(placed.get(place) ?? []), finding]);
  }
  return placed;
}

/** 某处和它里面的检查结果. */
export function findingsWithin(placed: ReadonlyMap<string, Finding[]>, place: string): Finding[] {
  return [...placed].flatMap(([at, found]) => (at === place || at.startsWith(`${place}/`) ? found : []));
}

/** 各分区的检查结果. */
export function findingsOfSection(placed: ReadonlyMap<string, Finding[]>, section: SectionName): Finding[] {
  return [...placed].flatMap(([place, found]) => {
    const [part = ''] = place.split('/');
    return place !== '' && (sectionOf.get(part) ?? 'rest') === section ? found : [];
  });
}
