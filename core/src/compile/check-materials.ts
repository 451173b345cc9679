import type { Catalogue, Finding, Material, ServiceItem } from '../contract/index.ts';
import { block, itemPlace, unknown } from './findings.ts';

/** 检查材料 (CAT-29, FRM-08): the six elements of each, known types and holders, and no government paper asked for without a way or a reason. */
export function checkMaterials(item: ServiceItem, catalogue: Catalogue): Finding[] {
  return item.materials.flatMap((material) => [
    ...checkReferences(item, material, catalogue),
    ...checkSixElements(item, material, catalogue),
  ]);
}

function checkReferences(item: ServiceItem, material: Material, catalogue: Catalogue): Finding[] {
  const place = itemPlace(item, `materials/${material.id}`);
  const findings: Finding[] = [];
  if (!catalogue.roles.has(material.holder)) findings.push(unknown('role', place, '当事人角色', material.holder));
  if (material.path !== undefined && !catalogue.paths.has(material.path))
    findings.push(unknown('path', place, '主体路径', material.path));
  for (const way of material.ways ?? []) {
    if (way.kind === 'licence' && !catalogue.licenceTypes.has(way.licenceType))
      findings.push(unknown('licence-type', `${place}/ways`, '证照类型', way.licenceType));
  }
  const type = catalogue.materialTypes.get(material.material);
  if (type === undefined) return [...findings, unknown('material-type', place, '材料类型', material.material)];
  if (type.licenceType !== undefined && !catalogue.licenceTypes.has(type.licenceType)) {
    findings.push(unknown('licence-type', `materialType:${type.code}/licenceType`, '证照类型', type.licenceType));
  }
  const spared = (material.ways ?? []).length > 0;
  if (type.issuedBy === 'government' && !spared && (material.keepReason ?? '').trim() === '') {
    findings.push(
      block(
        'government-material-asked',
        place,
        `「${type.name}」由政府部门核发，应当免提交`,
        '请写明免提交方式（证照、共享、承诺）；确需提交的，请登记理由',
      ),
    );
  }
  return findings;
}

function checkSixElements(item: ServiceItem, material: Material, catalogue: Catalogue): Finding[] {
  const name = catalogue.materialTypes.get(material.material)?.name ?? '';
  const elements: [string, boolean][] = [
    ['名称', name.trim() !== ''],
    ['依据', material.basis.length > 0],
    ['格式', material.format.trim() !== ''],
    ['内容', material.content.trim() !== ''],
    ['份数', material.originals + material.copies > 0 || material.form !== 'paper'],
    ['签名签章要求', material.signature.trim() !== ''],
  ];
  const missing = elements.filter(([, given]) => !given).map(([words]) => words);
  if (missing.length === 0) return [];
  const place = itemPlace(item, `materials/${material.id}`);
  return [
    block(
      'material-element-missing',
      place,
      `材料「${name || material.material}」缺少${missing.join('、')}`,
      '六要素（名称、依据、格式、内容、份数、签名签章）齐全后才能发布',
    ),
  ];
}
