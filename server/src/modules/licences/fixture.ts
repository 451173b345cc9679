import type { Definition } from '@yijian/core/contract';

/** 虚构的证照目录: two licence types of a lantern town, for tests of this module only. */
export const lanternDefinitions: Definition[] = [
  { kind: 'region', code: '990101', name: '灯笼镇', level: 3 },
  {
    kind: 'authority',
    code: 'lantern-office',
    name: '灯笼镇市场所',
    shortName: '市场所',
    uscc: '11990101M00000019C',
    region: '990101',
    address: '灯笼镇中街 1 号',
    phone: '0990-0000000',
  },
  { kind: 'dataElement', code: 'shopName', name: '名称', type: 'text', sensitivity: 'public' },
  { kind: 'dataElement', code: 'shopPlace', name: '场所', type: 'text', sensitivity: 'internal' },
  { kind: 'dataElement', code: 'shopCode', name: '代码', type: 'text', sensitivity: 'public' },
  {
    kind: 'dataElement',
    code: 'lanternKind',
    name: '灯笼种类',
    type: 'choice',
    sensitivity: 'public',
    values: [
      { code: 'paper', label: '纸灯笼' },
      { code: 'silk', label: '绢灯笼' },
    ],
  },
  {
    kind: 'dataElement',
    code: 'crafts',
    name: '工艺',
    type: 'choices',
    sensitivity: 'public',
    values: [
      { code: 'cut', label: '剪纸' },
      { code: 'paint', label: '彩绘' },
    ],
  },
  {
    kind: 'licenceType',
    code: 'lantern-permit',
    name: '灯笼制售许可证',
    typeCode: '11990101M00000019C001',
    holder: 'organisation',
    validity: { n: 365, unit: 'calendarDay' },
    template: 'licence-generic',
    attributes: [
      { id: 'holder', name: '名称', element: 'shopName' },
      { id: 'creditCode', name: '统一社会信用代码', element: 'shopCode' },
      { id: 'place', name: '经营场所', element: 'shopPlace' },
      { id: 'kind', name: '灯笼种类', element: 'lanternKind' },
      { id: 'crafts', name: '工艺', element: 'crafts' },
    ],
  },
  {
    kind: 'licenceType',
    code: 'lantern-card',
    name: '灯笼匠人证',
    typeCode: '11990101M00000019C002',
    holder: 'person',
    template: 'licence-generic',
    attributes: [{ id: 'name', name: '姓名', element: 'shopName' }],
  },
];
