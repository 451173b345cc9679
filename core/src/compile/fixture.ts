import type {
  Authority, Bundle, Catalogue, DataElement, FormField, LegalBasis, LicenceType, Material, MaterialType, ProcedureRegime, Question,
  Role, ServiceItem, Step, SubjectPath,
} from '../contract/index.ts';
import { contentHash } from '../contract/index.ts';
import { generateUscc } from '../identifiers/index.ts';

/**
 * 虚构样例「开办灯笼铺」: a bundle that exists nowhere, for tests of the engine, so that real content may change freely. A check,
 * a licence, a permit that needs it, a record that needs nothing, and a registration with two parents.
 */
const basis: LegalBasis[] = [{ law: '灯笼管理条例', article: '第三条', provenance: { mark: 'confirmed', by: '样例', on: '2026-01-05', demo: true } }];

function element(code: string, name: string, type: DataElement['type'] = 'text', more: Partial<DataElement> = {}): DataElement {
  return { kind: 'dataElement', code, name, type, sensitivity: 'personal', ...more };
}

const elements: DataElement[] = [
  element('name', '名称', 'text', { sensitivity: 'public' }), element('person-name', '姓名', 'text', { check: 'personName' }),
  element('id-number', '身份证号', 'text', { check: 'idNumber', sensitivity: 'sensitive' }), element('mobile', '手机号', 'text', { check: 'mobile' }),
  element('address', '地址'), element('uscc', '统一社会信用代码', 'text', { check: 'uscc', sensitivity: 'public' }),
  element('floor-area', '面积', 'decimal', { unit: '平方米', scale: 2, sensitivity: 'internal' }),
  element('tenure', '使用方式', 'choice', { values: [{ code: 'own', label: '自有' }, { code: 'rent', label: '租赁' }], sensitivity: 'internal' }),
  element('scope', '经营范围', 'longText', { sensitivity: 'public' }), element('birthday', '出生日期', 'date'),
];

const roles: Role[] = [
  { kind: 'role', code: 'shop', name: '灯笼铺', subject: 'organisation' }, { kind: 'role', code: 'keeper', name: '掌柜', subject: 'person' },
  { kind: 'role', code: 'agent', name: '经办人', subject: 'person' }, { kind: 'role', code: 'apprentice', name: '学徒', subject: 'person' },
  { kind: 'role', code: 'father', name: '父亲', subject: 'person' }, { kind: 'role', code: 'mother', name: '母亲', subject: 'person' },
];
const paths: SubjectPath[] = [
  { kind: 'subjectPath', code: 'premises', name: '店铺' }, { kind: 'subjectPath', code: 'workshop', name: '作坊' },
];

const licenceTypes: LicenceType[] = [
  {
    kind: 'licenceType', code: 'lantern-licence', name: '灯笼经营执照', typeCode: '11000000M0000000001', holder: 'organisation', template: 'lantern',
    attributes: [{ id: 'number', name: '编号', element: 'uscc' }, { id: 'shop-name', name: '字号', element: 'name' }],
  },
  {
    kind: 'licenceType', code: 'identity-card', name: '居民身份证', typeCode: '11000000M0000000002', holder: 'person', template: 'card',
    attributes: [{ id: 'full-name', name: '姓名', element: 'person-name' }, { id: 'id-number', name: '号码', element: 'id-number' }],
  },
  { kind: 'licenceType', code: 'flame-permit', name: '明火许可证', typeCode: '11000000M0000000003', holder: 'organisation', template: 'flame', attributes: [] },
];

const materialTypes: MaterialType[] = [
  { kind: 'materialType', code: 'lantern-licence-copy', name: '灯笼经营执照', licenceType: 'lantern-licence', issuedBy: 'government' },
  { kind: 'materialType', code: 'identity-proof', name: '身份证明', licenceType: 'identity-card', issuedBy: 'government' },
  { kind: 'materialType', code: 'premises-proof', name: '场所使用证明', issuedBy: 'other' },
  { kind: 'materialType', code: 'layout', name: '店铺平面图', issuedBy: 'applicant' },
  { kind: 'materialType', code: 'lease', name: '租赁合同', issuedBy: 'applicant' },
  { kind: 'materialType', code: 'safety-plan', name: '用火安全方案', issuedBy: 'applicant' },
];

const authority = (code: string, name: string, sequence: number): Authority => ({
  kind: 'authority', code, name, shortName: name.slice(-3), uscc: generateUscc('11', '420102', sequence), region: '420102', address: '灯笼街 1 号', phone: '027-00000000',
});
const authorities = [authority('trade', '灯笼区市场监管局', 1), authority('fire', '灯笼区消防大队', 2), authority('town', '灯笼街道办事处', 3), authority('labour', '灯笼区人社局', 4)];

const permission: ProcedureRegime = {
  kind: 'regime', code: 'permission', name: '行政许可', itemTypes: ['01'], jointCap: { n: 45, unit: 'workingDay', basis: basis[0] as LegalBasis }, suspensionGrounds: [], remedies: [],
};
const other: ProcedureRegime = { kind: 'regime', code: 'other', name: '其他事项', itemTypes: ['07', '10', '20', '00'], suspensionGrounds: [], remedies: [] };

const steps = (days: number): Step[] => [
  { id: 'accept', kind: 'accept', name: '受理', post: 'clerk', days: 0, standard: '材料齐全' },
  { id: 'decide', kind: 'decide', name: '决定', post: 'chief', days, standard: '符合条件' },
];

/** An item with everything that publishing asks for; `more` says what is special about it. */
export function item(code: string, name: string, more: Partial<ServiceItem> = {}): ServiceItem {
  const promised = more.promised ?? { n: 5, unit: 'workingDay' as const };
  return {
    kind: 'item', code, name, node: 'strand', type: '10', authority: 'town', decidingRegion: '420102', regime: 'other', audience: ['enterprise', 'person'],
    basis, conditions: [{ id: 'condition', text: '有固定店铺' }], statutory: { n: 20, unit: 'workingDay' }, promised, steps: steps(promised.n),
    fees: [], visits: { times: 1, reason: '领取结果' }, place: '灯笼区政务服务中心', openHours: '工作日 9:00—17:00', phone: '027-00000001', complaintPhone: '027-00000002',
    fields: [], materials: [], result: { kind: 'record', name: `${name}结果`, delivery: ['electronic'] }, ...more,
  };
}

/** A field; `id` is its element at its role unless said otherwise. */
export function field(id: string, label: string, at: { element: string; role: string } & Partial<FormField>): FormField {
  return { id, label, section: '基本信息', required: true, purpose: `用于核对${label}`, ...at };
}

/** A material with its six elements. */
export function material(id: string, at: { material: string; holder: string } & Partial<Material>): Material {
  return {
    id, necessity: 'required', form: 'either', originals: 1, copies: 0, content: '清晰完整', format: 'PDF 或 JPG', signature: '签字', basis, ...at,
  };
}

export const flameQuestion: Question = {
  id: 'open-flame', text: '灯笼里点明火吗？', answer: { kind: 'choice', options: [{ code: 'yes', label: '点' }, { code: 'no', label: '不点' }] },
};

const tradeLicence = item('trade-licence', '灯笼经营登记', {
  type: '01', regime: 'permission', authority: 'trade', promised: { n: 5, unit: 'workingDay' },
  fields: [
    field('shop-name', '字号', { element: 'name', role: 'shop' }),
    field('shop-address', '营业地址', { element: 'address', role: 'shop', path: 'premises' }),
    field('keeper-name', '负责人姓名', { element: 'person-name', role: 'keeper', sources: [{ kind: 'licence', licenceType: 'identity-card', attribute: 'full-name' }, { kind: 'account', attribute: 'name' }] }),
    field('keeper-id', '负责人身份证号', { element: 'id-number', role: 'keeper', sources: [{ kind: 'register', register: 'population', attribute: 'idNumber' }] }),
    field('agent-name', '经办人姓名', { element: 'person-name', role: 'agent', required: 'by-agent = "yes"' }),
    field('area', '经营面积', { element: 'floor-area', role: 'shop', path: 'premises', sources: [{ kind: 'answer', question: 'area' }] }),
    field('tenure', '店铺来源', { element: 'tenure', role: 'shop', path: 'premises' }),
  ],
  materials: [
    material('m-id', { material: 'identity-proof', holder: 'keeper', form: 'electronic', copies: 1, ways: [{ kind: 'licence', licenceType: 'identity-card' }, { kind: 'register', register: 'population', record: 'person' }] }),
    material('m-premises', { material: 'premises-proof', holder: 'shop', path: 'premises', copies: 1, necessity: 'deferrable' }),
    material('m-lease', { material: 'lease', holder: 'shop', path: 'premises', when: 'tenure = "rent"' }),
  ],
  result: {
    kind: 'licence', name: '灯笼经营执照', licenceType: 'lantern-licence', holder: 'shop', delivery: ['electronic', 'post'],
    attributes: [{ id: 'number', generated: 'number' }, { id: 'shop-name', field: 'shop-name' }],
  },
});

const flamePermit = item('flame-permit', '灯笼明火许可', {
  type: '01', regime: 'permission', authority: 'fire', promised: { n: 4, unit: 'workingDay' },
  fees: [{ id: 'fee', name: '查验费', amountFen: 2000, basis }],
  fields: [
    field('licence-number', '执照编号', { element: 'uscc', role: 'shop', sources: [{ kind: 'licence', licenceType: 'lantern-licence', attribute: 'number' }] }),
    field('name', '单位名称', { element: 'name', role: 'shop', sources: [{ kind: 'licence', licenceType: 'lantern-licence', attribute: 'shop-name' }] }),
    field('premises', '用火地点', { element: 'address', role: 'shop', path: 'premises' }),
    field('workshop', '作坊地点', { element: 'address', role: 'shop', path: 'workshop', required: 'area >= 50' }),
  ],
  materials: [
    material('m-licence', { material: 'lantern-licence-copy', holder: 'shop', ways: [{ kind: 'licence', licenceType: 'lantern-licence' }] }),
    material('m-id', { material: 'identity-proof', holder: 'keeper', form: 'paper', copies: 2, content: '正反两面', ways: [{ kind: 'licence', licenceType: 'identity-card' }] }),
    material('m-plan', { material: 'safety-plan', holder: 'shop', when: 'area > 100', ways: [{ kind: 'commitment', text: '承诺按规定用火' }] }),
  ],
  result: { kind: 'licence', name: '明火许可证', licenceType: 'flame-permit', holder: 'shop', delivery: ['electronic'] },
});

const signRecord = item('sign-record', '灯笼招牌备案', {
  authority: 'town', promised: { n: 3, unit: 'workingDay' },
  fields: [
    field('shop', '店名', { element: 'name', role: 'shop' }), field('where', '悬挂地址', { element: 'address', role: 'shop', path: 'premises' }),
    field('contact', '联系电话', { element: 'mobile', role: 'keeper', sources: [{ kind: 'account', attribute: 'mobile' }] }),
  ],
  materials: [
    material('m-layout', { material: 'layout', holder: 'shop', path: 'premises', form: 'electronic' }),
    material('m-premises', { material: 'premises-proof', holder: 'shop', path: 'premises', form: 'paper', copies: 1 }),
  ],
});

const nameCheck = item('name-check', '字号核验', {
  node: 'check', type: '00', authority: 'trade', promised: { n: 0, unit: 'instant' }, steps: [], visits: { times: 0 },
  fields: [field('name', '拟用字号', { element: 'name', role: 'shop' })],
  check: { register: 'enterprise', subject: 'shop', attribute: 'nameFree', expect: ['true'], failure: '字号已被使用', remedy: '请换一个字号' },
  result: { kind: 'conclusion', name: '字号可用', delivery: [] },
});

const apprenticeRecord = item('apprentice-record', '未成年学徒登记', {
  type: '20', authority: 'labour', promised: { n: 2, unit: 'workingDay' },
  fields: [
    field('child', '学徒姓名', { element: 'person-name', role: 'apprentice' }), field('born', '出生日期', { element: 'birthday', role: 'apprentice' }),
    field('father', '父亲姓名', { element: 'person-name', role: 'father' }), field('mother', '母亲姓名', { element: 'person-name', role: 'mother' }),
  ],
  materials: [
    material('m-father', { material: 'identity-proof', holder: 'father', ways: [{ kind: 'licence', licenceType: 'identity-card' }] }),
    material('m-mother', { material: 'identity-proof', holder: 'mother', ways: [{ kind: 'licence', licenceType: 'identity-card' }] }),
  ],
});

export const lanternItems: readonly ServiceItem[] = [tradeLicence, flamePermit, signRecord, nameCheck, apprenticeRecord];

export const lanternBundle: Bundle = {
  kind: 'bundle', code: 'open-lantern-shop', name: '开办灯笼铺', summary: '从登记到点灯，一次办好', audience: 'enterprise', lifeStage: '开办企业',
  keywords: ['灯笼'], region: '420102', lead: 'trade', applicantRole: 'shop',
  fiveOnes: { mechanism: '联席会议', standard: '灯笼铺定标文件', guide: '灯笼铺办事指南', form: '灯笼铺申请表', counter: '灯笼专窗' },
  eligibility: [{ id: 'place', text: '店铺在灯笼区' }],
  questions: [
    flameQuestion,
    { id: 'area', text: '店铺有多大？', answer: { kind: 'number', unit: '平方米', min: '1', max: '5000', scale: 1 } },
    { id: 'by-agent', text: '请人代办吗？', answer: { kind: 'choice', options: [{ code: 'yes', label: '请' }, { code: 'no', label: '不请' }] } },
    {
      id: 'extras', text: '还要办什么？',
      answer: { kind: 'choices', options: [{ code: 'sign', label: '挂招牌' }, { code: 'apprentice', label: '收未成年学徒' }, { code: 'none', label: '都不要' }] },
    },
  ],
  members: [
    { id: 'licence', item: 'trade-licence', after: ['check'] }, { id: 'check', item: 'name-check' },
    { id: 'flame', item: 'flame-permit', when: 'open-flame = "yes"' },
    { id: 'sign', item: 'sign-record', when: 'list contains(extras, "sign")', mayOptOut: true },
    { id: 'apprentice', item: 'apprentice-record', when: 'list contains(extras, "apprentice")' },
  ],
  visits: { times: 1, reason: '领取执照' },
  confirmations: [
    { member: 'licence', days: 3, authority: 'trade', by: '样例局长', on: '2026-01-05', reference: '灯笼〔2026〕1 号', demo: true },
    { member: 'flame', days: 2, authority: 'fire', by: '样例队长', on: '2026-01-05', reference: '灯笼〔2026〕1 号', demo: true },
  ],
};

/** 样例目录: the fictional catalogue, with other items in place of its own where given. */
export function lanternCatalogue(items: readonly ServiceItem[] = lanternItems): Catalogue {
  const byCode = <T extends { code: string }>(list: readonly T[]): Map<string, T> => new Map(list.map((one) => [one.code, one]));
  return {
    items: new Map(items.map((definition) => [definition.code, { definition, version: 1, hash: contentHash(definition) }])),
    elements: byCode(elements), roles: byCode(roles), paths: byCode(paths), materialTypes: byCode(materialTypes),
    licenceTypes: byCode(licenceTypes), regimes: byCode([permission, other]), authorities: byCode(authorities),
  };
}
