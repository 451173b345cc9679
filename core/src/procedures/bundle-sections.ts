import { limitWords } from '../compile/index.ts';
import type { BundleRelease, Catalogue, MergedMaterial, ReleaseMember, ServiceItem } from '../contract/index.ts';
import {
  basisTail,
  copiesWords,
  decisions,
  filled,
  type GuideKind,
  type GuideSection,
  levelRows,
  listed,
  necessities,
  questionWords,
  receivingRules,
  tabled,
  unlessNone,
  visitWords,
} from './guide-sections.ts';
import { basisWords, deliveryWords, wayWords } from './words.ts';

/** 一件事的规程 for one kind of reader, read from the release that is offered: its members, merged materials, order and limits. */
export function bundleSections(kind: GuideKind, release: BundleRelease, catalogue: Catalogue): GuideSection[] {
  const build = { public: publicSections, counter: counterSections, approver: approverSections }[kind];
  return filled(build(release, catalogue));
}

/** 承诺: the shortest and the longest over all situations. */
function promiseWords({ classes }: BundleRelease): string {
  const days = classes.filter(({ members }) => members.length > 0).map(({ promiseDays }) => promiseDays);
  const [least, most] = [Math.min(...days), Math.max(...days)];
  if (days.length === 0) return '按各事项';
  return least === most ? `${most} 个工作日` : `${least} 至 ${most} 个工作日，看您的情况`;
}

function publicSections(release: BundleRelease, catalogue: Catalogue): GuideSection[] {
  return [
    tabled(
      '基本情况',
      ['项目', '内容'],
      [
        ['办什么', release.summary],
        ['谁可以办', release.audience === 'person' ? '个人' : '企业和其他组织'],
        ['牵头部门', release.lead.name],
        ['承诺时限', promiseWords(release)],
        ['到现场', visitWords(release.visits)],
      ],
    ),
    listed(
      '要符合什么',
      release.eligibility.map(({ text }) => text),
    ),
    tabled(
      '办哪些事',
      ['事项', '部门', '什么情况下办', '承诺', '结果'],
      handled(release).map((member) => [
        member.item.name,
        member.authority.name,
        member.whenText ?? '都要办',
        limitWords(member.item.promised),
        `${member.item.result.name}（${deliveryWords(member.item).join('、')}）`,
      ]),
    ),
    tabled(
      '一次交齐的材料',
      ['材料', '哪些事要', '要求', '可以不交'],
      release.materials.map((one) => [
        one.name,
        usedBy(one, release),
        [one.content, one.format, unlessNone(one.signature)].filter(Boolean).join('；'),
        waysOf(one, catalogue),
      ]),
    ),
    listed('先后关系', orderWords(release)),
    remedies(release, catalogue),
  ];
}

function counterSections(release: BundleRelease, catalogue: Catalogue): GuideSection[] {
  return [
    listed('先问清楚', release.questions.map(questionWords)),
    tabled(
      '问完就知道办哪些事',
      ['事项', '什么情况下办', '可以不选'],
      handled(release).map((member) => [member.item.name, member.whenText ?? '都要办', member.mayOptOut ? '可以' : '']),
    ),
    tabled(
      '逐份核对材料',
      ['材料', '看什么', '份数', '不用交的情形'],
      release.materials.map((one) => [
        `${one.name}（${[...new Set(one.uses.map(({ necessity }) => necessities[necessity]))].join('、')}）`,
        [one.content, one.format, unlessNone(one.signature)].filter(Boolean).join('；'),
        copiesWords({
          originals: Math.max(0, ...one.uses.map(({ originals }) => originals)),
          copies: Math.max(0, ...one.uses.map(({ copies }) => copies)),
        }),
        waysOf(one, catalogue) || (one.keepReason ?? ''),
      ]),
      ['一份材料几个部门要，只收一次；系统能取得的不再让人交。'],
    ),
    ...byRegime(release, catalogue).map(({ name, item, members }) => ({
      ...receivingRules(item, catalogue),
      heading: `收件和容缺：${name}（${members.join('、')}）`,
    })),
    listed('怎么说', [
      `“${release.name}一次申请，${handled(release).length} 个事项按您的情况办，承诺 ${promiseWords(release)}办结。”`,
      release.visits.times === 0 ? '“全程不用跑现场。”' : `“需要到现场 ${visitWords(release.visits)}。”`,
    ]),
    tabled(
      '分到哪里',
      ['事项', '部门', '等什么办完'],
      handled(release).map((member) => [
        member.item.name,
        member.authority.name,
        release.edges.flatMap((edge) => (edge.to === member.id ? [nameOf(release, edge.from)] : [])).join('、') ||
          '受理后马上分',
      ]),
    ),
  ];
}

function approverSections(release: BundleRelease, catalogue: Catalogue): GuideSection[] {
  const { jointCapDays, exception } = release;
  return [
    listed('牵头和时限', [
      `${release.lead.name}牵头，承诺 ${promiseWords(release)}办结。`,
      jointCapDays === null ? null : `两项以上行政许可一起办的，合计不超过 ${jointCapDays} 个工作日。`,
      exception === null ? null : `例外：${exception.reason}（${exception.approvedBy}，${exception.on}）。`,
    ]),
    listed('先后关系', orderWords(release)),
    ...handled(release).flatMap(({ item, authority, confirmedDays, onFailure }): GuideSection[] => [
      tabled(`${item.name}：层级和时限`, ['环节', '岗位', '时限', '审查标准'], levelRows(item), [
        `${authority.name}，承诺 ${limitWords(item.promised)}${confirmedDays === null ? '' : `，一件事里确认 ${confirmedDays} 个工作日`}。`,
        onFailure === 'cancelDependants' ? '不予办理的，等它办完的事项不再办。' : '不予办理的，别的事项照办。',
      ]),
      listed(`${item.name}：审查要点和决定`, [
        ...item.conditions.map(({ text, basis }) => `${text}${basisTail(basis)}`),
        ...decisions(item, catalogue),
      ]),
    ]),
    remedies(release, catalogue),
  ];
}

const handled = ({ members }: BundleRelease): ReleaseMember[] => members.filter(({ item }) => item.node === 'strand');
const nameOf = ({ members }: BundleRelease, id: string): string =>
  members.find((one) => one.id === id)?.item.name ?? id;
const usedBy = ({ uses }: MergedMaterial, release: BundleRelease): string =>
  [...new Set(uses.map(({ member }) => nameOf(release, member)))].join('、');
const waysOf = ({ uses }: MergedMaterial, catalogue: Catalogue): string =>
  [...new Set(uses.flatMap(({ ways }) => ways.map((way) => wayWords(way, catalogue))))].join('；');
const orderWords = (release: BundleRelease): string[] =>
  release.edges.map(({ from, to, reason }) => `先${nameOf(release, from)}，再${nameOf(release, to)}：${reason}`);

/** One section per regime, not per item: the rules of receiving follow from the type. */
function byRegime(
  release: BundleRelease,
  { regimes }: Catalogue,
): { name: string; item: ServiceItem; members: string[] }[] {
  const groups = new Map<string, { name: string; item: ServiceItem; members: string[] }>();
  for (const { item } of handled(release)) {
    const known = groups.get(item.regime);
    const materials = [...(known?.item.materials ?? []), ...item.materials];
    const members = [...(known?.members ?? []), item.name];
    groups.set(item.regime, {
      name: regimes.get(item.regime)?.name ?? item.regime,
      item: { ...item, materials },
      members,
    });
  }
  return [...groups.values()];
}

function remedies(release: BundleRelease, catalogue: Catalogue): GuideSection {
  const regimes = new Set(handled(release).map(({ item }) => item.regime));
  const told = [...regimes].flatMap((code) => catalogue.regimes.get(code)?.remedies ?? []);
  return listed('对结果不服', [
    ...new Set(told.map(({ name, text, basis }) => `${name}：${text}（${basisWords(basis)}）`)),
  ]);
}
