import type { ApplicationField, ApplicationFinding, ApplicationMaterial, FieldValue } from '../api/applications.ts';

/** 表单分组: what the clerk has to ask for, what may be left out, what is there already, and what comes from a later result. */
export type FieldGroups = {
  toFill: ApplicationField[];
  optional: ApplicationField[];
  known: ApplicationField[];
  later: ApplicationField[];
};

export const isBlank = (value: FieldValue): boolean => value === null || value.length === 0;

/**
 * Missing ones first. `asked`: keys that were asked for on this page; they stay where they are when they get their value, so
 * that nothing jumps away under the clerk's hands.
 */
export function groupFields(fields: readonly ApplicationField[], asked: ReadonlySet<string>): FieldGroups {
  const groups: FieldGroups = { toFill: [], optional: [], known: [], later: [] };
  for (const field of fields) groups[groupOf(field, asked)].push(field);
  return groups;
}

function groupOf(field: ApplicationField, asked: ReadonlySet<string>): keyof FieldGroups {
  if (!field.editable) return isBlank(field.value) ? 'later' : 'known';
  if (field.required && (asked.has(field.key) || isBlank(field.value) || field.problem)) return 'toFill';
  return isBlank(field.value) || asked.has(field.key) ? 'optional' : 'known';
}

/** Everything that still keeps the draft from being handed in, fields before materials, plus what only the check can tell. */
export function openFindings(
  draft: { fields: readonly ApplicationField[]; materials: readonly ApplicationMaterial[] },
  checked: readonly ApplicationFinding[],
): ApplicationFinding[] {
  const own = [...draft.fields, ...draft.materials].flatMap((one) => one.problem ?? []);
  const known = new Set(own.map((finding) => finding.place));
  return [...own, ...checked.filter((finding) => !known.has(finding.place) && !/^(field|material):/.test(finding.place))];
}

/** 锚点 of a finding's place; letters that an address does not take become their code. */
export const anchorOf = (place: string): string => place.replaceAll(/[^A-Za-z0-9]/g, (letter) => `-${letter.codePointAt(0)!.toString(16)}-`);
