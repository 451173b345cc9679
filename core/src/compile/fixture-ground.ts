import type {
  Authority,
  DataElement,
  FormField,
  LegalBasis,
  LicenceType,
  Material,
  MaterialType,
  ProcedureRegime,
  Role,
  ServiceItem,
  Step,
  SubjectPath,
} from '../contract/index.ts';
import { generateUscc } from '../identifiers/index.ts';

/** 虚构的灯笼区: elements, parties, licences, offices and procedures that the fictional items are made of. */
export const basis: LegalBasis[] = [
  {
    law: '灯笼管理条例',
    article: '第三条',
    provenance: { mark: 'confirmed', by: '样例', on: '2026-01-05', demo: true },
  },
];

function element(
  code: string,
  name: string,
  type: DataElement['type'] = 'text',
  more: Partial<DataElement> = {},
): DataElement {
  return { kind: 'dataElement', code, name, type, sensitivity: 'personal', ...more };
}

export const elements: DataElement[] = [
  element('name', '名称', 'text', { sensitivity: 'public' }),
  element('person-name', '姓名', 'text', { check: 'personName' }),
  element('id-number', '身份证号', 'text', { check: 'idNumber', sensitivity: 'sensitive' }),
  element('mobile', '手机号', 'text', { check: 'mobile' }),
  element('address', '地址'),
  element('uscc', '统一社会信用代码', 'text', { check: 'uscc', sensitivity: 'public' }),
  element('floor-area', '面积', 'decimal', { unit: '平方米', scale: 2, sensitivity: 'internal' }),
  element('tenure', '使用方式', 'choice', {
    values: [
      { code: 'own', label: '自有' },
      { code: 'rent', label: '租赁' },
    ],
    sensitivity: 'internal',
  }),
  element('scope', '经营范围', 'longText', { sensitivity: 'public' }),
  element('birthday', '出生日期', 'date'),
];

export const roles: Role[] = [
  { kind: 'role', code: 'shop', name: '灯笼铺', subject: 'organisation' },
  { kind: 'role', code: 'keeper', name: '掌柜', subject: 'person' },
  { kind: 'role', code: 'agent', name: '经办人', subject: 'person' },
  { kind: 'role', code: 'apprentice', name: '学徒', subject: 'person' },
  { kind: 'role', code: 'father', name: '父亲', subject: 'person' },
  { kind: 'role', code: 'mother', name: '母亲', subject: 'person' },
];
export const paths: SubjectPath[] = [
  { kind: 'subjectPath', code: 'premises', name: '店铺' },
  { kind: 'subjectPath', code: 'workshop', name: '作坊' },
];

export const licenceTypes: LicenceType[] = [
  {
    kind: 'licenceType',
    code: 'lantern-licence',
    name: '灯笼经营执照',
    typeCode: '11000000M0000000001',
    holder: 'organisation',
    template: 'lantern',
    attributes: [
      { id: 'number', name: '编号', element: 'uscc' },
      { id: 'shop-name', name: '字号', element: 'name' },
    ],
  },
  {
    kind: 'licenceType',
    code: 'identity-card',
    name: '居民身份证',
    typeCode: '11000000M0000000002',
    holder: 'person',
    template: 'card',
    attributes: [
      { id: 'full-name', name: '姓名', element: 'person-name' },
      { id: 'id-number', name: '号码', element: 'id-number' },
    ],
  },
  {
    kind: 'licenceType',
    code: 'flame-permit',
    name: '明火许可证',
    typeCode: '11000000M0000000003',
    holder: 'organisation',
    template: 'flame',
    attributes: [],
  },
];

export const materialTypes: MaterialType[] = [
  {
    kind: 'materialType',
    code: 'lantern-licence-copy',
    name: '灯笼经营执照',
    licenceType: 'lantern-licence',
    issuedBy: 'government',
  },
  {
    kind: 'materialType',
    code: 'identity-proof',
    name: '身份证明',
    licenceType: 'identity-card',
    issuedBy: 'government',
  },
  { kind: 'materialType', code: 'premises-proof', name: '场所使用证明', issuedBy: 'other' },
  { kind: 'materialType', code: 'layout', name: '店铺平面图', issuedBy: 'applicant' },
  { kind: 'materialType', code: 'lease', name: '租赁合同', issuedBy: 'applicant' },
  { kind: 'materialType', code: 'safety-plan', name: '用火安全方案', issuedBy: 'applicant' },
];

const authority = (code: string, name: string, sequence: number): Authority => ({
  kind: 'authority',
  code,
  name,
  shortName: name.slice(-3),
  uscc: generateUscc('11', '420102', sequence),
  region: '420102',
  address: '灯笼街 1 号',
  phone: '027-00000000',
});
export const authorities = [
  authority('trade', '灯笼区市场监管局', 1),
  authority('fire', '灯笼区消防大队', 2),
  authority('town', '灯笼街道办事处', 3),
  authority('labour', '灯笼区人社局', 4),
];

export const permissionRegime: ProcedureRegime = {
  kind: 'regime',
  code: 'permission',
  name: '行政许可',
  itemTypes: ['01'],
  jointCap: { n: 45, unit: 'workingDay', basis: basis[0] as LegalBasis },
  suspensionGrounds: [],
  remedies: [],
};
export const otherRegime: ProcedureRegime = {
  kind: 'regime',
  code: 'other',
  name: '其他事项',
  itemTypes: ['07', '10', '20', '00'],
  suspensionGrounds: [],
  remedies: [],
};

const steps = (days: number): Step[] => [
  { id: 'accept', kind: 'accept', name: '受理', post: 'clerk', days: 0, standard: '材料齐全' },
  { id: 'decide', kind: 'decide', name: '决定', post: 'chief', days, standard: '符合条件' },
];

/** An item with everything that publishing asks for; `more` says what is special about it. */
export function item(code: string, name: string, more: Partial<ServiceItem> = {}): ServiceItem {
  const promised = more.promised ?? { n: 5, unit: 'workingDay' as const };
  return {
    kind: 'item',
    code,
    name,
    node: 'strand',
    type: '10',
    authority: 'town',
    decidingRegion: '420102',
    regime: 'other',
    audience: ['enterprise', 'person'],
    basis,
    conditions: [{ id: 'condition', text: '有固定店铺' }],
    statutory: { n: 20, unit: 'workingDay' },
    promised,
    steps: steps(promised.n),
    fees: [],
    visits: { times: 1, reason: '领取结果' },
    place: '灯笼区政务服务中心',
    openHours: '工作日 9:00—17:00',
    phone: '027-00000001',
    complaintPhone: '027-00000002',
    fields: [],
    materials: [],
    result: { kind: 'record', name: `${name}结果`, delivery: ['electronic'] },
    ...more,
  };
}

/** A field; `id` is its element at its role unless said otherwise. */
export function field(
  id: string,
  label: string,
  at: { element: string; role: string } & Partial<FormField>,
): FormField {
  return { id, label, section: '基本信息', required: true, purpose: `用于核对${label}`, ...at };
}

/** A material with its six elements. */
export function material(id: string, at: { material: string; holder: string } & Partial<Material>): Material {
  return {
    id,
    necessity: 'required',
    form: 'either',
    originals: 1,
    copies: 0,
    content: '清晰完整',
    format: 'PDF 或 JPG',
    signature: '签字',
    basis,
    ...at,
  };
}
