import type { Catalogue, DataElement, FormField, ServiceItem } from '@yijian/core/contract';
import { describeValue, sampleValue } from '@yijian/core/forms';
import { type PaperForm, papers } from '#documents';
import { refusals } from './refusals.ts';

/** 空表 or 样表. */
export type FormKind = 'blank' | 'sample';

/**
 * 申请表 of a published item as a PDF (CAT-30), made from its definition: empty, or filled with fictional values and marked 样表.
 * `createdAt`: ISO instant of the file. Refuses `catalogue.unknown-item` and `catalogue.no-form`.
 */
export async function itemForm(
  catalogue: Catalogue,
  { code, kind, createdAt }: { code: string; kind: FormKind; createdAt: string },
): Promise<{ name: string; pdf: Uint8Array }> {
  const item = catalogue.items.get(code)?.definition;
  if (item === undefined) throw refusals.unknownItem.with({ code, suggestions: [] });
  if (item.fields.length === 0) throw refusals.noForm.with({ code, phone: item.phone });
  const { pdf } = await papers.form(paperForm(item, catalogue, kind), createdAt);
  return { name: `${item.name}申请表（${kind === 'blank' ? '空表' : '样表'}）.pdf`, pdf };
}

/** 纸面 of an item's own form: its sections in their order, one row per field. */
export function paperForm(item: ServiceItem, catalogue: Catalogue, kind: FormKind): PaperForm {
  const roles = [...new Set(item.fields.map(({ role }) => role))];
  const sections = new Map<string, PaperForm['sections'][number]['rows']>();
  for (const field of item.fields) {
    const element = catalogue.elements.get(field.element);
    const value = kind === 'sample' && element ? sampleValue(element, roles.indexOf(field.role)) : undefined;
    sections.set(field.section, [...(sections.get(field.section) ?? []), rowOf(field, element, value)]);
  }
  return {
    title: `${item.name}申请表`,
    authority: catalogue.authorities.get(item.authority)?.name ?? item.authority,
    note: kind === 'sample' ? '样表：内容都是虚构的，只供填写时参考' : '空表：可以打印后手填',
    sample: kind === 'sample',
    sections: [...sections].map(([name, rows]) => ({ name, rows })),
    materials: item.materials.map(({ material, originals, copies }) =>
      [
        catalogue.materialTypes.get(material)?.name ?? material,
        originals > 0 ? `原件 ${originals} 份` : '',
        copies > 0 ? `复印件 ${copies} 份` : '',
      ]
        .filter(Boolean)
        .join('，'),
    ),
  };
}

/** More choices than these are written into the box. */
const OPTIONS_MAX = 8;

function rowOf(
  field: FormField,
  element: DataElement | undefined,
  value: string | readonly string[] | undefined,
): PaperForm['sections'][number]['rows'][number] {
  const bare = { label: field.label, required: field.required === true };
  if (element === undefined) return { ...bare, value: '', options: [] };
  const values =
    element.type === 'boolean'
      ? [
          { code: 'true', label: '是' },
          { code: 'false', label: '否' },
        ]
      : (element.values ?? []);
  if (values.length > 0 && values.length <= OPTIONS_MAX) {
    const options = values.map(({ code, label }) => ({
      label,
      chosen: typeof value === 'string' ? value === code : (value?.includes(code) ?? false),
    }));
    return { ...bare, value: '', options };
  }
  return { ...bare, value: value === undefined ? '' : describeValue(element, value), options: [] };
}
