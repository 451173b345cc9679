/** 证照变量: the JSON variables each licence page takes, as JSON Schema. */
import { Type } from 'typebox';
import { date, define, maybe, maybeDate, text } from './variable-schemas.ts';

const validity = { validFrom: maybeDate('有效期起'), validTo: maybeDate('有效期止') };

/** By page name (= file name in `templates/` without `.typ`). */
export const licenceSchemas = {
  'licence-food': define('食品经营许可证', {
    holder: text('经营者名称'),
    creditCode: text('社会信用代码'),
    representative: text('法定代表人（负责人）'),
    residence: maybe('住所'),
    place: text('经营场所'),
    businessForm: text('主体业态'),
    businessScope: Type.Array(text('经营项目'), { description: '经营项目', minItems: 1 }),
    supervisor: maybe('日常监督管理机构'),
    signer: maybe('签发人'),
    ...validity,
    validTo: date('有效期止'),
  }),
  'licence-fire': define('公众聚集场所投入使用、营业前消防安全检查合格证', {
    holder: text('单位名称'),
    placeName: text('场所名称'),
    place: text('地址'),
    representative: text('消防安全责任人'),
    useKind: text('使用性质'),
    floors: text('场所所在层数'),
    area: text('场所建筑面积'),
    appliedOn: date('申请日期'),
    basis: text('检查依据'),
    committed: Type.Boolean({ description: '是否以告知承诺方式取得' }),
    remark: maybe('注意事项'),
  }),
  'licence-tobacco': define('烟草专卖零售许可证', {
    holder: text('企业（字号）名称'),
    representative: text('负责人姓名'),
    entityType: text('经济类型'),
    place: text('经营场所'),
    businessScope: text('许可范围'),
    supplier: text('供货单位'),
    ...validity,
    validTo: date('有效期止'),
  }),
  'licence-business': define('营业执照', {
    holder: text('名称'),
    creditCode: text('统一社会信用代码'),
    entityType: text('类型'),
    representative: text('法定代表人（经营者）'),
    businessScope: text('经营范围'),
    capital: maybe('注册资本'),
    establishedOn: date('成立日期'),
    place: text('住所（经营场所）'),
    copy: Type.Optional(Type.Union([Type.Literal('正本'), Type.Literal('副本')], { description: '正本或者副本' })),
    ...validity,
  }),
  'licence-generic': define('通用证照或者凭证', {
    title: text('证照名称'),
    holder: text('持有人'),
    statement: maybe('证明内容'),
    fields: Type.Array(Type.Object({ label: text('栏目名称'), value: text('栏目内容') }), { description: '证照栏目' }),
    ...validity,
  }),
};
