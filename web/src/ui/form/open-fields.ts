import type { Application, ApplicationField, ApplicationMaterial } from '../../api/applications.ts';

export type FormSection = { name: string; fill: ApplicationField[]; optional: ApplicationField[]; known: ApplicationField[] };

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
    openMaterials(application.materials).length === 0
  );
}

/** How a material is dealt with on the form. */
export function materialKind(material: ApplicationMaterial): 'upload' | 'commit' | 'spared' {
  if (material.disposition === 'bring') return 'upload';
  return material.exemption?.way === 'commitment' ? 'commit' : 'spared';
}
