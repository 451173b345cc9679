import type { Application, ApplicationField, ApplicationFinding } from '../api/applications.ts';
import { isAsked } from '../ui/form/open-fields.ts';

/** 表单分组: what the clerk has to ask for, what may be left out, what is there already, and what comes from a later result. */
export type FieldGroups = {
  toFill: ApplicationField[];
  optional: ApplicationField[];
  known: ApplicationField[];
  later: ApplicationField[];
};

/** Missing ones first, over all sections: a field that was asked for stays where it is when it gets its value. */
export function groupFields(fields: readonly ApplicationField[]): FieldGroups {
  const groups: FieldGroups = { toFill: [], optional: [], known: [], later: [] };
  for (const field of fields) groups[groupOf(field)].push(field);
  return groups;
}

function groupOf(field: ApplicationField): keyof FieldGroups {
  if (isAsked(field)) return field.required ? 'toFill' : 'optional';
  return !field.editable && (field.value === null || field.value.length === 0) ? 'later' : 'known';
}

/** Everything that still keeps the draft from being handed in, fields before materials, plus what only the check can tell. */
export function openFindings(
  draft: Pick<Application, 'fields' | 'materials' | 'pledges' | 'findings'>,
  checked: readonly ApplicationFinding[],
): ApplicationFinding[] {
  const own = [...draft.fields, ...draft.materials, ...draft.pledges].flatMap((one) => one.problem ?? []);
  const unsigned = (draft.findings ?? []).filter((finding) => finding.place.startsWith('signature:'));
  return [
    ...own,
    ...unsigned,
    ...checked.filter((finding) => !/^(field|material|pledge|answer|signature):/.test(finding.place)),
  ];
}
