import type { BundleRelease, Evidence, FieldSource, MergedField, PlannedField, Preview } from '@yijian/core/contract';
import { keyWithoutRole } from '@yijian/core/compile';
import { checkValue, type FieldValue } from '@yijian/core/forms';
import type { Values } from './application.ts';
import type { OwnPaper } from './vault/bring-along.ts';

/** 历史值: what the applicant once gave about the party of this role, `matter` = merge key without the role. */
export type EarlierValue = { role: string; matter: string; value: FieldValue; bundleName: string; receivedOn: string };
/**
 * What prefill may read: evidence of the parties, facts of the person at the keyboard, what that person gave in earlier
 * applications about themself or the organisation acted for (newest first), nothing else.
 */
export type Sources = {
  evidence: readonly Evidence[];
  account: Readonly<Record<string, string>>;
  earlier?: readonly EarlierValue[];
  /** 材料库: papers of the applicant about the parties of this application */
  papers?: readonly OwnPaper[];
};

export type SourceKind = 'applicant' | 'history' | FieldSource['kind'];
export type FilledField = {
  field: PlannedField;
  value: FieldValue | null;
  source: SourceKind;
  sourceText: string /** the sourced value was replaced by the applicant */;
  changed: boolean;
};

const sourceNames: Record<SourceKind, string> = {
  applicant: '您填写',
  licence: '电子证照',
  register: '登记信息',
  output: '前一个事项的办理结果',
  answer: '您的回答',
  account: '您的账号',
  history: '以前的申请',
};

/**
 * 智能预填 (FRM-05): the value of every field of a preview from the first source that has a valid one; what the applicant
 * entered wins, except over their own answers to the questions (the plan follows those). Earlier applications come last. Values that come only from another member's result stay empty until it is there.
 */
export function prefill(release: BundleRelease, preview: Preview, values: Values, sources: Sources): FilledField[] {
  const merged = new Map(release.fields.map((field) => [field.key, field]));
  return preview.fields.map((field) => {
    const sourced = findSourced(release, merged.get(field.key)!, { preview, sources });
    const own = values[field.key];
    const later = field.source !== 'applicant' && field.source.kind === 'output';
    if (own !== undefined && !later && sourced?.kind !== 'answer')
      return {
        field,
        value: own,
        source: 'applicant',
        sourceText: sourced ? `您修改(原为：${sourced.text})` : sourceNames.applicant,
        changed: sourced !== null,
      };
    if (sourced) return { field, value: sourced.value, source: sourced.kind, sourceText: sourced.text, changed: false };
    return {
      field,
      value: null,
      source: later ? 'output' : 'applicant',
      sourceText: later ? sourceNames.output : sourceNames.applicant,
      changed: false,
    };
  });
}

type Sourced = { value: FieldValue; kind: SourceKind; text: string };

function findSourced(
  release: BundleRelease,
  field: MergedField,
  from: { preview: Preview; sources: Sources },
): Sourced | null {
  for (const source of field.sources) {
    const found = readSource(release, field, { source, ...from });
    if (found && found.value.length > 0 && checkValue(field.definition, found.value).length === 0)
      return { ...found, kind: source.kind };
  }
  return readEarlier(field, from.sources.earlier ?? []);
}

/** 历史申请: the newest answer that still passes the check. Yes or no, long reasons and what belongs to a period are asked anew each time. */
function readEarlier(field: MergedField, earlier: readonly EarlierValue[]): Sourced | null {
  if (field.occurrence !== null || field.sources.some((source) => source.kind === 'output')) return null;
  if (field.definition.type === 'boolean' || field.definition.type === 'longText') return null;
  const matter = keyWithoutRole(field.key, field.role);
  const found = earlier.find(
    (one) =>
      one.role === field.role &&
      one.matter === matter &&
      one.value.length > 0 &&
      checkValue(field.definition, one.value).length === 0,
  );
  if (!found) return null;
  return { value: found.value, kind: 'history', text: `您 ${found.receivedOn} 在『${found.bundleName}』中填过` };
}

function readSource(
  release: BundleRelease,
  field: MergedField,
  from: { source: FieldSource; preview: Preview; sources: Sources },
): { value: FieldValue; text: string } | null {
  const { source, sources, preview } = from;
  if (source.kind === 'answer') {
    const answer = preview.answers[source.question];
    return answer === undefined ? null : { value: answer, text: sourceNames.answer };
  }
  if (source.kind === 'account') return read(sources.account, source.attribute, sourceNames.account);
  if (source.kind === 'output') return null;
  const evidence = sources.evidence.find((one) => isOf(one, source) && speaksOf(release, one, field.role));
  if (!evidence) return null;
  const text =
    evidence.kind === 'licence'
      ? `电子${release.licenceTypes[evidence.licenceType]?.name ?? '证照'}(${String(evidence.version).padStart(3, '0')} 版)`
      : registerNames[evidence.register];
  return read(evidence.attributes, source.attribute, text);
}

const registerNames = { population: '人口登记信息', enterprise: '企业登记信息' };
const read = (attributes: Readonly<Record<string, string>>, name: string, text: string) =>
  attributes[name] ? { value: attributes[name], text } : null;

const isOf = (evidence: Evidence, source: FieldSource): boolean =>
  (evidence.kind === 'licence' && source.kind === 'licence' && evidence.licenceType === source.licenceType) ||
  (evidence.kind === 'register' && source.kind === 'register' && evidence.register === source.register);

/** Evidence of a person speaks of that person only (two parents!); evidence of an organisation also of its people. */
function speaksOf(release: BundleRelease, evidence: Evidence, role: string): boolean {
  const holder = evidence.kind === 'licence' ? evidence.holder : evidence.role;
  return holder === role || release.roles[holder]?.subject === 'organisation';
}
