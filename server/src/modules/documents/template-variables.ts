/**
 * 文书变量: the JSON variables each built-in template takes, as JSON Schema. `description` is the Chinese name that
 * error messages and the README use. Dates are `YYYY-MM-DD`; every text is printed as it is.
 */
import { type Static, type TObject, type TProperties, Type } from 'typebox';

const text = (description: string) => Type.String({ description, minLength: 1 });
const date = (description: string) => Type.String({ description, pattern: String.raw`^\d{4}-\d{2}-\d{2}$` });
const maybe = (description: string) => Type.Optional(text(description));
const maybeDate = (description: string) => Type.Optional(date(description));
const count = (description: string) => Type.Integer({ description, minimum: 0 });
const texts = (description: string) => Type.Array(text(description), { description });

/** What every template shows: number, authority, date; `demo` prints 「演示文书，不具法律效力」, `seal: false` omits the seal. */
const common = {
  number: text('文号或者编号'),
  authority: text('出具机关名称'),
  date: date('落款日期'),
  demo: Type.Optional(Type.Boolean({ description: '是否演示文书' })),
  seal: Type.Optional(Type.Boolean({ description: '是否绘制印章图样' })),
  phone: maybe('联系电话'),
};

const remedies = Type.Object(
  {
    reviewBody: text('行政复议机关'),
    reviewDays: count('申请行政复议的期限（日）'),
    court: text('管辖法院'),
    suitMonths: count('提起行政诉讼的期限（月）'),
  },
  { description: '救济途径' },
);

const kind = Type.Union([Type.Literal('licence'), Type.Literal('other')], {
  description: '行政许可（licence）或者其他事项（other）',
});

function define<T extends TProperties>(description: string, own: T) {
  return Type.Object({ ...common, ...own }, { description });
}

const noticeSchemas = {
  receipt: define('收件凭证', {
    applicant: text('申请人'),
    agent: maybe('经办人'),
    receivedOn: date('收件日期'),
    channel: text('收件方式'),
    place: maybe('收件地点'),
    queryCode: text('查询码'),
    bundle: maybe('一件事名称'),
    items: Type.Array(Type.Object({ name: text('事项名称'), authority: text('办理单位') }), {
      description: '办理事项',
      minItems: 1,
    }),
    materials: Type.Array(Type.Object({ name: text('材料名称'), form: text('材料形式'), copies: count('份数') }), {
      description: '收到的材料',
    }),
    missing: Type.Optional(texts('还没有收到的材料')),
    nextStep: text('接下来做什么'),
  }),
  'acceptance-notice': define('受理通知书', {
    applicant: text('申请人'),
    appliedOn: date('申请日期'),
    acceptedOn: date('受理日期'),
    basis: text('受理依据'),
    bundle: maybe('一件事名称'),
    items: Type.Array(
      Type.Object({
        name: text('事项名称'),
        caseNumber: text('办件编号'),
        authority: text('办理单位'),
        promisedOn: date('承诺办结日期'),
      }),
      { description: '受理的事项', minItems: 1 },
    ),
    dueOn: maybeDate('全部办结日期'),
    excludedTime: maybe('不计入期限的时间说明'),
  }),
  'supplement-notice': define('一次性补正告知书', {
    applicant: text('申请人'),
    item: text('事项名称'),
    receivedOn: date('收件日期'),
    basis: text('告知依据'),
    problems: Type.Array(
      Type.Object({
        material: text('材料名称'),
        problem: text('存在的问题'),
        requirement: text('怎样补正'),
      }),
      { description: '需要补正的内容', minItems: 1 },
    ),
    submitWay: text('补正材料的提交方式'),
    dueOn: maybeDate('补正截止日期'),
  }),
  'decline-notice': define('不予受理通知书', {
    applicant: text('申请人'),
    item: text('事项名称'),
    appliedOn: date('申请日期'),
    reasons: Type.Array(text('理由'), { description: '不予受理的理由', minItems: 1 }),
    basis: text('依据'),
    whereToGo: maybe('可以去哪里办'),
    remedies,
  }),
  'decision-grant': define('准予决定书', {
    kind,
    applicant: text('申请人'),
    item: text('事项名称'),
    caseNumber: text('办件编号'),
    appliedOn: date('申请日期'),
    acceptedOn: date('受理日期'),
    basis: text('决定依据'),
    content: Type.Array(text('决定内容'), { description: '决定内容', minItems: 1 }),
    licenceNumber: maybe('证照编号'),
    validFrom: maybeDate('有效期起'),
    validTo: maybeDate('有效期止'),
    duties: Type.Optional(texts('应当遵守的要求')),
    remedies: Type.Optional(remedies),
  }),
  'decision-deny': define('不予决定书', {
    kind,
    applicant: text('申请人'),
    item: text('事项名称'),
    caseNumber: text('办件编号'),
    appliedOn: date('申请日期'),
    acceptedOn: date('受理日期'),
    basis: text('决定依据'),
    reasons: Type.Array(text('理由'), { description: '事实和理由', minItems: 1 }),
    advice: maybe('怎样再次申请'),
    remedies,
  }),
  'one-time-notice': define('一次性告知单', {
    subject: text('办什么事'),
    totalDays: Type.Optional(count('承诺办结工作日')),
    visits: Type.Optional(count('跑现场次数')),
    situation: Type.Array(Type.Object({ question: text('问题'), answer: text('回答') }), {
      description: '申请人的情况',
    }),
    items: Type.Array(
      Type.Object({
        name: text('事项名称'),
        authority: text('办理单位'),
        promised: text('承诺时限'),
        result: text('结果名称'),
      }),
      { description: '办理事项', minItems: 1 },
    ),
    materials: Type.Array(
      Type.Object({
        name: text('材料名称'),
        form: text('材料形式'),
        copies: count('份数'),
        source: text('材料来源'),
      }),
      { description: '需要的材料' },
    ),
    waived: Type.Optional(texts('免提交的材料')),
    fees: Type.Array(Type.Object({ name: text('收费项目'), amount: text('收费标准'), basis: text('收费依据') }), {
      description: '收费',
    }),
    places: Type.Array(
      Type.Object({
        name: text('办理地点'),
        address: text('地址'),
        hours: text('办公时间'),
        phone: text('电话'),
      }),
      { description: '办理地点', minItems: 1 },
    ),
  }),
  'withdrawal-confirmation': define('撤回申请确认书', {
    applicant: text('申请人'),
    item: text('事项名称'),
    caseNumber: text('办件编号'),
    appliedOn: date('申请日期'),
    withdrawnOn: date('撤回日期'),
    reason: maybe('撤回原因'),
    returned: texts('退还的材料原件'),
  }),
  'conclusion-notice': define('办结通知单', {
    applicant: text('申请人'),
    appliedOn: date('申请日期'),
    bundle: maybe('一件事名称'),
    items: Type.Array(
      Type.Object({
        name: text('事项名称'),
        caseNumber: text('办件编号'),
        result: text('办理结果'),
        document: text('结果文书'),
        concludedOn: date('办结日期'),
      }),
      { description: '办结的事项', minItems: 1 },
    ),
    handover: text('领取方式'),
  }),
};

const validity = { validFrom: maybeDate('有效期起'), validTo: maybeDate('有效期止') };

const licenceSchemas = {
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

/** 模板变量: the schema of each template's variables, by template name (= file name in `templates/` without `.typ`). */
export const templateSchemas = { ...noticeSchemas, ...licenceSchemas };

/** 文书模板名, e.g. `receipt`, `decision-grant`, `licence-food`. */
export type TemplateName = keyof typeof templateSchemas;

/** 一个模板的变量: typed by its schema. */
export type TemplateData<N extends TemplateName> = Static<(typeof templateSchemas)[N]>;

/** 全部模板名: notices first, then certificates. */
export const templateNames = Object.keys(templateSchemas) as TemplateName[];

/** The schema of a template, with the plain object type that generic code needs. */
export function getTemplateSchema(name: TemplateName): TObject {
  return templateSchemas[name];
}
