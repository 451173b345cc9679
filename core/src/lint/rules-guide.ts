import type { LintRule } from './lint-rule.ts';

const audit = (number: number): string => `实施清单审核规则第 ${number} 条（某市审核脚本和某区通知所见）`;
const wrong = (title: string, source: string): LintRule => ({
  title,
  severity: 'block',
  source,
  provenance: 'seen',
  mayExcept: true,
});
const hint = (title: string, source: string): LintRule => ({ ...wrong(title, source), severity: 'warn' });

/** 指南质量规则: the 15 rules of an audit of guides (standards.md 1.5) and what belongs to them. Rules 2 and 3 are the compiler's. */
export const guideRules = {
  'handling-kind-differs': wrong('办件类型与承诺时限不一致', audit(1)),
  'promise-under-a-day': wrong('承诺件的时限不足 1 个工作日', audit(2)),
  'visit-without-reason': wrong('要到现场却没有写必须到场的原因', audit(4)),
  'visit-reason-without-visit': hint('不用到现场却写了到场原因', audit(4)),
  'filing-without-visit': wrong('不用到现场，但既不能网办也不能邮寄', audit(5)),
  'online-with-visit': wrong('全程网办却要到现场', audit(6)),
  'phones-equal': hint('咨询电话和投诉电话相同', audit(7)),
  'phone-without-area-code': hint('电话没有区号', audit(7)),
  'place-too-coarse': hint('办理地点没有写到窗口或门牌', audit(8)),
  'hours-without-days': hint('办理时间没有写明工作日', audit(9)),
  'topic-of-other-audience': wrong('主题分类与服务对象不符', audit(10)),
  'faq-missing': hint('许可事项没有常见问题', audit(11)),
  'result-kind-differs': hint('结果名称与结果种类不符', audit(12)),
  'result-without-sample': hint('结果没有样本', `${audit(12)}；004 句36（CAT-30）`),
  'payment-without-fee': wrong('不收费却开了网上支付', audit(13)),
  'vague-wording': {
    ...wrong('兜底或模糊表述', `004 句37（CAT-31）：不得存在模糊不清的表述；${audit(14)}`),
    mayExcept: false,
  },
  'steps-incomplete': hint('办理环节缺受理或决定', audit(15)),
  'guide-attribute-missing': hint('指南要素没有登记', 'CAT-25…27：要素登记覆盖率'),
  'condition-never': hint('永远不成立的条件', '编排质量：情形要走得到'),
  'condition-always': hint('永远成立的条件', '编排质量：条件要有用'),
  'definition-unused': hint('没有内容用到它', '最少必要（FRM-02/03）'),
  'promise-over-benchmark': hint('高频事项的承诺时限高于标杆城市', '000 行15（CAT-21）：由监察端按办件量核对'),
} satisfies Record<string, LintRule>;
