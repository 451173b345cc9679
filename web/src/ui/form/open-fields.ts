import type { Application, ApplicationField, ApplicationMaterial } from '../../api/applications.ts';

export type FormSection = {
  name: string;
  fill: ApplicationField[];
  optional: ApplicationField[];
  known: ApplicationField[];
};
export const isToFill = (section: FormSection): boolean => section.fill.length + section.optional.length > 0;

/**
 * 分节: the form's sections in their order; in each what the person must fill in, what they may, and what is known already.
 * A field filled in by the person stays where they filled it in.
 */
export function sectionsOf(fields: readonly ApplicationField[]): FormSection[] {
  const names = [...new Set(fields.map((field) => field.section))];
  return names.map((name) => {
    const own = fields.filter((field) => field.section === name);
    const asked = own.filter((field) => isAsked(field));
    return {
      name,
      fill: asked.filter((field) => field.required),
      optional: asked.filter((field) => !field.required),
      known: own.filter((field) => !isAsked(field)),
    };
  });
}

const MARK = ' · ';

/**
 * 简短标签: 「经营主体 · 名称」 says whose name it is. Where most of a form is about one party, that party's prefix only makes
 * noise; it is left out unless two labels would then be the same.
 */
export function shortLabels(fields: readonly Pick<ApplicationField, 'key' | 'label'>[]): ReadonlyMap<string, string> {
  const prefixOf = (label: string): string | null =>
    label.includes(MARK) ? label.slice(0, label.indexOf(MARK)) : null;
  const counts = new Map<string, number>();
  for (const { label } of fields) {
    const prefix = prefixOf(label);
    if (prefix) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  const [main] = [...counts].sort((one, other) => other[1] - one[1]);
  const isMain = (label: string): boolean =>
    main !== undefined && main[1] * 3 >= fields.length && prefixOf(label) === main[0];
  const bare = (label: string): string => label.slice(label.indexOf(MARK) + MARK.length);
  const endings = fields.map(({ label }) => (label.includes(MARK) ? bare(label) : label));
  const isAlone = (ending: string): boolean => endings.filter((one) => one === ending).length === 1;
  return new Map(fields.map(({ key, label }) => [key, isMain(label) && isAlone(bare(label)) ? bare(label) : label]));
}

/** The person fills it in: nothing else knows the value, and it is not the result of an earlier item. */
export function isAsked(field: ApplicationField): boolean {
  return field.source === 'applicant' && !field.changed && field.editable;
}

/** 还要填的: required and empty, or filled in with a finding. */
export function openFields(fields: readonly ApplicationField[]): ApplicationField[] {
  return fields.filter((field) => field.problem !== null);
}

/** 还要处理的材料: to upload, to replace or to commit to. */
export function openMaterials(materials: readonly ApplicationMaterial[]): ApplicationMaterial[] {
  return materials.filter((material) => material.problem !== null);
}

/** 可以提交: nothing open in answers, form or materials. */
export function isComplete(application: Application): boolean {
  return (
    application.preview.pending.length === 0 &&
    openFields(application.fields).length === 0 &&
    openMaterials(application.materials).length === 0 &&
    application.pledges.every(({ problem }) => problem === null)
  );
}

/** How a material is dealt with on the form. */
export function materialKind(material: ApplicationMaterial): 'upload' | 'commit' | 'spared' {
  if (material.disposition === 'bring') return 'upload';
  return material.exemption?.way === 'commitment' ? 'commit' : 'spared';
}
