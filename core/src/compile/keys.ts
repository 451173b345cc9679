import type { FieldKey, FormField, Material, MaterialKey } from '../contract/index.ts';

/** 字段合并键: `element@role[/path][#occurrence]` (decisions.md 4): the father's and the mother's 姓名 stay apart. */
export function fieldKey(field: Pick<FormField, 'element' | 'role' | 'path' | 'occurrence'>): FieldKey {
  return keyOf(`${field.element}@${field.role}`, field.path, field.occurrence);
}

/** 材料合并键: `materialType@holder[/path][#period]` (decisions.md 4). */
export function materialKey(material: Pick<Material, 'material' | 'holder' | 'path' | 'period'>): MaterialKey {
  return keyOf(`${material.material}@${material.holder}`, material.path, material.period);
}

/** 材料合并键的各部分; the other way round. */
export function readMaterialKey(key: MaterialKey): {
  materialType: string;
  holder: string;
  path: string | null;
  period: string | null;
} {
  const [, materialType = key, holder = '', path = null, period = null] =
    /^([^@]+)@([^/#]+)(?:\/([^#]+))?(?:#(.+))?$/u.exec(key) ?? [];
  return { materialType, holder, path, period };
}

/** 填写事项 of a field: its merge key without the party's role, so that the same matter of the same person is found in another role. */
export const keyWithoutRole = (key: FieldKey, role: string): string => key.replace(`@${role}`, '');

function keyOf(head: string, path: string | undefined, period: string | undefined): string {
  return `${head}${path === undefined ? '' : `/${path}`}${period === undefined ? '' : `#${period}`}`;
}

/** Order of code units: the one order used wherever the definitions give none, so that results never depend on input order. */
export function byCode(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Each value once, in the order of first appearance. */
export function distinct<T>(values: Iterable<T>): T[] {
  return [...new Set(values)];
}
