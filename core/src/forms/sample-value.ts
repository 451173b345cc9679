import type { DataElement } from '../contract/index.ts';
import { generateIdNumber, generateUscc } from '../identifiers/index.ts';
import type { FieldValue } from './check-value.ts';

/** Fictional people; the region 429903 of the numbers exists nowhere. */
const people = ['林晓燕', '陈明远', '周思齐', '吴若兰'];
const REGION = '429903';
/** What passes each check; `nth` tells the parties of one form apart. */
const checked: Readonly<Record<NonNullable<DataElement['check']>, (nth: number) => string>> = {
  personName: (nth) => people[nth % people.length]!,
  idNumber: (nth) => generateIdNumber(REGION, '1990-05-16', (nth * 2 + 21) % 1000),
  uscc: (nth) => generateUscc('91', REGION, nth + 1),
  mobile: (nth) => `1390000${String(nth + 1).padStart(4, '0')}`,
  phone: (nth) => `0600-5500${String(nth + 100)}`,
  postcode: () => '429900',
  date: () => '2026-06-01',
};

/**
 * 样表的值 (CAT-30): a fictional value that `checkValue` finds nothing wrong with; the element's own `sample` where it has one. `nth`:
 * the party's place on the form, so that father and mother are two people.
 */
export function sampleValue(element: DataElement, nth = 0): FieldValue {
  if (element.sample !== undefined) return element.type === 'choices' ? [element.sample] : element.sample;
  return byType[element.type]?.(element) ?? textOf(element, nth);
}

const numberOf = ({ min, max }: DataElement): string => min ?? (max?.startsWith('-') ? max : '1');
const byType: Partial<Record<DataElement['type'], (element: DataElement) => FieldValue>> = {
  boolean: () => 'true',
  date: () => '2026-06-01',
  integer: numberOf,
  decimal: numberOf,
  choice: ({ values }) => values?.[0]?.code ?? '',
  choices: ({ values }) => values?.slice(0, 1).map(({ code }) => code) ?? [],
};

const textOf = ({ check, name, maxLength }: DataElement, nth: number): string =>
  check ? checked[check](nth) : [...`示例${name}`].slice(0, maxLength).join('');
