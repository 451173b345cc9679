import type { Catalogue, FieldSource, Finding, FormField, ServiceItem } from '../contract/index.ts';
import { block, itemPlace, unknown, warn } from './findings.ts';

/** 检查表单 (FRM-02/03): every field bound to a known element, party and path, with a purpose and sources that exist. */
export function checkForm(item: ServiceItem, catalogue: Catalogue): Finding[] {
  return item.fields.flatMap((field) => [...checkField(item, field, catalogue), ...obtainable(item, field, catalogue)]);
}

/** 可共享取得 (FRM-02): asked of the applicant although a licence that the item calls anyway has it printed. */
function obtainable(item: ServiceItem, field: FormField, catalogue: Catalogue): Finding[] {
  if ((field.sources ?? []).length > 0 || field.path !== undefined || field.occurrence !== undefined) return [];
  const called = item.materials
    .filter((material) => material.holder === field.role)
    .flatMap((material) => (material.ways ?? []).flatMap((way) => (way.kind === 'licence' ? [way.licenceType] : [])))
    .flatMap((code) => catalogue.licenceTypes.get(code) ?? []);
  const licence = called.find((type) => type.attributes.some((attribute) => attribute.element === field.element));
  if (licence === undefined) return [];
  return [
    warn(
      'field-obtainable',
      itemPlace(item, `fields/${field.id}`),
      `「${field.label}」可以从电子证照《${licence.name}》取得，却要申请人填写`,
      '请在字段来源里写明这个证照；确需另行填写的，请用时期或路径区分',
    ),
  ];
}

function checkField(item: ServiceItem, field: FormField, catalogue: Catalogue): Finding[] {
  const place = itemPlace(item, `fields/${field.id}`);
  const findings = (field.sources ?? []).flatMap((source, at) =>
    checkSource(source, `${place}/sources/${at}`, catalogue),
  );
  if (!catalogue.roles.has(field.role)) findings.push(unknown('role', place, '当事人角色', field.role));
  if (field.path !== undefined && !catalogue.paths.has(field.path))
    findings.push(unknown('path', place, '主体路径', field.path));
  if (field.purpose.trim() === '') {
    findings.push(
      block(
        'field-without-purpose',
        place,
        `表单字段「${field.label}」没有写明用途`,
        '请写明事项为什么需要它；不需要的字段不得要求填写',
      ),
    );
  }
  const element = catalogue.elements.get(field.element);
  if (element === undefined) return [...findings, unknown('element', place, '数据元', field.element)];
  const chosen = element.type === 'choice' || element.type === 'choices';
  if (chosen && (element.values ?? []).length === 0) {
    findings.push(
      block(
        'choice-without-values',
        `dataElement:${element.code}/values`,
        `数据元「${element.name}」是选项型，但没有选项`,
        '请给出值域，或改成文本型',
      ),
    );
  }
  const codes = (element.values ?? []).map((value) => value.code);
  if (new Set(codes).size < codes.length)
    findings.push(
      block(
        'duplicate-id',
        `dataElement:${element.code}/values`,
        `数据元「${element.name}」的值域有重复的代码`,
        '每个代码只能用一次',
      ),
    );
  return findings;
}

function checkSource(source: FieldSource, place: string, catalogue: Catalogue): Finding[] {
  if (source.kind === 'licence') {
    const type = catalogue.licenceTypes.get(source.licenceType);
    if (type === undefined) return [unknown('licence-type', place, '证照类型', source.licenceType)];
    return type.attributes.some((attribute) => attribute.id === source.attribute)
      ? []
      : [unknown('attribute', place, `证照《${type.name}》的栏目`, source.attribute)];
  }
  if (source.kind !== 'output') return [];
  const producer = catalogue.items.get(source.item)?.definition;
  if (producer === undefined) return [unknown('source-item', place, '产出这个值的事项', source.item)];
  const given = (producer.result.attributes ?? []).some((attribute) => attribute.id === source.attribute);
  return given ? [] : [unknown('attribute', place, `「${producer.name}」办理结果的栏目`, source.attribute)];
}
