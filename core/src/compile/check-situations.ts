import type { Bundle, BundleRelease, Catalogue, Finding, SituationClass } from '../contract/index.ts';
import { compiledOf, factsOf } from './compiled-release.ts';
import { block, inSituation, warn } from './findings.ts';
import { type LimitProposals, limitProposals } from './limit-proposals.ts';
import { findRing } from './order.ts';
import { answersInWords } from './preview.ts';
import { type Situation, situationOf } from './situation.ts';
import { situationClasses, situationClassesMax } from './situations.ts';
import { jointCapOf } from './timeline.ts';

/** 情形检查的结果: `provable` is false where the classes are not all known or not orderable. */
export type SituationCheck = { classes: SituationClass[]; findings: Finding[]; provable: boolean };

/**
 * 逐情形检查: what must hold in every situation (decisions.md 5): no ring, no promise over the longest member's, a critical
 * path that fits or is confirmed to, no licence issued twice; and what never happens in any.
 */
export function checkSituations(release: BundleRelease, bundle: Bundle, catalogue: Catalogue): SituationCheck {
  const { classes, complete } = situationClasses(release);
  if (!complete) {
    const finding = block(
      'too-many-situations',
      `bundle:${release.bundle}/questions`,
      `情形组合超过 ${situationClassesMax} 种，无法逐一验证`,
      '请减少情形问题，或把多选题拆成只在需要时才问的单选题',
    );
    return { classes: [], findings: [finding, ...ringWithoutSituation(release)], provable: false };
  }
  const compiled = compiledOf(release);
  const situations = classes.map((one) => ({ one, situation: situationOf(compiled, factsOf(compiled, one.answers)) }));
  const rings = ringsIn(release, situations);
  const findings = [
    ...rings,
    ...promiseFindings(release, bundle, classes),
    ...(rings.length > 0 ? [] : pathFindings({ ...release, classes })),
    ...capFindings(release, situations, catalogue),
    ...neverIncluded(release, classes),
    ...neverAsked(release, classes),
    ...neverNeeded(release, situations),
  ];
  return { classes, findings, provable: rings.length === 0 };
}

type Seen = readonly { one: SituationClass; situation: Situation }[];

/** 「在…的情形下」: a class in words. */
export function situationWords(release: BundleRelease, one: Pick<SituationClass, 'answers'>): string {
  const words = answersInWords(release, one.answers)
    .map(({ question, answer }) => `${question}${answer}`)
    .join('；');
  return words === '' ? '任何情形' : `情形（${words}）`;
}

function ringsIn(release: BundleRelease, situations: Seen): Finding[] {
  const findings = new Map<string, Finding>();
  for (const { one, situation } of situations) {
    const ring = findRing(situation.order, situation.edges);
    if (ring !== undefined && !findings.has(ring.join()))
      findings.set(ring.join(), inSituation(ringFinding(release, ring), one.answers));
  }
  return [...findings.values()];
}

function ringWithoutSituation(release: BundleRelease): Finding[] {
  const ring = findRing(
    release.members.map((member) => member.id),
    release.edges,
  );
  return ring === undefined ? [] : [ringFinding(release, ring)];
}

/** 循环证明: said as a person at the counter would meet it. */
function ringFinding(release: BundleRelease, ring: readonly string[]): Finding {
  const words = ring.map((id, at) => {
    const from = ring[(at + 1) % ring.length] as string;
    const edge = release.edges.find((one) => one.from === from && one.to === id);
    return `「${nameOf(release, id)}」要等「${nameOf(release, from)}」（${edge?.reason ?? ''}）`;
  });
  return block(
    'circular-proof',
    `bundle:${release.bundle}/members/${ring[0]}`,
    `循环证明：${words.join('，')}`,
    '请取消其中一项的前置要求，例如改为信息共享核验或告知承诺',
  );
}

/** 总时限不得超过最长单项 (THG-08): one finding per promise, naming the situation where it is worst. */
function promiseFindings(release: BundleRelease, bundle: Bundle, classes: readonly SituationClass[]): Finding[] {
  if (bundle.promise === undefined) return [];
  const worst = new Map<number, SituationClass>();
  for (const one of classes) {
    if (one.members.length === 0 || one.promiseDays <= one.longestDays) continue;
    const known = worst.get(one.promiseDays);
    if (known === undefined || one.longestDays < known.longestDays) worst.set(one.promiseDays, one);
  }
  return [...worst.values()].map((one) =>
    inSituation(
      block(
        'promise-over-longest',
        `bundle:${release.bundle}/promise`,
        `承诺 ${one.promiseDays} 个工作日，超过最长的单个事项承诺 ${one.longestDays} 个工作日：${situationWords(release, one)}`,
        `请改为不超过 ${one.longestDays} 个工作日，或为这种情形单独设定承诺时限`,
      ),
      one.answers,
    ),
  );
}

/** 关键路径超过承诺: blocked by default; with a recorded exception (「原则上」) it may be published and says so. */
function pathFindings(release: BundleRelease): Finding[] {
  const { proposals, late, impossible } = limitProposals(release);
  const [worst] = late;
  if (worst === undefined) return [];
  const example = situationWords(release, worst);
  const words = proposals.map((one) => proposalWords(release, one)).join('；');
  const advice = impossible
    ? '前后相接的事项太多，每项只留 1 个工作日也不够，请减少前后相接或延长承诺'
    : `建议各部门确认更短的内部时限：${words}`;
  const finding = release.exception === null ? block : warn;
  return [
    inSituation(
      finding(
        'path-over-promise',
        `bundle:${release.bundle}/confirmations`,
        `前后相接的事项共需 ${worst.criticalPathDays} 个工作日，超过承诺 ${worst.promiseDays} 个工作日（${late.length} 种情形，例如${example}）`,
        advice,
      ),
      worst.answers,
    ),
  ];
}

function proposalWords(release: BundleRelease, one: LimitProposals['proposals'][number]): string {
  const office = release.members.find((member) => member.id === one.member)?.authority.name ?? one.authority;
  return `${office}「${nameOf(release, one.member)}」由 ${one.plannedDays} 改为 ${one.proposedDays} 个工作日`;
}

/** 联合办理上限: a cap from a law that nobody confirmed may warn, but not refuse (decisions.md 8). */
function capFindings(release: BundleRelease, situations: Seen, catalogue: Catalogue): Finding[] {
  const over = situations.find(({ one, situation }) => {
    const cap = jointCapOf(situation.included);
    return cap !== null && one.promiseDays > cap;
  });
  if (over === undefined) return [];
  const cap = jointCapOf(over.situation.included);
  const marks = over.situation.included
    .filter((member) => member.jointCapDays === cap && member.item.type === '01')
    .map((member) => catalogue.regimes.get(member.item.regime)?.jointCap?.basis.provenance.mark);
  const finding = marks.includes('confirmed') ? block : warn;
  return [
    inSituation(
      finding(
        'promise-over-joint-cap',
        `bundle:${release.bundle}/promise`,
        `承诺 ${over.one.promiseDays} 个工作日，超过联合办理上限 ${cap} 个工作日：${situationWords(release, over.one)}`,
        `请改为不超过 ${cap} 个工作日`,
      ),
      over.one.answers,
    ),
  ];
}

function neverIncluded(release: BundleRelease, classes: readonly SituationClass[]): Finding[] {
  const met = new Set(classes.flatMap((one) => one.members));
  return release.members
    .filter((member) => !met.has(member.id))
    .map((member) =>
      warn(
        'member-never-included',
        `bundle:${release.bundle}/members/${member.id}`,
        `任何情形都不会办理「${member.item.name}」`,
        '请核对它的办理条件，或从一件事中删去它',
      ),
    );
}

function neverAsked(release: BundleRelease, classes: readonly SituationClass[]): Finding[] {
  const asked = new Set(classes.flatMap((one) => Object.keys(one.answers)));
  return release.questions
    .filter((question) => !asked.has(question.id))
    .map((question) =>
      warn(
        'dead-question',
        `bundle:${release.bundle}/questions/${question.id}`,
        `问题「${question.text}」怎么回答都不改变结果，不会被问到`,
        '请删去这个问题，或核对用到它的条件',
      ),
    );
}

/** Fields and materials of members that are handled, but whose own condition never holds. */
function neverNeeded(release: BundleRelease, situations: Seen): Finding[] {
  const compiled = compiledOf(release);
  const possible = new Set<number>();
  for (const { situation } of situations) {
    for (const [index, judgement] of situation.judgements.entries()) if (judgement.truth !== false) possible.add(index);
  }
  const met = (member: string): boolean =>
    possible.has(compiled.members[release.members.findIndex((one) => one.id === member)] as number);
  const never = [
    ...[...compiled.fieldUses].flatMap(([field, uses]) =>
      field.uses
        .filter((use, at) => met(use.member) && !possible.has(uses[at] as number))
        .map((use) => ({ member: use.member, part: `fields/${use.field}`, what: `表单字段「${use.label}」` })),
    ),
    ...[...compiled.materialUses].flatMap(([material, uses]) =>
      material.uses
        .filter((use, at) => met(use.member) && !possible.has(uses[at] as number))
        .map((use) => ({ member: use.member, part: `materials/${use.material}`, what: `材料「${material.name}」` })),
    ),
  ];
  return never.map(({ member, part, what }) => {
    const code = release.members.find((one) => one.id === member)?.item.code;
    return warn('never-needed', `item:${code}/${part}`, `${what}在这件事的任何情形下都用不到`, '请核对它的条件');
  });
}

function nameOf(release: BundleRelease, id: string): string {
  return release.members.find((member) => member.id === id)?.item.name ?? id;
}
