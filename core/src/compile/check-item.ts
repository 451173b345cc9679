import type { Catalogue, Finding, LegalBasis, ServiceItem } from '../contract/index.ts';
import { checkTaskCode, checkUscc } from '../identifiers/index.ts';
import { checkForm } from './check-form.ts';
import { checkMaterials } from './check-materials.ts';
import { checkReform } from './check-reform.ts';
import { checkSteps } from './check-steps.ts';
import { block, duplicateIds, itemPlace, unknown, unsilenced, warn } from './findings.ts';
import { distinct } from './keys.ts';

/**
 * 检查实施清单 (CAT-02/22/29, ENG-02, FRM-02/08): everything that makes an item unfit to be published, at once: what is
 * missing, refers to nothing, or contradicts itself.
 */
export function checkItem(item: ServiceItem, catalogue: Catalogue): Finding[] {
  const findings = [
    ...checkReferences(item, catalogue),
    ...checkElements(item),
    ...checkSteps(item, catalogue),
    ...checkReform(item),
    ...checkResult(item, catalogue),
    ...checkForm(item, catalogue),
    ...checkMaterials(item, catalogue),
    ...duplicates(item),
    ...checkCodes(item, catalogue),
    ...fromMemory(item),
  ];
  return unsilenced(findings, catalogue);
}

function checkReferences(item: ServiceItem, catalogue: Catalogue): Finding[] {
  const findings: Finding[] = [];
  if (!catalogue.authorities.has(item.authority))
    findings.push(unknown('authority', itemPlace(item, 'authority'), '实施主体', item.authority));
  if (item.supervisor !== undefined && !catalogue.authorities.has(item.supervisor))
    findings.push(unknown('authority', itemPlace(item, 'supervisor'), '监管部门', item.supervisor));
  const regime = catalogue.regimes.get(item.regime);
  if (regime === undefined) findings.push(unknown('regime', itemPlace(item, 'regime'), '程序制度', item.regime));
  else if (!regime.itemTypes.includes(item.type)) {
    findings.push(
      block(
        'regime-of-other-type',
        itemPlace(item, 'regime'),
        `程序制度「${regime.name}」不适用于类型 ${item.type} 的事项`,
        '请选用适用于这类事项的程序制度',
      ),
    );
  }
  if (item.check !== undefined && !catalogue.roles.has(item.check.subject))
    findings.push(unknown('role', itemPlace(item, 'check/subject'), '当事人角色', item.check.subject));
  if (item.node === 'check' && item.check === undefined)
    findings.push(
      block(
        'check-missing',
        itemPlace(item, 'check'),
        '系统核验环节没有写明核验什么',
        '请写明查哪个库、哪一项、期望的结果',
      ),
    );
  return findings;
}

function checkElements(item: ServiceItem): Finding[] {
  const missing = (part: string, words: string): Finding =>
    block('element-missing', itemPlace(item, part), `实施清单缺少${words}`, `请补充${words}后再发布`);
  const findings: Finding[] = [];
  if (item.node === 'strand') {
    if (item.basis.length === 0) findings.push(missing('basis', '设定依据'));
    if (item.conditions.length === 0) findings.push(missing('conditions', '受理条件'));
    if (item.steps.length === 0) findings.push(missing('steps', '办理环节'));
  }
  const texts = {
    name: item.name,
    place: item.place,
    openHours: item.openHours,
    phone: item.phone,
    complaintPhone: item.complaintPhone,
    result: item.result.name,
  };
  const words: Record<string, string> = {
    name: '事项名称',
    place: '办理地点',
    openHours: '办理时间',
    phone: '咨询电话',
    complaintPhone: '监督电话',
    result: '办理结果',
  };
  for (const [part, text] of Object.entries(texts))
    if (text.trim() === '') findings.push(missing(part, words[part] as string));
  for (const condition of item.conditions)
    if (condition.text.trim() === '') findings.push(missing(`conditions/${condition.id}`, '受理条件的文字'));
  for (const fee of item.fees) {
    if (fee.basis.length === 0)
      findings.push(
        block(
          'fee-without-basis',
          itemPlace(item, `fees/${fee.id}`),
          `收费「${fee.name}」没有写明依据`,
          '请写明收费依据；没有依据的费用不能收取',
        ),
      );
  }
  return findings;
}

function checkResult(item: ServiceItem, catalogue: Catalogue): Finding[] {
  const { result } = item;
  const findings: Finding[] = [];
  const place = (part: string): string => itemPlace(item, `result/${part}`);
  if (result.holder !== undefined && !catalogue.roles.has(result.holder))
    findings.push(unknown('role', place('holder'), '持证人角色', result.holder));
  if (result.kind === 'licence' && result.licenceType === undefined)
    findings.push(
      block(
        'result-without-licence-type',
        place('licenceType'),
        '办理结果是证照，但没有写明证照类型',
        '请写明证照类型',
      ),
    );
  const fields = new Set(item.fields.map((field) => field.id));
  for (const attribute of result.attributes ?? []) {
    if (attribute.field !== undefined && !fields.has(attribute.field))
      findings.push(unknown('field', place(`attributes/${attribute.id}`), '结果取值的表单字段', attribute.field));
  }
  if (result.licenceType === undefined) return findings;
  const type = catalogue.licenceTypes.get(result.licenceType);
  if (type === undefined)
    return [...findings, unknown('licence-type', place('licenceType'), '证照类型', result.licenceType)];
  const given = new Set((result.attributes ?? []).map((attribute) => attribute.id));
  const empty = type.attributes.filter((attribute) => !given.has(attribute.id)).map((attribute) => attribute.name);
  if (empty.length > 0)
    findings.push(
      warn(
        'licence-attribute-empty',
        place('attributes'),
        `证照《${type.name}》的${empty.join('、')}没有写明从哪里取值`,
        '请写明取自哪个表单字段，或由系统生成',
      ),
    );
  const holder = result.holder === undefined ? undefined : catalogue.roles.get(result.holder);
  if (holder !== undefined && holder.subject !== type.holder) {
    findings.push(
      block(
        'licence-holder-kind',
        place('holder'),
        `证照《${type.name}》不能发给「${holder.name}」：持证人种类不符`,
        '请改正持证人角色或证照类型',
      ),
    );
  }
  return findings;
}

function duplicates(item: ServiceItem): Finding[] {
  const lists: [string, string, readonly { id: string }[]][] = [
    ['fields', '表单字段', item.fields],
    ['materials', '申请材料', item.materials],
    ['steps', '办理环节', item.steps],
    ['fees', '收费', item.fees],
    ['conditions', '受理条件', item.conditions],
    ['questions', '情形问题', item.questions ?? []],
    ['faq', '常见问题', item.faq ?? []],
    ['result/attributes', '结果取值', item.result.attributes ?? []],
  ];
  return lists.flatMap(([part, words, list]) =>
    duplicateIds(
      itemPlace(item, part),
      words,
      list.map((one) => one.id),
    ),
  );
}

function checkCodes(item: ServiceItem, catalogue: Catalogue): Finding[] {
  const findings: Finding[] = [];
  if (item.taskCode !== undefined) {
    const verdict = checkTaskCode(item.taskCode);
    if (!verdict.ok) findings.push(block('bad-task-code', itemPlace(item, 'taskCode'), verdict.reason, verdict.remedy));
    if (item.baseCode !== undefined && item.taskCode.slice(19) !== item.baseCode) {
      findings.push(
        block(
          'task-code-of-other-item',
          itemPlace(item, 'taskCode'),
          '实施编码的后 12 位与基本编码不一致',
          '请核对基本编码与实施编码',
        ),
      );
    }
  }
  const authority = catalogue.authorities.get(item.authority);
  const uscc = authority === undefined ? undefined : checkUscc(authority.uscc);
  if (authority !== undefined && uscc?.ok === false) {
    findings.push(
      block('bad-uscc', `authority:${authority.code}/uscc`, `「${authority.name}」：${uscc.reason}`, uscc.remedy),
    );
  }
  return findings;
}

/** 凭记忆写的依据 (decisions.md 8): may warn, and so it does; one finding per item. */
function fromMemory(item: ServiceItem): Finding[] {
  const all: readonly LegalBasis[] = [
    ...item.basis,
    ...item.materials.flatMap((material) => material.basis),
    ...item.fees.flatMap((fee) => fee.basis),
    ...item.conditions.flatMap((condition) => condition.basis ?? []),
    ...[item.extraLevel, item.instant, item.recordOnly, item.reform].flatMap((one) => one?.basis ?? []),
  ];
  const laws = distinct(
    all.filter((basis) => basis.provenance.mark === 'memory').map((basis) => `《${basis.law}》${basis.article ?? ''}`),
  );
  if (laws.length === 0) return [];
  return [
    warn(
      'basis-from-memory',
      itemPlace(item, 'basis'),
      `依据未经核对：${laws.join('、')}`,
      '请对照法规原文确认后登记确认人和日期',
    ),
  ];
}
