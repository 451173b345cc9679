/**
 * 术语表: one word per thing, Chinese and English paired. UI labels and database comments take their Chinese
 * from here; GLOSSARY.md is written from here (`node tools/start.mjs check --fix`), and `tools/glossary.test.ts` keeps forbidden
 * words out of exported names.
 */

/** 术语: one row. `code` is the word in identifiers; `not` are the words we do not use for this thing. */
export interface Term {
  /** The Chinese term as the law and the counters say it. */
  readonly zh: string;
  /** The word in code: a type name in PascalCase, or a property or verb in camelCase. */
  readonly code: string;
  /** Words that must not stand for this thing. A word with a second, honest meaning is only listed, see `loose`. */
  readonly not: readonly string[];
  /** What it is, and where it ends. */
  readonly note: string;
  /**
   * 只作提醒: the forbidden words have another honest use in code (`field` of a form, `review` of a draft), so the
   * check does not look for them; the reader of a patch does.
   */
  readonly loose?: true;
}

/** 术语表的一组: terms that belong together, in the order a newcomer meets them. */
export interface TermGroup {
  readonly zh: string;
  readonly title: string;
  readonly terms: readonly Term[];
}

const term = (zh: string, code: string, not: readonly string[], note: string): Term => ({ zh, code, not, note });
const loose = (zh: string, code: string, not: readonly string[], note: string): Term => ({
  zh,
  code,
  not,
  note,
  loose: true,
});

const catalogue: TermGroup = {
  zh: '事项与清单',
  title: 'Items and lists',
  terms: [
    term(
      '政务服务事项',
      'ServiceItem',
      ['matter', 'affair'],
      'What an authority does for a person or an organisation.',
    ),
    term('基本目录', 'BaseItem', [], 'The item as the state or province lists it, before an authority implements it.'),
    term('实施清单', 'ServiceItem', [], 'The item as implemented by one authority; the form that is published.'),
    term('业务办理项', 'Variant', [], 'One way of handling an item (first issue, change, renewal, cancellation).'),
    term('情形', 'Situation', ['scenario'], 'A question whose answer decides which steps and materials apply.'),
    loose('数据元', 'DataElement', ['field'], 'A standard meaning of a value. A field is one place for it in a form.'),
    loose('申请材料', 'Material', ['document', 'attachment'], 'What the applicant has to bring or upload.'),
    term(
      '材料库',
      'Vault',
      [],
      'What a subject handed in with its cases, to go along with the next application while valid.',
    ),
    term('签署位', 'SignaturePlace', [], 'Who signs or stamps a material, and where on the paper.'),
    term('办事指南', 'Guide', ['manual'], 'What an item asks, how long it takes, what it costs.'),
    loose('一次性告知', 'Notice', [], 'Everything the person must know and bring, told once.'),
    term(
      '同义词表',
      'Synonyms',
      [],
      'How people say it, and the words that items and bundles use for it; read by search.',
    ),
    term(
      '决策表',
      'decisionTable',
      [],
      'Rows of conditions over data elements with what follows; checked for gaps and overlaps.',
    ),
  ],
};

const bundles: TermGroup = {
  zh: '一件事',
  title: 'Bundles',
  terms: [
    loose(
      '一件事（一事联办、主题）',
      'Bundle',
      ['thing', 'theme', 'package'],
      'Items that belong to one event in life or business.',
    ),
    term(
      '编排方案',
      'Plan',
      ['workflow'],
      'What the compiler makes of a bundle: notice, form, materials, steps, clocks, proof.',
    ),
    loose('已发布一件事', 'BundleRelease', [], 'All situations, no person; immutable and hashed.'),
    loose('方案预览', 'Preview', [], 'Release and answers; cacheable; no person.'),
    loose('办件方案', 'CasePlan', [], 'Release, answers and bound evidence, frozen at receipt.'),
    loose('方案变更', 'PlanAmendment', [], 'An append-only later change, with its cause.'),
  ],
};

const cases: TermGroup = {
  zh: '办件',
  title: 'Cases',
  terms: [
    term('申请', 'Application', ['submission'], 'What the person hands in.'),
    term('收件', 'Receipt', [], 'The office takes the application; the plan is frozen here.'),
    loose('办件', 'Case', ['order', 'job'], 'One application under one acceptance number.'),
    loose('子件', 'Strand', ['order', 'job'], "One item's handling by one department; a single-item case has one."),
    loose('受理', 'accept', ['receive'], 'The department takes it on; the clock starts.'),
    loose('不予受理', 'decline', ['reject'], 'The department may not take it on; the letter names the remedy.'),
    term('补正', 'Supplement', ['correction'], 'Everything missing, asked for once; who asked, when, what came.'),
    term('容缺', 'deferredMaterial', ['tolerance', 'tolerated'], 'A minor material that may follow by a named day.'),
    loose(
      '告知承诺',
      'Commitment',
      ['promise'],
      'The applicant declares that a condition is met; checked afterwards. (A promise is the promised time.)',
    ),
    term(
      '承诺时限',
      'promisedDays',
      ['sla'],
      'Working days that the authority promises; never more than the statutory days.',
    ),
    term('法定时限', 'statutoryDays', ['sla'], 'Working days that the law allows.'),
    term('特别程序', 'SpecialProcedure', [], 'Hearing, inspection, expert review: time that the law does not count.'),
    loose('中止计时', 'Suspension', ['pause'], 'The clock stands still, with a ground, a start and an end.'),
    term('审查', 'Review', [], "The department's examination of a strand."),
    term('决定', 'Decision', [], 'Grant or refuse, by a named officer or by law.'),
    loose(
      '即办',
      'instant',
      [],
      'One level by its own definition: may be accepted and decided in one step at the window.',
    ),
    loose(
      '备案',
      'filing',
      [],
      'Told to the office, complete, and thereby done; nobody approves, supervision follows.',
    ),
    loose(
      '承诺书',
      'pledge',
      [],
      'What was told and what was promised upon it, of one version of an item, as confirmed.',
    ),
    loose(
      '协同邀请',
      'Conferral',
      ['consultation'],
      'A written question of one department to another on a strand; stops no clock.',
    ),
    loose('办公时间', 'OfficeHours', [], 'Spans of a working day in which working hours are counted.'),
    loose('办结', 'conclusion', ['close'], 'The strand is over for the office.'),
    loose('送达', 'handover', ['delivery'], 'The result reaches the person. (Delivery is the courier.)'),
    loose('超时默认', 'tacitApproval', ['timeout'], 'The deadline passed without a decision and the law grants.'),
    term('自动用印', 'autoSeal', [], 'The seal is applied by rule under a standing authorisation.'),
    term('秒批', 'instantApproval', [], 'All conditions are checked by rule and the decision is immediate.'),
    term('联合踏勘', 'JointVisit', [], 'One visit on site for several departments.'),
    term('联合验收', 'JointAcceptance', [], 'One acceptance of finished works for several departments.'),
  ],
};

const benefits: TermGroup = {
  zh: '惠企利民',
  title: 'Benefits',
  terms: [
    term(
      '免申即享',
      'Entitlement',
      ['subsidy'],
      'What a person gets without applying, because the data already prove it.',
    ),
    loose('惠企政策', 'Policy', ['subsidy'], 'The published measure that entitlements follow from.'),
  ],
};

const licences: TermGroup = {
  zh: '证照与印章',
  title: 'Licences and seals',
  terms: [
    term('电子证照', 'Licence', ['license'], 'Issued and signed; a certificate is a CA 证书, nothing else.'),
    term('一码亮证', 'ShowCode', [], 'A short-lived code behind which a licence is shown.'),
    term('行业综合许可证', 'CompositeLicence', [], 'Several licences of one trade on one page.'),
    term('电子印章', 'Seal', ['stamp'], "An authority's seal, as a signed object."),
    term('电子签名', 'Signature', [], "A person's or an authority's signature over bytes."),
  ],
};

const places: TermGroup = {
  zh: '窗口与大厅',
  title: 'Counters and halls',
  terms: [
    term('渠道', 'Channel', [], 'Where an application was handed in; a closed list, see `core/src/channel.ts`.'),
    loose('综合窗口', 'Counter', ['desk'], 'One window for all departments.'),
    term('一件事专区', 'BundleZone', [], 'The counters for one bundle.'),
    term('绿色窗口', 'PriorityLane', [], 'For the old, the disabled, the pregnant, and soldiers.'),
    term('补救窗口（办不成事反映窗口）', 'RemedyWindow', [], 'Where those go whose matter could not be done.'),
    term('窗口', 'Window', [], 'One window of a hall: its number, its types and what it takes in.'),
    term('进驻登记', 'Placement', [], 'One item at one hall: in the hall, or outside for a special reason.'),
    term('准入', 'admission', [], 'Four points are met before a hall of a street or community takes an item in.'),
    term('系统对接', 'Docking', [], 'Whether the system of an authority is connected with the one intake.'),
    term(
      '制度',
      'Norm',
      [],
      'A service norm or management measure, clause by clause; never a law, which is a legal basis.',
    ),
    term('大厅', 'Hall', [], 'A place with counters, numbers and opening hours.'),
    loose('跨域通办', 'Relay', [], 'Online (全程网办), proxy (异地代收代办) or joint (多地联办).'),
    term('帮办代办', 'Assistance', [], 'A helper acts beside or for the person.'),
    term('委托', 'Mandate', [], 'A person lets another act, for named items and a time.'),
    term(
      '已注册应用',
      'RelyingParty',
      [],
      'An application that people open without signing in again (OpenID Connect).',
    ),
    loose('同意', 'Consent', [], 'A person lets an application get named facts; withdrawable at any time.'),
  ],
};

const after: TermGroup = {
  zh: '事后与监督',
  title: 'Afterwards and oversight',
  terms: [
    loose('好差评', 'Rating', ['review'], 'One rating for one service; bad ones are followed up.'),
    term('回访', 'FollowUp', [], 'A call back to the person who rated badly.'),
    term('整改', 'Rectification', [], 'What the authority did about it.'),
    term('工单（12345 等）', 'WorkOrder', ['ticket'], 'Assigned, signed, handled, answered, verified, closed.'),
    loose('台账', 'Register', ['ledger'], 'A list kept by duty: training, meetings, problems.'),
    term('双随机一公开', 'RandomInspection', [], 'Random inspectors, random subjects, public results.'),
    term('信用分类', 'CreditClass', [], 'How often a subject is inspected; set by an officer.'),
    loose('电子监察', 'Oversight', ['monitor'], 'Who is late, where, and why.'),
    loose('红黄牌', 'Card', [], 'Yellow warns, red counts.'),
    term('督办', 'Urge', [], 'The overseer asks for a case to move.'),
    term(
      '催办',
      'Urging',
      [],
      'The lead department asks another one to move its strand; answered in writing or by deciding.',
    ),
  ],
};

const authorities: TermGroup = {
  zh: '机构与角色',
  title: 'Authorities and roles',
  terms: [
    loose('实施主体', 'authority', ['owner'], 'The body that the law names for an item.'),
    term('牵头部门', 'leadDepartment', [], 'Answers for the whole bundle.'),
    term('配合部门', 'partnerDepartment', [], 'Handles one or more strands of it.'),
    loose('备案', 'filing', [], 'The record number of a plan, given before its bundle goes live.'),
  ],
};

/** 术语表: all groups in reading order. */
export const glossary: readonly TermGroup[] = [
  catalogue,
  bundles,
  cases,
  benefits,
  licences,
  places,
  after,
  authorities,
];

/** 查中文: the Chinese term of a code word, for labels and comments. Throws when the word is not in the glossary. */
export function zhOf(code: string): string {
  for (const group of glossary) {
    const found = group.terms.find((entry) => entry.code === code);
    if (found) return found.zh;
  }
  throw new Error(`not in the glossary: ${code}`);
}
