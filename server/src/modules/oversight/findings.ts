/**
 * 监察规则 (OVS-01): the closed table of what oversight finds: which card, in which of the five areas, by which rule, on what basis.
 * `about` names the matter that a card stands for where two kinds follow each other on one matter (late, then decided late): an
 * urging order answers the matter. A rule finds; what follows is for a supervisor to decide.
 */
export type FindingArea = 'limit' | 'step' | 'material' | 'fee' | 'attitude';
export const areaNames: Readonly<Record<FindingArea, string>> = {
  limit: '时限',
  step: '环节',
  material: '材料',
  fee: '收费',
  attitude: '态度',
};

type Rule = { name: string; area: FindingArea; card: 'yellow' | 'red'; rule: string; basis: string; about?: string };
export const findingKinds = {
  overdueReceipt: {
    name: '收件后逾期未答复',
    area: 'limit',
    card: 'red',
    rule: '收件期限过了，既没有受理，也没有告知补正',
    basis: '行政许可法 32',
    about: 'receipt',
  },
  deemedAcceptance: {
    name: '逾期视为受理',
    area: 'limit',
    card: 'red',
    rule: '收件期限过了没有告知，从收件那天起视为受理',
    basis: '行政许可法 32',
    about: 'receipt',
  },
  overdueStrand: {
    name: '子件逾期未办结',
    area: 'limit',
    card: 'red',
    rule: '过了计划办结日还没有决定',
    basis: '办事指南公布的承诺时限',
    about: 'strand',
  },
  overdueBundle: {
    name: '一件事逾期未办结',
    area: 'limit',
    card: 'red',
    rule: '过了整件的承诺期限还没有办结',
    basis: '办事指南公布的承诺时限',
  },
  lateDecision: {
    name: '逾期才作出决定',
    area: 'limit',
    card: 'red',
    rule: '决定晚于公布的承诺时限',
    basis: '办事指南公布的承诺时限',
    about: 'strand',
  },
  lateChange: {
    name: '变更公开超时',
    area: 'limit',
    card: 'red',
    rule: '办事条件变化以后，过了1个工作日才公开或者还没有公开',
    basis: '「办事条件发生变化的事项,应在1个工作日内公开变更后的相关信息」',
  },
  secondSupplement: {
    name: '再次要求补正',
    area: 'step',
    card: 'yellow',
    rule: '一次性告知之后又要求补正',
    basis: '行政许可法 32',
  },
  unlistedApplication: {
    name: '清单外申请被拒绝',
    area: 'step',
    card: 'yellow',
    rule: '窗口为没有公布或已经取消的事项建件，系统已拒绝',
    basis: '「实现“清单之外无审批”」',
  },
  unpublishedDemand: {
    name: '额外要求被拒绝',
    area: 'material',
    card: 'yellow',
    rule: '要求办事指南没有公布的材料、条件或内容，或者能从共享数据取得的材料，系统已拒绝',
    basis: '「除办事指南明确的条件外，不得自行增加办事要求」「能通过数据共享获得的信息,不得要求申请人重复提供」',
  },
  unpublishedFee: {
    name: '指南外收费被拒绝',
    area: 'fee',
    card: 'red',
    rule: '登记办事指南没有公布的收费，系统已拒绝',
    basis: '行政许可法 58、59',
  },
  wrongFee: {
    name: '收费与公布的标准不符',
    area: 'fee',
    card: 'red',
    rule: '登记的收费合计不等于公布的标准',
    basis: '行政许可法 59',
  },
  missingFee: {
    name: '应收费用没有记录',
    area: 'fee',
    card: 'yellow',
    rule: '公布要收费的事项已经准予，没有收费记录；减免的请注明',
    basis: '行政许可法 59',
  },
  badRating: {
    name: '差评',
    area: 'attitude',
    card: 'yellow',
    rule: '办事人评价为不满意或非常不满意，已自动派整改单',
    basis: '国办发〔2019〕51号',
  },
  overdueRectification: {
    name: '差评整改逾期',
    area: 'attitude',
    card: 'red',
    rule: '差评整改过了这一步的期限',
    basis: '国办发〔2019〕51号',
  },
} as const satisfies Record<string, Rule>;
export type FindingKind = keyof typeof findingKinds;
const rules: Readonly<Record<FindingKind, Rule>> = findingKinds;

/** 督办单 on a card, as far as it has come. */
export type FindingOrder = { workorderId: string; number: string; statusName: string; due: string | null };

/**
 * 监察发现: a yellow or red card with the event it rests on. Found by reading, not written: it is right on every day, and nobody
 * can take it back. `seq` null: no single event (a clock simply ran out, a refused attempt, a work order).
 */
export type OversightFinding = {
  /** the matter, as an urging order names it: `finding:<about>:<member>:<event> <id>` */
  id: string;
  kind: FindingKind;
  kindName: string;
  area: FindingArea;
  areaName: string;
  card: 'yellow' | 'red';
  rule: string;
  basis: string;
  caseId: string | null;
  workorderId: string | null;
  receiptNo: string;
  bundleName: string | null;
  member: string | null;
  itemName: string | null;
  authority: string | null;
  authorityName: string | null;
  region: string;
  day: string;
  overdueDays: number;
  seq: number | null;
  /** what exactly, in a few words: amounts, what was demanded, who by post */
  detail: string | null;
  order: FindingOrder | null;
};

type Known = Partial<Omit<OversightFinding, 'id' | 'kind'>> & { subjectId: string; region: string; day: string };

/** 一张牌: what the table says of the kind, and what is known of this one. */
export function cardOf(kind: FindingKind, { subjectId, ...known }: Known): OversightFinding {
  const { name, area, card, rule, basis, about } = rules[kind];
  const matter = about ? [about, known.member ?? ''] : [kind, known.member ?? '', String(known.seq ?? '')];
  return {
    id: `finding:${matter.join(':')} ${subjectId}`,
    kind,
    kindName: name,
    area,
    areaName: areaNames[area],
    card,
    rule,
    basis,
    caseId: null,
    workorderId: null,
    receiptNo: '',
    bundleName: null,
    member: null,
    itemName: null,
    authority: null,
    authorityName: null,
    overdueDays: 0,
    seq: null,
    detail: null,
    order: null,
    ...known,
  };
}
