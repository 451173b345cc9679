import { itemScope, lastDayOf, limitWords, questionScope, reformWords, workingDaysOf } from '@yijian/core/compile';
import type { Catalogue, Duration, Material, ProcedureRegime, ServiceItem, Way } from '@yijian/core/contract';
import { basisWords, deliveryWords, itemProcess, type ProcessNode, wayWords } from '@yijian/core/procedures';
import { describeRule, parseRule } from '@yijian/core/rules';
import type { Published } from './definitions.ts';
import { itemTypeName } from './item-types.ts';

/** 指南里的一份材料 with its six elements (CAT-29) and, where it need not be brought, how that is. */
export type GuideMaterial = {
  id: string;
  name: string;
  necessity: Material['necessity'];
  when: string | null;
  form: string;
  format: string;
  content: string;
  signature: string;
  originals: number;
  copies: number;
  basis: string[];
  spared: { way: Way['kind']; words: string }[];
  keepReason: string | null;
};

/** 办事指南 (CAT-29): everything the published item says, in words for people. */
export type ItemGuide = {
  code: string;
  name: string;
  version: number;
  hash: string;
  node: ServiceItem['node'];
  type: string;
  typeName: string;
  baseCode: string | null;
  taskCode: string | null;
  audience: string[];
  authority: { code: string; name: string; address: string; phone: string };
  supervisor: string | null;
  regime: string;
  basis: string[];
  conditions: { id: string; text: string; basis: string[] }[];
  limits: { statutory: string | null; promised: string; reductionRate: number | null };
  steps: { id: string; name: string; days: number; standard: string }[];
  process: ProcessNode[];
  fees: { totalFen: number; list: { id: string; name: string; amountFen: number; basis: string[] }[] };
  visits: { times: number; reason: string | null };
  place: string;
  openHours: string;
  phone: string;
  complaintPhone: string;
  materials: GuideMaterial[];
  fields: { total: number; sections: { name: string; fields: string[] }[] };
  stopsOn: string | null;
  /** 改革方式 in words: filed at once, on a commitment, abolished */
  reform: string | null;
  result: { name: string; kind: string; licence: string | null; delivery: string[] };
  receipt: string | null;
  remedies: { name: string; text: string; basis: string }[];
  faq: { id: string; question: string; answer: string }[];
};

const serialised = new WeakMap<Catalogue, Map<string, Buffer>>();

/** 办事指南 as bytes of JSON, made once per state of the catalogue; undefined when the item is not published. */
export function serialisedGuide(catalogue: Catalogue, code: string): Buffer | undefined {
  const made = serialised.get(catalogue) ?? new Map<string, Buffer>();
  serialised.set(catalogue, made);
  const known = made.get(code);
  if (known !== undefined) return known;
  const guide = itemGuide(catalogue, code);
  if (guide === undefined) return undefined;
  const bytes = Buffer.from(JSON.stringify(guide));
  made.set(code, bytes);
  return bytes;
}

/** 办事指南 of a published item; undefined when it is not published. */
export function itemGuide(catalogue: Catalogue, code: string): ItemGuide | undefined {
  const published = catalogue.items.get(code);
  if (published === undefined) return undefined;
  const { definition: item, version, hash, stopsOn } = published as Published<ServiceItem>;
  return {
    version,
    hash,
    stopsOn: lastDayOf(item, stopsOn) ?? null,
    reform: reformWords(item),
    ...identityOf(item),
    ...whoAndWhy(item, catalogue),
    ...howItGoes(item, catalogue),
  };
}

type Identity = 'code' | 'name' | 'node' | 'type' | 'typeName' | 'baseCode' | 'taskCode' | 'audience';
const identityOf = (item: ServiceItem): Pick<ItemGuide, Identity> => ({
  code: item.code,
  name: item.name,
  node: item.node,
  type: item.type,
  typeName: itemTypeName(item.type),
  baseCode: item.baseCode ?? null,
  taskCode: item.taskCode ?? null,
  audience: item.audience.map((one) => (one === 'person' ? '个人' : '企业和其他组织')),
});

type WhoAndWhy = 'authority' | 'supervisor' | 'regime' | 'basis' | 'conditions' | 'receipt' | 'remedies';
function whoAndWhy(item: ServiceItem, catalogue: Catalogue): Pick<ItemGuide, WhoAndWhy> {
  const regime = catalogue.regimes.get(item.regime);
  return {
    authority: authorityOf(item.authority, catalogue),
    supervisor: item.supervisor === undefined ? null : authorityOf(item.supervisor, catalogue).name,
    regime: regime?.name ?? item.regime,
    basis: item.basis.map(basisWords),
    conditions: item.conditions.map(({ id, text, basis }) => ({ id, text, basis: (basis ?? []).map(basisWords) })),
    receipt: regime?.receipt === undefined ? null : receiptWords(regime.receipt),
    remedies: (regime?.remedies ?? []).map(({ name, text, basis }) => ({ name, text, basis: basisWords(basis) })),
  };
}

function authorityOf(code: string, { authorities }: Catalogue): ItemGuide['authority'] {
  const { name, address, phone } = authorities.get(code) ?? { name: code, address: '', phone: '' };
  return { code, name, address, phone };
}

function receiptWords(receipt: NonNullable<ProcedureRegime['receipt']>): string {
  return `收到申请后 ${limitWords(receipt)}内决定是否受理；材料不全的一次性告知(${basisWords(receipt.basis)})`;
}

function howItGoes(
  item: ServiceItem,
  catalogue: Catalogue,
): Omit<ItemGuide, Identity | WhoAndWhy | 'version' | 'hash' | 'stopsOn' | 'reform'> {
  return {
    limits: {
      statutory: item.statutory === null ? null : limitWords(item.statutory),
      promised: limitWords(item.promised),
      reductionRate: reductionRate(item.statutory, item.promised),
    },
    steps: item.steps.map(({ id, name, days, standard }) => ({ id, name, days, standard })),
    process: itemProcess(item, catalogue),
    fees: {
      totalFen: item.fees.reduce((sum, fee) => sum + fee.amountFen, 0),
      list: item.fees.map((fee) => ({ ...fee, basis: fee.basis.map(basisWords) })),
    },
    visits: { times: item.visits.times, reason: item.visits.reason ?? null },
    place: item.place,
    openHours: item.openHours,
    phone: item.phone,
    complaintPhone: item.complaintPhone,
    materials: item.materials.map((material) => guideMaterial(item, material, catalogue)),
    fields: { total: item.fields.length, sections: sectionsOf(item) },
    result: resultOf(item, catalogue),
    faq: item.faq ?? [],
  };
}

/** 压减率 (CAT-22): by how many percent the promise is shorter than the law allows, rounded; null where the law sets no limit. */
export function reductionRate(statutory: Duration | null, promised: Duration): number | null {
  if (statutory === null || statutory.n === 0) return null;
  const sameUnit = statutory.unit === promised.unit;
  const [most, given] = sameUnit ? [statutory.n, promised.n] : [workingDaysOf(statutory), workingDaysOf(promised)];
  return Math.round(((most - given) / most) * 100);
}

function guideMaterial(item: ServiceItem, material: Material, catalogue: Catalogue): GuideMaterial {
  const type = catalogue.materialTypes.get(material.material);
  const forms = { electronic: '电子件', either: '电子件或纸质件', paper: '纸质件' };
  return {
    id: material.id,
    name: type?.name ?? material.material,
    necessity: material.necessity,
    when: whenWords(item, material.when, catalogue),
    form: forms[material.form],
    format: material.format,
    content: material.content,
    signature: material.signature,
    originals: material.originals,
    copies: material.copies,
    basis: material.basis.map(basisWords),
    spared: (material.ways ?? []).map((way) => ({ way: way.kind, words: wayWords(way, catalogue) })),
    keepReason: material.keepReason ?? null,
  };
}

/** A condition in words; null = always. */
function whenWords(item: ServiceItem, rule: string | undefined, catalogue: Catalogue): string | null {
  if (rule === undefined) return null;
  const scope = itemScope(item, questionScope(item.questions ?? []), catalogue);
  const parsed = parseRule(rule, scope);
  return parsed.ok ? describeRule(parsed.ast, scope) : rule;
}

function sectionsOf(item: ServiceItem): { name: string; fields: string[] }[] {
  const sections = new Map<string, string[]>();
  for (const field of item.fields) sections.set(field.section, [...(sections.get(field.section) ?? []), field.label]);
  return [...sections].map(([name, fields]) => ({ name, fields }));
}

function resultOf(item: ServiceItem, catalogue: Catalogue): ItemGuide['result'] {
  const { result } = item;
  const kinds = {
    licence: '证照',
    approval: '批文',
    registration: '登记',
    record: '备案',
    notice: '通知',
    conclusion: '办理结论',
  };
  const licence =
    result.licenceType === undefined
      ? null
      : (catalogue.licenceTypes.get(result.licenceType)?.name ?? result.licenceType);
  return {
    name: result.name,
    kind: kinds[result.kind],
    licence,
    delivery: deliveryWords(item),
  };
}
