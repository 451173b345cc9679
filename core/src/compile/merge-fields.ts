import type { Catalogue, FieldKey, FieldSource, FormField, MergedField } from '../contract/index.ts';
import { canonicalJson } from '../contract/index.ts';
import { fieldKey } from './keys.ts';
import type { Member } from './members.ts';
import type { ReadRules } from './read-rules.ts';

/** 来源的优先顺序: what another member issues, then what government holds, then what the applicant already told. */
const sourceRank: Readonly<Record<FieldSource['kind'], number>> = {
  output: 0,
  licence: 1,
  register: 2,
  answer: 3,
  account: 4,
};

/**
 * 合并字段 (FRM-01): one field per merge key over all members, in the order in which the members' forms ask, with each
 * use's own wording kept. Fields whose element, role or path is unknown are left out (the item's check tells them).
 */
export function mergeFields(members: readonly Member[], rules: ReadRules, catalogue: Catalogue): MergedField[] {
  const merged = new Map<FieldKey, MergedField>();
  for (const member of members) {
    for (const field of member.item.fields) {
      const found = merged.get(fieldKey(field)) ?? startField(field, catalogue);
      if (found === undefined) continue;
      merged.set(found.key, found);
      const required = rules.required.get(`${member.entry.id}/${field.id}`) ?? true;
      found.uses.push({
        member: member.entry.id,
        field: field.id,
        label: field.label,
        required,
        purpose: field.purpose,
      });
      found.sources.push(...(field.sources ?? []));
    }
  }
  const fields = [...merged.values()];
  for (const field of fields) field.sources = orderedSources(field.sources);
  return bySection(labelled(fields, catalogue));
}

function startField(field: FormField, catalogue: Catalogue): MergedField | undefined {
  const definition = catalogue.elements.get(field.element);
  const known = catalogue.roles.has(field.role) && (field.path === undefined || catalogue.paths.has(field.path));
  if (definition === undefined || !known) return undefined;
  return {
    key: fieldKey(field),
    element: field.element,
    role: field.role,
    path: field.path ?? null,
    occurrence: field.occurrence ?? null,
    label: '',
    section: field.section,
    type: definition.type,
    definition,
    sources: [],
    uses: [],
  };
}

function orderedSources(sources: readonly FieldSource[]): FieldSource[] {
  const once = new Map(sources.map((source) => [canonicalJson(source), source]));
  return [...once.values()].sort((one, other) => sourceRank[one.kind] - sourceRank[other.kind]);
}

/** 「父亲 · 姓名」,「经营场所地址」; where two keys would read alike the role, then the item's own wording tells them apart. */
function labelled(fields: MergedField[], catalogue: Catalogue): MergedField[] {
  const wordings = [
    (field: MergedField) => (field.path === null ? roleWording(field, catalogue) : pathWording(field, catalogue)),
    (field: MergedField) =>
      field.path === null
        ? roleWording(field, catalogue)
        : `${roleName(field, catalogue)} · ${pathWording(field, catalogue)}`,
    (field: MergedField) => `${roleWording(field, catalogue)}（${field.uses[0]?.label}）`,
    (field: MergedField) => `${roleWording(field, catalogue)}（${field.key}）`,
  ];
  let open = fields;
  for (const wording of wordings) {
    for (const field of open) field.label = wording(field);
    const counts = new Map<string, number>();
    for (const field of fields) counts.set(field.label, (counts.get(field.label) ?? 0) + 1);
    open = fields.filter((field) => (counts.get(field.label) ?? 0) > 1);
  }
  return fields;
}

function roleName(field: MergedField, catalogue: Catalogue): string {
  return catalogue.roles.get(field.role)?.name ?? field.role;
}

function roleWording(field: MergedField, catalogue: Catalogue): string {
  return `${roleName(field, catalogue)} · ${field.definition.name}`;
}

function pathWording(field: MergedField, catalogue: Catalogue): string {
  return `${catalogue.paths.get(field.path ?? '')?.name ?? field.path}${field.definition.name}`;
}

/** Sections in the order of first appearance, each in one piece. */
function bySection(fields: readonly MergedField[]): MergedField[] {
  const sections = new Map<string, MergedField[]>();
  for (const field of fields) sections.set(field.section, [...(sections.get(field.section) ?? []), field]);
  return [...sections.values()].flat();
}
