import type { FieldKey, FieldSource, MergedField, PlannedField } from '../contract/index.ts';
import { type RuleAst, residualRule, ruleVariables } from '../rules/index.ts';
import { type Holdings, registerNames } from './exemption.ts';
import { distinct } from './keys.ts';
import { speaksOf } from './edges.ts';
import { completedAnswers } from './judge.ts';
import { joinedRules } from './scope.ts';
import type { Situation } from './situation.ts';

/** 字段来源: whether an attribute can be had for a party. */
export type FieldHoldings = {
  licence: (licenceType: string, attribute: string, role: string) => boolean;
  register: (register: 'population' | 'enterprise', attribute: string, role: string) => boolean;
};

/** One use that counts in a situation. `required: null` = what is filled in decides, by `when`. */
type ActiveUse = { use: MergedField['uses'][number]; required: boolean | null; when: RuleAst | null };

/**
 * 列出字段: the one form of a situation. A use whose rule is false is dropped (最少必要); one that still waits for an answer
 * is not shown yet; one that waits for a form value is shown with the rule.
 */
export function planFields(situation: Situation, holdings: FieldHoldings): PlannedField[] {
  return situation.compiled.release.fields.flatMap((field) => {
    const uses = activeUses(situation, field);
    return uses.length === 0 ? [] : [plannedField(situation, field, uses, holdings)];
  });
}

function activeUses({ compiled, judgements, ids, facts }: Situation, field: MergedField): ActiveUse[] {
  const conditions = compiled.fieldUses.get(field) ?? [];
  return field.uses.flatMap((use, at): ActiveUse[] => {
    const judgement = judgements[conditions[at] as number];
    if (
      !ids.has(use.member) ||
      judgement === undefined ||
      judgement.truth === false ||
      judgement.openQuestions.length > 0
    )
      return [];
    if (typeof use.required === 'boolean') return [{ use, required: use.required, when: null }];
    if (judgement.truth === true) return [{ use, required: true, when: null }];
    const residual = residualRule(use.required, completedAnswers(compiled, facts));
    return [{ use, required: null, when: typeof residual === 'boolean' ? null : residual }];
  });
}

function plannedField(
  situation: Situation,
  field: MergedField,
  uses: readonly ActiveUse[],
  holdings: FieldHoldings,
): PlannedField {
  const { release } = situation.compiled;
  const open = uses.flatMap(({ required, when }) => (required === null && when !== null ? [when] : []));
  const required = uses.some((one) => one.required === true);
  const source = sourceOf(situation, field, uses, holdings);
  const items = new Map(release.members.map((member) => [member.id, member.item.code]));
  return {
    key: field.key,
    label: field.label,
    section: field.section,
    definition: field.definition,
    required,
    requiredDependsOn: required ? [] : keysOf(open),
    requiredWhen: required || open.length === 0 ? null : joinedRules('or', open),
    source,
    sourceText: sourceText(situation, source),
    uses: uses.map(({ use, required: needed, when }) => ({
      member: use.member,
      item: items.get(use.member) ?? '',
      label: use.label,
      purpose: use.purpose,
      required: needed,
      requiredWhen: when,
    })),
  };
}

/** The form values that rules look at. */
export function keysOf(rules: readonly RuleAst[]): FieldKey[] {
  return distinct(rules.flatMap(ruleVariables)).filter((name) => name.includes('@'));
}

function sourceOf(
  situation: Situation,
  field: MergedField,
  uses: readonly ActiveUse[],
  holdings: FieldHoldings,
): 'applicant' | FieldSource {
  for (const source of field.sources) {
    const found = usable(situation, field, source, { uses, holdings });
    if (found !== undefined) return found;
  }
  return 'applicant';
}

type Candidates = { uses: readonly ActiveUse[]; holdings: FieldHoldings };

function usable(
  situation: Situation,
  field: MergedField,
  source: FieldSource,
  { uses, holdings }: Candidates,
): FieldSource | undefined {
  switch (source.kind) {
    case 'output': {
      const producer = situation.included.find((member) => member.item.code === source.item);
      return producer !== undefined && concludesBefore(situation, producer.id, uses) ? source : undefined;
    }
    case 'licence':
      return fromLicence(situation, field, source, { uses, holdings });
    case 'register':
      return holdings.register(source.register, source.attribute, field.role) ? source : undefined;
    case 'answer':
      return situation.facts[source.question] === undefined ? undefined : source;
    case 'account':
      return source;
  }
}

/** A licence that a member of this very bundle issues is not there yet: its value is that member's output, or nothing. */
function fromLicence(
  situation: Situation,
  field: MergedField,
  source: FieldSource & { kind: 'licence' },
  { uses, holdings }: Candidates,
): FieldSource | undefined {
  const { compiled, ids } = situation;
  const others = compiled.issues.filter(
    (issue) =>
      ids.has(issue.member) &&
      issue.licenceType === source.licenceType &&
      speaksOf(issue.holder, field.role, compiled.release.roles),
  );
  const issue = others.find((one) => concludesBefore(situation, one.member, uses));
  if (issue !== undefined) return { kind: 'output', item: issue.item, attribute: source.attribute };
  const stillToCome = others.some((one) => !existsBefore(situation, one.member, source.licenceType));
  return !stillToCome && holdings.licence(source.licenceType, source.attribute, field.role) ? source : undefined;
}

/** A member that needs the licence it issues (变更、延续) proves that an earlier version exists. */
function existsBefore({ compiled }: Situation, member: string, licenceType: string): boolean {
  return compiled.release.materials.some((material) =>
    material.uses.some(
      (use) =>
        use.member === member &&
        (material.licenceType === licenceType ||
          use.ways.some((way) => way.kind === 'licence' && way.licenceType === licenceType)),
    ),
  );
}

function concludesBefore(situation: Situation, producer: string, uses: readonly ActiveUse[]): boolean {
  return uses.every(({ use }) => situation.before.get(use.member)?.has(producer) === true);
}

function sourceText({ compiled, included }: Situation, source: 'applicant' | FieldSource): string {
  if (source === 'applicant') return '由您填写';
  switch (source.kind) {
    case 'output':
      return `取自「${included.find((member) => member.item.code === source.item)?.item.name ?? source.item}」的办理结果`;
    case 'licence':
      return `取自电子证照《${compiled.release.licenceTypes[source.licenceType]?.name ?? source.licenceType}》`;
    case 'register':
      return `取自${registerNames[source.register]}`;
    case 'answer':
      return '取自您对情形问题的回答';
    case 'account':
      return '取自您的账户信息';
  }
}

/** 一切都能取到: what a preview assumes of licences and registers. */
export const assumedHoldings: Holdings & { fields: FieldHoldings } = {
  licence: () => 'assumed',
  register: () => 'assumed',
  fields: { licence: () => true, register: () => true },
};
