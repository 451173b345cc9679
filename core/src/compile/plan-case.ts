import type {
  Answers,
  BoundEvidence,
  BundleRelease,
  CasePlan,
  Evidence,
  Finding,
  PlannedNode,
  ReleaseMember,
  ServiceItem,
} from '../contract/index.ts';
import { contentHash } from '../contract/index.ts';
import type { Facts } from '../rules/index.ts';
import { type CompiledRelease, compiledOf, factsOf } from './compiled-release.ts';
import { workingDaysOf } from './days.ts';
import { speaksOf } from './edges.ts';
import { type Holdings, registerNames } from './exemption.ts';
import { block } from './findings.ts';
import { fieldFacts, type FormValues } from './form-values.ts';
import { grantsOf } from './grants.ts';
import { byCode } from './keys.ts';
import { type FieldHoldings, planFields } from './plan-fields.ts';
import { type BoundMaterial, planMaterials } from './plan-materials.ts';
import { checkAnswers, inOrder } from './preview.ts';
import { longestPromise, openQuestions, type Situation, situationOf } from './situation.ts';
import { filingOf, pledgeOf } from './reform.ts';
import { jointCapOf, plannedDaysOf } from './timeline.ts';

/** `optOut`: members the applicant does not want; `values`: what is filled in, where materials or fields depend on it. */
export type CaseOptions = { optOut: readonly string[]; values?: FormValues };

/**
 * 定办件方案: release, answers and real evidence become the plan of one case, to be frozen at receipt (decisions.md 5).
 * A licence or register spares a material only where matching evidence is bound; else the material is to be brought, and
 * says why. `findings` with `block` (open questions, answers that do not fit, a member that may not be left out, nothing
 * to handle) mean that the plan must not be used. The plan holds no personal values.
 */
export function planCase(
  release: BundleRelease,
  answers: Answers,
  evidence: readonly Evidence[],
  options: CaseOptions,
): { plan: CasePlan; findings: Finding[] } {
  const compiled = compiledOf(release);
  const given = factsOf(compiled, answers);
  const facts: Facts = { ...fieldFacts(release, options.values ?? {}), ...given };
  const leftOut = new Set(
    options.optOut.filter((id) => release.members.some((member) => member.id === id && member.mayOptOut)),
  );
  const situation = withPromise(situationOf(compiled, facts, leftOut));
  const materials = planMaterials(situation, boundHoldings(release, evidence)).map((material) =>
    explained(release, material),
  );
  const fields = planFields(situation, boundFields(release, evidence));
  const nodes = inOrder(situation).map((member) => plannedNode(situation, member));
  const content: Omit<CasePlan, 'hash'> = {
    schema: 'yijian.case-plan/1',
    bundle: release.bundle,
    bundleName: release.name,
    release: release.hash,
    releaseVersion: release.version,
    answers: given as Answers,
    optedOut: [...leftOut].sort(byCode),
    promiseDays: situation.promiseDays,
    jointCapDays: jointCapOf(situation.included),
    nodes,
    fields: fields.map((field) => ({
      key: field.key,
      source: field.source === 'applicant' ? 'applicant' : field.source.kind,
      members: [...new Set(field.uses.map((use) => use.member))],
    })),
    materials,
    grants: grantsOf(inOrder(situation), fields, materials, situation.edges),
  };
  const findings = [...checkAnswers(release, answers), ...checkChoice(compiled, situation, options)];
  return { plan: { ...content, hash: contentHash(content) }, findings };
}

/** Whoever leaves out the longest member is not promised more than the longest of those that stay (THG-08). */
function withPromise(situation: Situation): Situation {
  return {
    ...situation,
    promiseDays:
      situation.included.length === 0 ? 0 : Math.min(situation.promiseDays, longestPromise(situation.included)),
  };
}

function checkChoice({ release }: CompiledRelease, situation: Situation, { optOut }: CaseOptions): Finding[] {
  const findings = openQuestions(situation).map((question) =>
    block('unanswered-question', `answers/${question.id}`, `还没有回答「${question.text}」`, '请先回答这个问题'),
  );
  for (const id of optOut) {
    const member = release.members.find((one) => one.id === id);
    if (member === undefined)
      findings.push(block('unknown-member', `optOut/${id}`, `没有编号为 ${id} 的成员事项`, '请只从列出的事项中选择'));
    else if (!member.mayOptOut)
      findings.push(
        block(
          'may-not-opt-out',
          `optOut/${id}`,
          `「${member.item.name}」不能单独不办`,
          '请保留这一项；不想办理的，可以改为单独申请其他事项',
        ),
      );
  }
  if (situation.included.length === 0)
    findings.push(
      block('nothing-to-handle', 'answers', '按您的回答，没有需要办理的事项', '请核对回答；确实没有的，就不用申请'),
    );
  return findings;
}

function plannedNode(situation: Situation, member: ReleaseMember): PlannedNode {
  const { item } = member;
  return {
    member: member.id,
    node: item.node,
    item: item.code,
    itemVersion: member.itemVersion,
    itemName: item.name,
    itemType: item.type,
    taskCode: item.taskCode ?? null,
    regime: item.regime,
    authority: item.authority,
    decidingRegion: item.decidingRegion,
    after: [...(situation.direct.get(member.id) ?? [])],
    onFailure: member.onFailure,
    promisedDays: workingDaysOf(item.promised),
    plannedDays: plannedDaysOf(member),
    statutoryDays: item.statutory === null ? null : workingDaysOf(item.statutory),
    ...(inOtherUnits(item) ? { limits: { promised: item.promised, statutory: item.statutory } } : {}),
    ...(member.officeHours ? { officeHours: member.officeHours } : {}),
    ...(item.instant ? { instant: true as const } : {}),
    ...drivenBy(item),
    steps: item.steps.map(({ id, kind, name, post, days }) => ({ id, kind, name, post, days })),
    conditions: item.conditions.map(({ id, text }) => ({ id, text })),
  };
}

/** 改革方式 as the case keeps it: what is republished later does not change a case in hand. */
function drivenBy(item: ServiceItem): Pick<PlannedNode, 'filing' | 'commitment'> {
  const [filing, commitment] = [filingOf(item), pledgeOf(item)];
  return { ...(filing ? { filing } : {}), ...(commitment ? { commitment } : {}) };
}

const inOtherUnits = ({ promised, statutory }: ServiceItem): boolean =>
  [promised.unit, statutory?.unit].some((unit) => unit === 'calendarDay' || unit === 'workingHour');

/** 绑定凭据: newest version of the licence that this party holds; the latest reading of the register about it. */
function boundHoldings(release: BundleRelease, evidence: readonly Evidence[]): Holdings {
  return {
    licence: (licenceType, holder) =>
      boundLicence(release, licencesOf(evidence, licenceType).filter((one) => one.holder === holder)[0]),
    register: (register, role) => boundReading(readingsOf(evidence, register).filter((one) => one.role === role)[0]),
  };
}

function boundFields(release: BundleRelease, evidence: readonly Evidence[]): FieldHoldings {
  const has = (attributes: Record<string, string> | undefined, attribute: string): boolean =>
    (attributes?.[attribute] ?? '') !== '';
  return {
    licence: (licenceType, attribute, role) =>
      has(nearest(release, role, licencesOf(evidence, licenceType), (one) => one.holder)?.attributes, attribute),
    register: (register, attribute, role) =>
      has(nearest(release, role, readingsOf(evidence, register), (one) => one.role)?.attributes, attribute),
  };
}

/** The evidence about the party itself, else about the applicant, else about another party that may be printed on it. */
function nearest<One>(
  release: BundleRelease,
  role: string,
  found: readonly One[],
  partyOf: (one: One) => string,
): One | undefined {
  const speaking = found.filter((one) => speaksOf(partyOf(one), role, release.roles));
  return (
    speaking.find((one) => partyOf(one) === role) ??
    speaking.find((one) => partyOf(one) === release.applicantRole) ??
    speaking[0]
  );
}

type LicenceEvidence = Evidence & { kind: 'licence' };
type Reading = Evidence & { kind: 'register' };

function licencesOf(evidence: readonly Evidence[], licenceType: string): LicenceEvidence[] {
  return evidence
    .filter((one): one is LicenceEvidence => one.kind === 'licence' && one.licenceType === licenceType)
    .sort((one, other) => other.version - one.version || byCode(one.licenceId, other.licenceId));
}

function readingsOf(evidence: readonly Evidence[], register: Reading['register']): Reading[] {
  return evidence
    .filter((one): one is Reading => one.kind === 'register' && one.register === register)
    .sort((one, other) => byCode(other.readAt, one.readAt) || byCode(one.readingId, other.readingId));
}

function boundLicence(release: BundleRelease, found: LicenceEvidence | undefined): BoundEvidence | undefined {
  if (found === undefined) return undefined;
  const name = release.licenceTypes[found.licenceType]?.name ?? found.licenceType;
  return {
    kind: 'licence',
    id: found.licenceId,
    version: found.version,
    hash: found.hash,
    label: `电子证照《${name}》版本 ${String(found.version).padStart(3, '0')}`,
  };
}

function boundReading(found: Reading | undefined): BoundEvidence | undefined {
  if (found === undefined) return undefined;
  return {
    kind: 'register',
    id: found.readingId,
    version: 1,
    hash: found.hash,
    label: `${registerNames[found.register]}核验结果`,
  };
}

/** A licence or register could have spared it, but nothing was found: says so. */
function explained(release: BundleRelease, material: BoundMaterial): BoundMaterial {
  if (material.disposition !== 'bring') return material;
  const merged = release.materials.find((one) => one.key === material.key);
  const ways = (merged?.uses ?? []).filter((use) => material.members.includes(use.member)).flatMap((use) => use.ways);
  const sought = new Set(
    ways.flatMap((way) => {
      if (way.kind === 'licence')
        return [`电子证照《${release.licenceTypes[way.licenceType]?.name ?? way.licenceType}》`];
      return way.kind === 'register' ? [registerNames[way.register]] : [];
    }),
  );
  if (sought.size === 0) return material;
  const reason = `系统没有查到可用的${[...sought].join('、')}，请提交这份材料`;
  return { ...material, keepReason: material.keepReason === null ? reason : `${material.keepReason}；${reason}` };
}
