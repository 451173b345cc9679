import type { FormField, ServiceItem } from '../contract/index.ts';
import { basis, field, item, material } from './fixture-ground.ts';

const tradeLicence = item('trade-licence', '灯笼经营登记', {
  type: '01',
  regime: 'permission',
  authority: 'trade',
  promised: { n: 5, unit: 'workingDay' },
  fields: [
    field('shop-name', '字号', { element: 'name', role: 'shop' }),
    field('shop-address', '营业地址', { element: 'address', role: 'shop', path: 'premises' }),
    field('keeper-name', '负责人姓名', {
      element: 'person-name',
      role: 'keeper',
      sources: [
        { kind: 'licence', licenceType: 'identity-card', attribute: 'full-name' },
        { kind: 'account', attribute: 'name' },
      ],
    }),
    field('keeper-id', '负责人身份证号', {
      element: 'id-number',
      role: 'keeper',
      sources: [{ kind: 'register', register: 'population', attribute: 'idNumber' }],
    }),
    field('agent-name', '经办人姓名', { element: 'person-name', role: 'agent', required: 'by-agent = "yes"' }),
    field('area', '经营面积', {
      element: 'floor-area',
      role: 'shop',
      path: 'premises',
      sources: [{ kind: 'answer', question: 'area' }],
    }),
    field('tenure', '店铺来源', { element: 'tenure', role: 'shop', path: 'premises' }),
  ],
  materials: [
    material('m-id', {
      material: 'identity-proof',
      holder: 'keeper',
      form: 'electronic',
      copies: 1,
      ways: [
        { kind: 'licence', licenceType: 'identity-card' },
        { kind: 'register', register: 'population', record: 'person' },
      ],
    }),
    material('m-premises', {
      material: 'premises-proof',
      holder: 'shop',
      path: 'premises',
      copies: 1,
      necessity: 'deferrable',
    }),
    material('m-lease', { material: 'lease', holder: 'shop', path: 'premises', when: 'tenure = "rent"' }),
  ],
  result: {
    kind: 'licence',
    name: '灯笼经营执照',
    licenceType: 'lantern-licence',
    holder: 'shop',
    delivery: ['electronic', 'post'],
    attributes: [
      { id: 'number', generated: 'number' },
      { id: 'shop-name', field: 'shop-name' },
    ],
  },
});

const flamePermit = item('flame-permit', '灯笼明火许可', {
  type: '01',
  regime: 'permission',
  authority: 'fire',
  promised: { n: 4, unit: 'workingDay' },
  fees: [{ id: 'fee', name: '查验费', amountFen: 2000, basis }],
  fields: [
    field('licence-number', '执照编号', {
      element: 'uscc',
      role: 'shop',
      sources: [{ kind: 'licence', licenceType: 'lantern-licence', attribute: 'number' }],
    }),
    field('name', '单位名称', {
      element: 'name',
      role: 'shop',
      sources: [{ kind: 'licence', licenceType: 'lantern-licence', attribute: 'shop-name' }],
    }),
    field('premises', '用火地点', { element: 'address', role: 'shop', path: 'premises' }),
    field('workshop', '作坊地点', { element: 'address', role: 'shop', path: 'workshop', required: 'area >= 50' }),
  ],
  materials: [
    material('m-licence', {
      material: 'lantern-licence-copy',
      holder: 'shop',
      ways: [{ kind: 'licence', licenceType: 'lantern-licence' }],
    }),
    material('m-id', {
      material: 'identity-proof',
      holder: 'keeper',
      form: 'paper',
      copies: 2,
      content: '正反两面',
      ways: [{ kind: 'licence', licenceType: 'identity-card' }],
    }),
    material('m-plan', {
      material: 'safety-plan',
      holder: 'shop',
      when: 'area > 100',
      ways: [{ kind: 'commitment', text: '承诺按规定用火' }],
    }),
  ],
  result: {
    kind: 'licence',
    name: '明火许可证',
    licenceType: 'flame-permit',
    holder: 'shop',
    delivery: ['electronic'],
  },
});

const signRecord = item('sign-record', '灯笼招牌备案', {
  authority: 'town',
  promised: { n: 3, unit: 'workingDay' },
  fields: [
    field('shop', '店名', { element: 'name', role: 'shop' }),
    field('where', '悬挂地址', { element: 'address', role: 'shop', path: 'premises' }),
    field('contact', '联系电话', {
      element: 'mobile',
      role: 'keeper',
      sources: [{ kind: 'account', attribute: 'mobile' }],
    }),
  ],
  materials: [
    material('m-layout', { material: 'layout', holder: 'shop', path: 'premises', form: 'electronic' }),
    material('m-premises', { material: 'premises-proof', holder: 'shop', path: 'premises', form: 'paper', copies: 1 }),
  ],
});

const nameCheck = item('name-check', '字号核验', {
  node: 'check',
  type: '00',
  authority: 'trade',
  promised: { n: 0, unit: 'instant' },
  steps: [],
  visits: { times: 0 },
  fields: [field('name', '拟用字号', { element: 'name', role: 'shop' })],
  check: {
    register: 'enterprise',
    subject: 'shop',
    attribute: 'nameFree',
    expect: ['true'],
    failure: '字号已被使用',
    remedy: '请换一个字号',
  },
  result: { kind: 'conclusion', name: '字号可用', delivery: [] },
});

const fromCard: FormField['sources'] = [{ kind: 'licence', licenceType: 'identity-card', attribute: 'full-name' }];

const apprenticeRecord = item('apprentice-record', '未成年学徒登记', {
  type: '20',
  authority: 'labour',
  promised: { n: 2, unit: 'workingDay' },
  fields: [
    field('child', '学徒姓名', { element: 'person-name', role: 'apprentice' }),
    field('born', '出生日期', { element: 'birthday', role: 'apprentice' }),
    field('father', '父亲姓名', { element: 'person-name', role: 'father', sources: fromCard }),
    field('mother', '母亲姓名', { element: 'person-name', role: 'mother', sources: fromCard }),
  ],
  materials: [
    material('m-father', {
      material: 'identity-proof',
      holder: 'father',
      ways: [{ kind: 'licence', licenceType: 'identity-card' }],
    }),
    material('m-mother', {
      material: 'identity-proof',
      holder: 'mother',
      ways: [{ kind: 'licence', licenceType: 'identity-card' }],
    }),
  ],
});

/** 五个虚构事项. */
export const lanternItems: readonly ServiceItem[] = [
  tradeLicence,
  flamePermit,
  signRecord,
  nameCheck,
  apprenticeRecord,
];
