import { filingOf, itemScope, limitWords, questionScope, reformWords } from '../compile/index.ts';
import type { Catalogue, Material, Question, ServiceItem } from '../contract/index.ts';
import { describeRule, parseRule } from '../rules/index.ts';
import { itemProcess, type ProcessNode } from './item-process.ts';
import { basisWords, deliveryWords, postWords, stepWords, wayWords } from './words.ts';

/** 三种规程文档 (CAT-37): for the public, for the counter, for those who decide. */
export const guideKinds = ['public', 'counter', 'approver'] as const;
export type GuideKind = (typeof guideKinds)[number];
export const guideKindNames: Readonly<Record<GuideKind, string>> = {
  public: '办事指南',
  counter: '窗口工作指引',
  approver: '审批操作规程',
};

/** 一节: paragraphs in their order, or a table; both where it has both. */
export type GuideSection = { heading: string; points: string[]; table: { heads: string[]; rows: string[][] } | null };

export const listed = (heading: string, points: readonly (string | null)[]): GuideSection => ({
  heading,
  points: points.flatMap((one) => one || []),
  table: null,
});
export const tabled = (heading: string, heads: string[], rows: string[][], points: string[] = []): GuideSection => ({
  heading,
  points,
  table: rows.length === 0 ? null : { heads, rows: rows.map((row) => row.map((cell) => cell || '—')) },
});
/** 有内容的各节: an empty section is left out. */
export const filled = (sections: readonly GuideSection[]): GuideSection[] =>
  sections.filter(({ points, table }) => points.length > 0 || table !== null);

/** 规程 of one item for one kind of reader, in sections; everything in it is read from the definition and its regime. */
export function itemSections(kind: GuideKind, item: ServiceItem, catalogue: Catalogue): GuideSection[] {
  const build = { public: publicSections, counter: counterSections, approver: approverSections }[kind];
  return filled(build(item, catalogue));
}

function publicSections(item: ServiceItem, catalogue: Catalogue): GuideSection[] {
  return [
    tabled(
      '基本情况',
      ['项目', '内容'],
      [
        ['实施机关', catalogue.authorities.get(item.authority)?.name ?? item.authority],
        ['谁可以办', item.audience.map((one) => (one === 'person' ? '个人' : '企业和其他组织')).join('、')],
        ...[reformWords(item)].flatMap((how) => (how === null ? [] : [['怎么办', how]])),
        ['承诺时限', limitWords(item.promised)],
        ['法定时限', item.statutory === null ? '法律没有规定' : limitWords(item.statutory)],
        ['收费', feeWords(item)],
        ['到现场', visitWords(item.visits)],
        ['办理结果', `${item.result.name}（${deliveryWords(item).join('、')}）`],
        ['办理地点', `${item.place}，${item.openHours}`],
        ['咨询电话', item.phone],
        ['监督投诉', item.complaintPhone],
      ],
    ),
    conditionsOf(item),
    tabled(
      '申请材料',
      ['材料', '要求', '份数', '可以不交'],
      item.materials.map((one) => [
        `${materialName(one, catalogue)}（${necessities[one.necessity]}）`,
        [one.content, one.format, unlessNone(one.signature), whenWords(item, one.when, catalogue)]
          .filter(Boolean)
          .join('；'),
        copiesWords(one),
        (one.ways ?? []).map((way) => wayWords(way, catalogue)).join('；'),
      ]),
    ),
    listed('办理流程', processWords(itemProcess(item, catalogue))),
    remediesOf(item, catalogue),
    basesOf(item),
    listed(
      '常见问题',
      (item.faq ?? []).map(({ question, answer }) => `${question}${answer}`),
    ),
  ];
}

function counterSections(item: ServiceItem, catalogue: Catalogue): GuideSection[] {
  const node = receiving(item, catalogue);
  return [
    listed('先问清楚', (item.questions ?? []).map(questionWords)),
    tabled(
      '逐份核对材料',
      ['材料', '看什么', '份数', '不用交的情形'],
      item.materials.map((one) => [
        `${materialName(one, catalogue)}（${necessities[one.necessity]}）`,
        [one.content, one.format, unlessNone(one.signature), whenWords(item, one.when, catalogue)]
          .filter(Boolean)
          .join('；'),
        copiesWords(one),
        (one.ways ?? []).map((way) => wayWords(way, catalogue)).join('；') || (one.keepReason ?? ''),
      ]),
      ['系统能取得的不再让人交；清单以外的不得要求。'],
    ),
    receivingRules(item, catalogue),
    listed('怎么说', sayings(item, node)),
    listed('转交和送达', handover(item, catalogue)),
    listed('咨询和投诉', [`咨询 ${item.phone}，监督投诉 ${item.complaintPhone}。`]),
  ];
}

function approverSections(item: ServiceItem, catalogue: Catalogue): GuideSection[] {
  const regime = catalogue.regimes.get(item.regime);
  return [
    tabled('层级和时限', ['环节', '岗位', '时限', '审查标准'], levelRows(item), [
      `承诺 ${limitWords(item.promised)}，法定 ${item.statutory === null ? '没有规定' : limitWords(item.statutory)}；程序制度：${regime?.name ?? item.regime}。`,
      ...(item.extraLevel === undefined ? [] : [`增设一级的依据：${basisWords(item.extraLevel.basis)}。`]),
    ]),
    listed(
      '审查要点',
      item.conditions.map(({ text, basis }) => `${text}${basisTail(basis)}`),
    ),
    listed('岔路', processWords(itemProcess(item, catalogue).filter(({ branches }) => branches.length > 0))),
    listed('决定和文书', decisions(item, catalogue)),
    listed(
      '收费',
      item.fees.map((fee) => `${fee.name} ${yuan(fee.amountFen)}${basisTail(fee.basis)}`),
    ),
    remediesOf(item, catalogue),
    listed('归档', [retentionWords(item, catalogue)]),
    basesOf(item),
  ];
}

export const necessities = { required: '必交', optional: '可交可不交', deferrable: '可以后补' } as const;
const materialName = ({ material }: Material, { materialTypes }: Catalogue): string =>
  materialTypes.get(material)?.name ?? material;
export const unlessNone = (signature: string): string => (signature === '无' ? '' : signature);
export const copiesWords = ({ originals, copies }: Pick<Material, 'originals' | 'copies'>): string =>
  [originals > 0 ? `原件 ${originals} 份` : '', copies > 0 ? `复印件 ${copies} 份` : ''].filter(Boolean).join('，') ||
  '电子件即可';
export const yuan = (fen: number): string => `${(fen / 100).toFixed(2)} 元`;
export const visitWords = ({ times, reason }: ServiceItem['visits']): string =>
  times === 0 ? '不用跑现场' : `${times} 次${reason === undefined ? '' : `（${reason}）`}`;
const feeWords = ({ fees }: ServiceItem): string =>
  fees.length === 0 ? '不收费' : fees.map((fee) => `${fee.name} ${yuan(fee.amountFen)}`).join('；');
export const basisTail = (basis: ServiceItem['basis'] | undefined): string =>
  basis === undefined || basis.length === 0 ? '' : `（${basis.map(basisWords).join('、')}）`;

/** A condition in words; '' = always. */
function whenWords(item: ServiceItem, rule: string | undefined, catalogue: Catalogue): string {
  if (rule === undefined) return '';
  const scope = itemScope(item, questionScope(item.questions ?? []), catalogue);
  const parsed = parseRule(rule, scope);
  return `这种情形才要：${parsed.ok ? describeRule(parsed.ast, scope) : rule}`;
}

/** 问题和选项: 「……？甲 / 乙」. */
export function questionWords({ text, answer }: Question): string {
  return answer.kind === 'number'
    ? `${text}（${answer.unit}）`
    : `${text}${answer.options.map(({ label }) => label).join(' / ')}`;
}

const conditionsOf = (item: ServiceItem): GuideSection =>
  listed(
    '办理条件',
    item.conditions.map(({ text }) => text),
  );
const basesOf = (item: ServiceItem): GuideSection => listed('办理依据', item.basis.map(basisWords));
const remediesOf = (item: ServiceItem, catalogue: Catalogue): GuideSection =>
  listed(
    '对结果不服',
    (catalogue.regimes.get(item.regime)?.remedies ?? []).map(
      ({ name, text, basis }) => `${name}：${text}（${basisWords(basis)}）`,
    ),
  );

/** 流程的文字: one paragraph per box of the chart, its branches in it. */
export const processWords = (nodes: readonly ProcessNode[]): string[] =>
  nodes.map(({ name, by, limit, note, branches }) =>
    [
      [name, [by, limit, note].filter(Boolean).join('，')].filter(Boolean).join('：'),
      ...branches.map((one) => `${one.when}的，${one.name}${one.note === null ? '' : `（${one.note}）`}`),
    ].join('；'),
  );

const receiving = (item: ServiceItem, catalogue: Catalogue): ProcessNode | undefined =>
  itemProcess(item, catalogue).find(({ branches }) => branches.some(({ id }) => id === 'decline'));

/** 收件和容缺 of an item's regime. */
export function receivingRules(item: ServiceItem, catalogue: Catalogue): GuideSection {
  const regime = catalogue.regimes.get(item.regime);
  const deferrable = item.materials.filter(({ necessity }) => necessity === 'deferrable');
  return listed('收件和容缺', [
    regime?.receipt === undefined
      ? null
      : `收到材料后 ${limitWords(regime.receipt)}内决定是否受理，缺什么一次说清；逾期不说，自收到之日起即为受理${basisTail([regime.receipt.basis])}。`,
    regime?.supplementAnswer === undefined ? null : `申请人自告知之日起 ${limitWords(regime.supplementAnswer)}内补齐。`,
    deferrable.length === 0
      ? '没有可以后补的材料。'
      : `只差这些的先受理、限期后补：${[...new Set(deferrable.map((one) => materialName(one, catalogue)))].join('、')}。`,
    reformWords(item) === null ? null : `${reformWords(item)}。`,
    item.instant === undefined ? null : `当场受理、当场决定${basisTail([item.instant.basis])}。`,
  ]);
}

const sayings = (item: ServiceItem, node: ProcessNode | undefined): (string | null)[] => [
  `受理时：“您的${item.name}已经受理，${limitWords(item.promised) === '即办' ? '当场就能办好' : `我们承诺 ${limitWords(item.promised)}办结`}，结果是${item.result.name}。”`,
  ...(node?.branches ?? []).map((one) => `${one.when}时：“这次${one.name}，${one.note ?? ''}。”`),
  item.visits.times === 0 ? '“全程不用再跑现场。”' : `“需要到现场 ${visitWords(item.visits)}。”`,
];

const handover = (item: ServiceItem, catalogue: Catalogue): (string | null)[] => {
  const next = item.steps.find(({ kind }) => kind !== 'accept');
  const authority = catalogue.authorities.get(item.authority)?.name ?? item.authority;
  const delivery = catalogue.regimes.get(item.regime)?.delivery;
  return [
    next === undefined ? null : `受理后当天转${authority}${postWords(next)}（${next.name}，${stepWords(next)}）。`,
    '核对过的原件当面退还，收件凭证交给申请人。',
    `结果${delivery === undefined ? '' : `自决定之日起 ${limitWords(delivery)}内`}送达：${deliveryWords(item).join('、')}。`,
  ];
};

/** 层级的各行: step, post, days, standard. */
export const levelRows = (item: ServiceItem): string[][] =>
  item.steps.map((step) => [step.name, postWords(step), stepWords(step), step.standard]);

/** 决定和文书 of one item. */
export function decisions(item: ServiceItem, catalogue: Catalogue): (string | null)[] {
  const regime = catalogue.regimes.get(item.regime);
  const filing = filingOf(item);
  const told = filing === undefined ? [] : [`${reformWords(item)}；出具备案凭证，转入事中事后监管，不作审批决定。`];
  if (filing?.from === null || (filing && item.steps.every(({ kind }) => kind === 'accept'))) return told;
  const licence = item.result.licenceType;
  const named = licence === undefined ? null : (catalogue.licenceTypes.get(licence)?.name ?? licence);
  const given = named === null || named === item.result.name ? item.result.name : `${item.result.name}，发《${named}》`;
  return [
    ...told,
    `符合条件的：作出准予的决定，发给${given}。`,
    `不符合条件的：出不予决定书，写明事实、理由和依据${regime === undefined || regime.remedies.length === 0 ? '' : '，告知救济途径和期限'}。`,
    regime?.delivery === undefined
      ? null
      : `决定之日起 ${limitWords(regime.delivery)}内送达${basisTail([regime.delivery.basis])}。`,
  ];
}

function retentionWords(item: ServiceItem, catalogue: Catalogue): string | null {
  const retention = catalogue.regimes.get(item.regime)?.retention;
  if (retention === undefined) return null;
  const years = retention.years === null ? '永久保管' : `办结之日起保管 ${retention.years} 年`;
  return `${years}${basisTail([retention.basis])}。`;
}
