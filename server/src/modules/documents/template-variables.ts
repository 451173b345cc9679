/**
 * 文书变量: the JSON variables of each act (文书种类), as JSON Schema. `description` is the Chinese name that templates write in
 * braces and error messages use; unique within an act. Dates are `YYYY-MM-DD`; every text is printed as it is.
 */
import type { DocumentAct } from '@yijian/core/contract';
import { type Static, type TObject, Type } from 'typebox';
import { licenceSchemas } from './licence-variables.ts';
import { count, date, define, maybe, maybeDate, text, texts } from './variable-schemas.ts';

const remedies = Type.Object(
  {
    reviewBody: text('行政复议机关'),
    reviewDays: count('申请行政复议的期限（日）'),
    court: text('管辖法院'),
    suitMonths: count('提起行政诉讼的期限（月）'),
  },
  { description: '救济途径' },
);

/** What the letter of a result says (ENG-32); the same facts for every type of result. */
const result = {
  applicant: text('申请人'),
  item: text('事项名称'),
  caseNumber: text('办件编号'),
  appliedOn: date('申请日期'),
  acceptedOn: date('受理日期'),
  basis: text('决定依据'),
  result: text('结果名称'),
  decisionNumber: text('决定编号'),
  contents: Type.Array(Type.Object({ label: text('栏目'), value: text('内容') }), { description: '结果栏目' }),
  remedies: Type.Optional(remedies),
};

const letterSchemas = {
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
    missing: Type.Optional(
      Type.Array(Type.Object({ name: text('材料名称'), how: text('怎样补') }), { description: '还没有收到的材料' }),
    ),
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
    ruling: text('决定种类'),
    applicant: text('申请人'),
    item: text('事项名称'),
    caseNumber: text('办件编号'),
    appliedOn: date('申请日期'),
    acceptedOn: date('受理日期'),
    basis: text('决定依据'),
    content: Type.Array(text('一条内容'), { description: '决定内容', minItems: 1 }),
    licenceNumber: maybe('证照编号'),
    validFrom: maybeDate('有效期起'),
    validTo: maybeDate('有效期止'),
    duties: Type.Optional(texts('应当遵守的要求')),
    remedies: Type.Optional(remedies),
  }),
  'decision-deny': define('不予决定书', {
    ruling: text('决定种类'),
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
    visits: maybe('跑现场说明'),
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
  'summary-sheet': define('办结汇总单', {
    applicant: text('申请人'),
    bundle: text('一件事名称'),
    caseNumber: text('受理号'),
    outcome: text('总的结果'),
    receivedOn: date('收件日期'),
    acceptedOn: date('受理日期'),
    promisedOn: maybeDate('全部承诺办结日期'),
    concludedOn: date('全部办结日期'),
    promised: text('全部承诺时限'),
    used: text('全部实际用时'),
    results: Type.Array(
      Type.Object({
        name: text('事项名称'),
        authority: text('办理单位'),
        result: text('办理结果'),
      }),
      { description: '各事项结果', minItems: 1 },
    ),
    papers: texts('证照文书'),
    times: Type.Array(
      Type.Object({
        name: text('事项名称'),
        promised: text('承诺时限'),
        used: text('实际用时'),
        promisedOn: maybeDate('承诺办结日期'),
        concludedOn: date('办结日期'),
      }),
      { description: '各事项时限', minItems: 1 },
    ),
    fees: Type.Array(Type.Object({ name: text('事项名称'), fee: text('收费项目'), amount: text('金额') }), {
      description: '登记的收费',
    }),
    feesTotal: text('收费合计'),
  }),
  approval: define('批文', result),
  registration: define('登记凭证', result),
  record: define('备案凭证', result),
  notice: define('办理结果通知书', result),
  conclusion: define('办理结论书', result),
  commitment: define('承诺书', {
    applicant: text('申请人'),
    agent: maybe('经办人'),
    bundle: maybe('一件事名称'),
    caseNumber: text('办件编号'),
    promisedOn: date('承诺日期'),
    promises: Type.Array(
      Type.Object({
        item: text('事项名称'),
        authority: text('办理单位'),
        material: text('代替的材料'),
        promise: text('承诺内容'),
      }),
      { description: '承诺的事项' },
    ),
    pledges: Type.Array(
      Type.Object({
        item: text('事项名称'),
        authority: text('办理单位'),
        informs: text('告知内容'),
        pledge: text('承诺内容'),
      }),
      { description: '告知承诺的事项' },
    ),
  }),
  'delivery-receipt': define('送达回证', {
    applicant: text('受送达人'),
    item: text('事项名称'),
    caseNumber: text('办件编号'),
    document: text('送达的文书'),
    decisionNumber: text('送达文书的文号'),
    manner: text('送达方式'),
    deliveredOn: date('送达日期'),
  }),
  'transfer-notice': define('移送办理告知书', {
    applicant: text('申请人'),
    item: text('事项名称'),
    caseNumber: text('办件编号'),
    from: text('原办理单位'),
    to: text('现办理单位'),
    movedOn: date('移送日期'),
    promisedOn: maybeDate('承诺办结日期'),
  }),
} satisfies Record<DocumentAct, TObject>;

/** 模板变量: the schema of each letter's variables by act, and of each licence page's by page name. */
export const templateSchemas = { ...letterSchemas, ...licenceSchemas };

/** 文书种类或者证照版面, e.g. `receipt`, `decision-grant`, `licence-food`. */
export type TemplateName = keyof typeof templateSchemas;
/** 证照版面, e.g. `licence-food`: drawn here, because its form is laid down by the State, not by a district. */
export type LicencePage = keyof typeof licenceSchemas;

/** 一种文书的变量: typed by its schema. */
export type TemplateData<N extends TemplateName> = Static<(typeof templateSchemas)[N]>;

/** 全部证照版面. */
export const licencePages = Object.keys(licenceSchemas) as LicencePage[];

/** The schema of a template, with the plain object type that generic code needs. */
export function getTemplateSchema(name: TemplateName): TObject {
  return templateSchemas[name];
}
