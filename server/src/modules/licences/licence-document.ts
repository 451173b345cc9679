import type { Authority, DataElement, LicenceType } from '@yijian/core/contract';
import { describeValue } from '@yijian/core/forms';
import { checkTemplateData, type LicencePage, licencePages, type TemplateData, templateSchemas } from '#documents';
import type { Licence, LicenceContent } from './licences.ts';

/** What a licence is printed from. */
export type PrintFacts = {
  licence: Pick<Licence, 'typeName' | 'number' | 'issuerName' | 'issuedOn' | 'appliedOn' | 'validFrom' | 'validTo'>;
  content: Pick<LicenceContent, 'holderName' | 'attributes'>;
  type: LicenceType;
  authority: Authority;
  elements: ReadonlyMap<string, DataElement>;
  demo: boolean;
};
export type PrintPlan = { [N in LicencePage]: { name: N; data: TemplateData<N> } }[LicencePage];

/**
 * 证照版面 (pure): the template that the licence type names, filled by attribute ids; when something that it must print is
 * missing, the plain template with every attribute and its label, so that a licence can always be made.
 */
export function planPrint(facts: PrintFacts): PrintPlan {
  const name = licencePages.find((one) => one === facts.type.template);
  if (name && name !== 'licence-generic') {
    const data = { ...common(facts), ...printedAttributes(facts, name) };
    if (checkTemplateData(name, data).length === 0) return { name, data } as PrintPlan;
  }
  return {
    name: 'licence-generic',
    data: {
      ...common(facts),
      title: facts.licence.typeName,
      holder: facts.content.holderName,
      // the holder's name has a line of its own
      fields: labelledAttributes(facts).filter((field) => field.value !== facts.content.holderName),
    },
  };
}

function common({ licence, authority, demo }: PrintFacts) {
  return {
    number: licence.number,
    authority: licence.issuerName,
    date: licence.issuedOn,
    demo,
    phone: authority.phone,
    appliedOn: licence.appliedOn ?? licence.issuedOn,
    ...(licence.validTo && { validFrom: licence.validFrom, validTo: licence.validTo }),
  };
}

/** Attributes whose ids the template knows, in the form that it wants: words, lists of words, yes or no. */
function printedAttributes(facts: PrintFacts, name: LicencePage): Record<string, unknown> {
  const wanted = templateSchemas[name].properties as Record<string, { type?: string } | undefined>;
  return Object.fromEntries(
    valuesOf(facts).flatMap(({ id, value, element }): [string, unknown][] => {
      const form = wanted[id]?.type;
      if (!form) return [];
      if (form === 'array') return [[id, codesOf(value).map((code) => wordsOf(element, code))]];
      return [[id, form === 'boolean' ? value === 'true' : wordsOf(element, value)]];
    }),
  );
}

/** 照面要素: label and value in words, empty ones left out. */
export const labelledAttributes = (
  facts: Pick<PrintFacts, 'type' | 'content' | 'elements'>,
): { label: string; value: string }[] =>
  valuesOf(facts).map(({ name, value, element }) => ({ label: name, value: wordsOf(element, value) }));

function valuesOf({ type, content, elements }: Pick<PrintFacts, 'type' | 'content' | 'elements'>) {
  return type.attributes.flatMap(({ id, name, element }) => {
    const value = content.attributes[id];
    return value ? [{ id, name, value, element: elements.get(element) }] : [];
  });
}

/** Several choices stand in one attribute as codes with commas. */
const codesOf = (value: string): string[] => value.split(/[,、]/).filter((code) => code !== '');

function wordsOf(element: DataElement | undefined, value: string): string {
  if (!element) return value;
  return element.type === 'choices' ? describeValue(element, codesOf(value)) : describeValue(element, value);
}
