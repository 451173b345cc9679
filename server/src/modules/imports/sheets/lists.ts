import { valueNames } from '@yijian/core/definitions';
import type { DefinitionKind } from '@yijian/core/contract';
import type { Cell } from './cells.ts';
import type { Column, ListSpec } from './list-spec.ts';
import { premisesLists } from './premises-lists.ts';

export type { Column, ListSpec };

const text = { is: 'text' } as const;
const code = { is: 'code' } as const;
const whole = { is: 'integer' } as const;
const flag = { is: 'flag' } as const;
const basis = { is: 'basis' } as const;
const ref = (kind: DefinitionKind): Cell => ({ is: 'ref', kind });
const choice = (name: string): Cell => ({ is: 'choice', words: valueNames[name]! });
const must = { required: true } as const;
const inRow = { inRow: true } as const;

const itemTypes: Cell = { is: 'choice', words: valueNames.itemTypes! };
const levelWords = { 1: '国家', 2: '省级', 3: '市级', 4: '县级', 5: '乡镇街道', 6: '村社区' };
const elementTypes = Object.fromEntries(Object.entries(valueNames.type!).filter(([value]) => !/^\d+$/.test(value)));
const basisHelp = '每行一条：法律名称｜第几条｜要点｜见过原文、凭记忆或已确认';
const durationHelp = '写成「5 个工作日」「10 日（自然日）」或「当场」';

/** 能整张导入导出的清单, in the order in which they refer to each other. */
export const lists: readonly ListSpec[] = [
  {
    id: 'regions',
    name: '区划',
    kind: 'region',
    blank: {},
    columns: [
      { title: '区划代码', path: 'code', cell: code, help: '6 位或 12 位数字', ...must },
      { title: '名称', path: 'name', cell: text, help: '不超过 40 个字', ...must },
      { title: '层级', path: 'level', cell: whole, help: '1 国家、2 省、3 市、4 县、5 乡镇街道、6 村社区', ...must },
      { title: '上级区划', path: 'parent', cell: ref('region'), help: '上一级的区划代码' },
    ],
  },
  {
    id: 'authorities',
    name: '机构',
    kind: 'authority',
    blank: {},
    columns: [
      { title: '机构编码', path: 'code', cell: code, help: '小写字母开头，用后不改', ...must },
      { title: '名称', path: 'name', cell: text, help: '全称', ...must },
      { title: '简称', path: 'shortName', cell: text, help: '不超过 20 个字', ...must },
      { title: '统一社会信用代码', path: 'uscc', cell: code, help: '18 位，校验位要对', ...must },
      { title: '区划', path: 'region', cell: ref('region'), help: '所在区划', ...must },
      { title: '地址', path: 'address', cell: text, help: '办公地址', ...must },
      { title: '电话', path: 'phone', cell: text, help: '咨询电话', ...must },
    ],
  },
  {
    id: 'data-elements',
    name: '数据元',
    kind: 'dataElement',
    blank: {},
    columns: [
      { title: '数据元编码', path: 'code', cell: code, help: '小写字母开头，用后不改', ...must },
      { title: '名称', path: 'name', cell: text, help: '表单上显示的名称', ...must },
      { title: '类型', path: 'type', cell: { is: 'choice', words: elementTypes }, help: '填写的方式', ...must },
      { title: '最长字数', path: 'maxLength', cell: whole, help: '1 到 2000' },
      { title: '最小值', path: 'min', cell: code, help: '数字' },
      { title: '最大值', path: 'max', cell: code, help: '数字' },
      { title: '小数位', path: 'scale', cell: whole, help: '0 到 6' },
      { title: '单位', path: 'unit', cell: text, help: '例如 平方米' },
      {
        title: '值域',
        path: 'values',
        cell: { is: 'lines', parts: ['code', 'label'] },
        help: '单选、多选才填，每行一个：代码｜名称',
      },
      { title: '校验', path: 'check', cell: choice('check'), help: '按国家标准校验' },
      { title: '敏感程度', path: 'sensitivity', cell: choice('sensitivity'), help: '决定谁能看到', ...must },
      { title: '依据标准', path: 'standard', cell: text, help: '例如 GB 11643-1999' },
      { title: '填写说明', path: 'help', cell: text, help: '给填表人看的话' },
    ],
  },
  {
    id: 'licence-types',
    name: '证照类型',
    kind: 'licenceType',
    blank: {},
    columns: [
      { title: '证照类型编码', path: 'code', cell: code, help: '小写字母开头，用后不改', ...must },
      { title: '名称', path: 'name', cell: text, help: '证照的全称', ...must },
      { title: '证照类型代码', path: 'typeCode', cell: code, help: '21 位（GB/T 36904）', ...must },
      { title: '持证主体', path: 'holder', cell: choice('holder'), help: '个人或单位', ...must },
      { title: '有效期', path: 'validity', cell: { is: 'duration' }, help: `${durationHelp}；长期有效的不填` },
      { title: '文书模板', path: 'template', cell: code, help: '模板编码', ...must },
      {
        title: '照面项目',
        path: 'attributes',
        cell: { is: 'lines', parts: ['id', 'name', 'element'] },
        help: '每行一个：编号｜名称｜数据元编码',
        orEmpty: true,
      },
    ],
  },
  {
    id: 'material-types',
    name: '材料类型',
    kind: 'materialType',
    blank: {},
    columns: [
      { title: '材料类型编码', path: 'code', cell: code, help: '小写字母开头，用后不改', ...must },
      { title: '名称', path: 'name', cell: text, help: '材料的通用名称', ...must },
      { title: '对应证照', path: 'licenceType', cell: ref('licenceType'), help: '有电子证照的，写证照类型' },
      { title: '来源', path: 'issuedBy', cell: choice('issuedBy'), help: '谁出具的', ...must },
      { title: '有效月数', path: 'validMonths', cell: whole, help: '从第一次交的那天算起；没有规定的不填' },
    ],
  },
  {
    id: 'element-lists',
    name: '要素表',
    kind: 'elementList',
    rows: 'elements',
    blank: { elements: [] },
    columns: [
      { title: '要素表编码', path: 'code', cell: code, help: '同一张表各行相同', ...must },
      { title: '要素表名称', path: 'name', cell: text, help: '同一张表各行相同', ...must },
      { title: '要素编号', path: 'id', cell: code, help: '小写字母开头，用后不改', ...must, ...inRow },
      { title: '要素名称', path: 'name', cell: text, help: '例如 法定时限', ...must, ...inRow },
      { title: '位置', path: 'path', cell: code, help: '在实施清单里的位置，例如 materials/*/name', ...must, ...inRow },
      {
        title: '谁来定',
        path: 'class',
        cell: choice('class'),
        help: '上级统一、本级可定或各级自有',
        ...must,
        ...inRow,
      },
      { title: '只降不升', path: 'ceiling', cell: flag, help: '下级只能压缩的时限写「是」', ...inRow },
      { title: '八要素之一', path: 'sameSource', cell: flag, help: '是或否', ...inRow },
    ],
  },
  {
    id: 'base-items',
    name: '基本目录（上级清单）',
    kind: 'baseItem',
    blank: {},
    columns: [
      { title: '基本编码', path: 'code', cell: code, help: '12 位数字', ...must },
      { title: '事项名称', path: 'name', cell: text, help: '上级公布的名称，一字不改', ...must },
      {
        title: '事项类型',
        path: 'type',
        cell: itemTypes,
        help: '上级公布的类型',
        ...must,
      },
      {
        title: '行使层级',
        path: 'levels',
        cell: { is: 'choices', words: levelWords, asNumbers: true },
        help: '可以几个，用顿号隔开',
        ...must,
      },
      { title: '设定依据', path: 'basis', cell: basis, help: basisHelp, orEmpty: true },
      { title: '主管部门', path: 'supervisor', cell: text, help: '上级主管部门的名称' },
    ],
  },
  {
    id: 'items',
    name: '事项（基本要素）',
    kind: 'item',
    blank: { conditions: [], steps: [], fees: [], fields: [], materials: [] },
    columns: [
      { title: '事项编码', path: 'code', cell: code, help: '小写字母或数字开头，用后不改', ...must },
      { title: '事项名称', path: 'name', cell: text, help: '不超过 80 个字', ...must },
      {
        title: '事项类型',
        path: 'type',
        cell: itemTypes,
        help: '行政许可、公共服务等',
        ...must,
      },
      { title: '办理方式', path: 'node', cell: choice('node'), help: '一般是「部门办理」', ...must },
      { title: '基本编码', path: 'baseCode', cell: code, help: '12 位数字，对应基本目录' },
      { title: '实施编码', path: 'taskCode', cell: code, help: '31 位' },
      { title: '实施主体', path: 'authority', cell: ref('authority'), help: '从下拉框选', ...must },
      { title: '监督部门', path: 'supervisor', cell: ref('authority'), help: '相对集中审批的，写原主管部门' },
      { title: '决定地', path: 'decidingRegion', cell: ref('region'), help: '从下拉框选', ...must },
      { title: '程序制度', path: 'regime', cell: ref('regime'), help: '从下拉框选', ...must },
      {
        title: '服务对象',
        path: 'audience',
        cell: { is: 'choices', words: valueNames.audience! },
        help: '个人、企业和其他组织，可以都写',
        ...must,
      },
      { title: '法律依据', path: 'basis', cell: basis, help: basisHelp, orEmpty: true },
      {
        title: '法定时限',
        path: 'statutory',
        cell: { is: 'duration', orNone: true },
        help: `${durationHelp}；法律没有规定的不填`,
      },
      {
        title: '承诺时限',
        path: 'promised',
        cell: { is: 'duration' },
        help: `${durationHelp}，不超过法定时限`,
        ...must,
      },
      { title: '跑动次数', path: 'visits.times', cell: whole, help: '0 到 10', ...must },
      { title: '到场理由', path: 'visits.reason', cell: text, help: '必须到场的，写明理由' },
      { title: '办理地点', path: 'place', cell: text, help: '窗口和地址', ...must },
      { title: '办理时间', path: 'openHours', cell: text, help: '例如 工作日 9:00-17:00', ...must },
      { title: '咨询电话', path: 'phone', cell: text, help: '有人接的电话', ...must },
      { title: '投诉电话', path: 'complaintPhone', cell: text, help: '例如 12345', ...must },
      { title: '结果类型', path: 'result.kind', cell: choice('result'), help: '证照、文书、登记或办理结论', ...must },
      { title: '结果名称', path: 'result.name', cell: text, help: '办成后得到什么', ...must },
      { title: '结果证照', path: 'result.licenceType', cell: ref('licenceType'), help: '结果是证照的，写证照类型' },
      { title: '结果持有人', path: 'result.holder', cell: ref('role'), help: '当事人角色' },
      {
        title: '送达方式',
        path: 'result.delivery',
        cell: { is: 'choices', words: valueNames.delivery! },
        help: '可以几种，用顿号隔开',
        orEmpty: true,
      },
    ],
  },
  {
    id: 'item-materials',
    name: '申请材料',
    kind: 'item',
    rows: 'materials',
    columns: [
      {
        title: '事项编码',
        path: 'code',
        cell: code,
        help: '已有的事项；文件里出现的事项，以文件里的材料为全部材料',
        ...must,
      },
      { title: '材料编号', path: 'id', cell: code, help: '事项内不重复，用后不改', ...must, ...inRow },
      { title: '材料类型', path: 'material', cell: ref('materialType'), help: '从下拉框选', ...must, ...inRow },
      { title: '材料持有人', path: 'holder', cell: ref('role'), help: '谁的材料', ...must, ...inRow },
      { title: '主体路径', path: 'path', cell: ref('subjectPath'), help: '例如经营场所的', ...inRow },
      { title: '期次', path: 'period', cell: code, help: '同类材料有几期的', ...inRow },
      {
        title: '必要性',
        path: 'necessity',
        cell: choice('necessity'),
        help: '必要、非必要或可容缺后补',
        ...must,
        ...inRow,
      },
      { title: '何时需要', path: 'when', cell: text, help: '规则写法见文档；总是需要的不填', ...inRow },
      { title: '材料形式', path: 'form', cell: choice('form'), help: '电子件或纸质件', ...must, ...inRow },
      { title: '原件份数', path: 'originals', cell: whole, help: '0 到 20', ...must, ...inRow },
      { title: '复印件份数', path: 'copies', cell: whole, help: '0 到 20', ...must, ...inRow },
      { title: '内容要求', path: 'content', cell: text, help: '材料里要写明什么', ...must, ...inRow },
      { title: '格式要求', path: 'format', cell: text, help: '例如 PDF 或 JPG，A4', ...must, ...inRow },
      { title: '签章要求', path: 'signature', cell: text, help: '不要的写「无」', ...must, ...inRow },
      { title: '法律依据', path: 'basis', cell: basis, help: basisHelp, orEmpty: true, ...inRow },
      { title: '仍需提交的理由', path: 'keepReason', cell: text, help: '政府核发的材料仍要交的，写理由', ...inRow },
    ],
  },
  {
    id: 'item-fees',
    name: '收费项目',
    kind: 'item',
    rows: 'fees',
    columns: [
      {
        title: '事项编码',
        path: 'code',
        cell: code,
        help: '已有的事项；文件里出现的事项，以文件里的收费为全部收费',
        ...must,
      },
      { title: '收费编号', path: 'id', cell: code, help: '事项内不重复，用后不改', ...must, ...inRow },
      { title: '收费名称', path: 'name', cell: text, help: '收费目录上的名称', ...must, ...inRow },
      { title: '金额（元）', path: 'amountFen', cell: { is: 'fen' }, help: '例如 12.50', ...must, ...inRow },
      { title: '收费依据', path: 'basis', cell: basis, help: basisHelp, orEmpty: true, ...inRow },
    ],
  },
  ...premisesLists,
];

/** The list of that id; undefined when there is none. */
export const findList = (id: string): ListSpec | undefined => lists.find((one) => one.id === id);
