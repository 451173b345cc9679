import type { BoundEvidence, BundleRelease, CasePlan, Evidence, PlannedMaterial } from '@yijian/core/contract';
import { checkValue, fieldFacts } from '@yijian/core/forms';
import { evaluateRule, type Facts } from '@yijian/core/rules';
import type { Received, Receiving } from './application.ts';
import type { FilledField } from './prefill.ts';
import { findKept, type Kept, type OwnPaper } from './vault/bring-along.ts';

/** One thing that keeps an application from being submitted: place (`field:…`, `material:…`, `answer:…`, `check:…`, `signature:…`), what, and the way out. */
export type ApplicationFinding = { place: string; label: string; message: string; remedy: string };

export type AttachedFile = {
  fileId: string;
  material: string;
  name: string;
  size: number;
  sha256: string;
  verdict: string | null;
  scan: 'unscanned' | 'clean' | 'waiting' | 'infected';
};
export type MaterialState = {
  material: PlannedMaterial & { bound: BoundEvidence | null };
  files: AttachedFile[];
  committed: boolean;
  needed: boolean;
  /** what the clerk ticked */
  received: Received | null;
  /** required and not there, but received all the same by staff who marked it as missing: to be told in the one-time notice */
  gap: boolean;
  /** what was handed in before (材料库); null when nothing, or when it is not asked for */
  kept: Kept | null;
  finding: ApplicationFinding | null;
};
export type FieldState = FilledField & { required: boolean; finding: ApplicationFinding | null };

/** Every field with whether it is required now and what is wrong with it. */
export function judgeFields(filled: readonly FilledField[]): FieldState[] {
  const facts = factsOf(filled);
  return filled.map((one) => {
    const required =
      one.field.required || (one.field.requiredWhen !== null && evaluateRule(one.field.requiredWhen, facts) === true);
    return { ...one, required, finding: fieldFinding(one, required) };
  });
}

export const factsOf = (filled: readonly FilledField[]): Facts =>
  fieldFacts(
    new Map(filled.map((one) => [one.field.key, one.field.definition])),
    Object.fromEntries(filled.map((one) => [one.field.key, one.value ?? undefined])),
  );

function fieldFinding(one: FilledField, required: boolean): ApplicationFinding | null {
  const { field, value } = one;
  const at = { place: `field:${field.key}`, label: field.label };
  const empty = value === null || value.length === 0;
  if (empty)
    return required && one.source !== 'output'
      ? { ...at, message: `「${field.label}」还没有填`, remedy: '请填写' }
      : null;
  const [wrong] = checkValue(field.definition, value);
  return wrong ? { ...at, message: wrong.message, remedy: wrong.remedy } : null;
}

/**
 * Every material with how it is met and what is missing. A commitment must be made; a material to bring must be uploaded, unless
 * the clerk who takes the application in marked it as missing (`receiving`; empty for everybody but staff).
 */
export function judgeMaterials(
  plan: CasePlan,
  facts: Facts,
  given: {
    files: readonly AttachedFile[];
    commitments: readonly string[];
    receiving: Receiving;
    leftOut: readonly string[];
    papers: readonly OwnPaper[];
  },
): MaterialState[] {
  return plan.materials.map((material) => {
    const files = given.files.filter((file) => file.material === material.key);
    const committed = given.commitments.includes(material.key);
    const needed = material.neededWhen === null || evaluateRule(material.neededWhen, facts) !== false;
    const received = given.receiving[material.key] ?? null;
    const missing = needed ? materialFinding(material, { files, committed }) : null;
    const kept = missing && files.length === 0 ? findKept(material.key, given.papers, given.leftOut) : null;
    const finding = missing && kept ? keptFinding(material, missing, kept) : missing;
    const gap = finding !== null && files.length === 0 && received?.missing === true;
    return { material, files, committed, needed, received, gap, kept, finding: gap ? null : finding };
  });
}

/** 材料库: what goes along is there; what is out of date is told as such. */
function keptFinding(material: PlannedMaterial, missing: ApplicationFinding, kept: Kept): ApplicationFinding | null {
  if (kept.is === 'brought') return null;
  if (kept.is !== 'expired') return missing;
  return {
    ...missing,
    message: `以前交过的「${material.name}」已过期`,
    remedy: '请更新：上传一份还在有效期内的',
  };
}

function materialFinding(
  material: PlannedMaterial,
  given: { files: readonly AttachedFile[]; committed: boolean },
): ApplicationFinding | null {
  const at = { place: `material:${material.key}`, label: material.name };
  if (given.files.some((file) => file.verdict === 'invalid'))
    return {
      ...at,
      message: `「${material.name}」的电子签名无效，文件可能被改动过`,
      remedy: '请换成未改动的原文件重新上传',
    };
  if (given.files.some((file) => file.scan === 'infected'))
    return {
      ...at,
      message: `「${material.name}」查出了病毒，已经隔离`,
      remedy: '请删除这个文件，换一份没有病毒的重新上传',
    };
  if (given.files.length > 0) return null;
  if (material.disposition === 'bring')
    return material.required ? { ...at, message: `还缺「${material.name}」`, remedy: '请上传' } : null;
  if (material.exemption?.way === 'commitment' && material.required && !given.committed)
    return {
      ...at,
      message: `「${material.name}」可以用承诺代替，还没有作出承诺`,
      remedy: '请阅读承诺内容并勾选；不愿承诺的，请上传材料',
    };
  return null;
}

/** 系统核验 (check nodes): facts of a register that must hold before the case can be received. */
export function judgeChecks(
  release: BundleRelease,
  plan: CasePlan,
  evidence: readonly Evidence[],
): ApplicationFinding[] {
  const included = new Set(plan.nodes.filter((node) => node.node === 'check').map((node) => node.member));
  return release.members
    .filter((member) => included.has(member.id) && member.item.check)
    .flatMap((member) => {
      const check = member.item.check!;
      const reading = evidence.find(
        (one) => one.kind === 'register' && one.register === check.register && one.role === check.subject,
      );
      const at = { place: `check:${member.id}`, label: member.item.name };
      if (!reading)
        return [
          {
            ...at,
            message: `暂时读不到「${member.item.name}」需要的登记信息`,
            remedy: '请稍后再试，或带上证件到综合窗口办理',
          },
        ];
      return check.expect.includes(reading.attributes[check.attribute] ?? '')
        ? []
        : [{ ...at, message: check.failure, remedy: check.remedy }];
    });
}
