import type { Answers, BundleRelease, CasePlan, Finding, Preview } from '@yijian/core/contract';
import { checkAnswers, planCase, preview } from '@yijian/core/compile';
import {
  type ApplicationFinding,
  type AttachedFile,
  factsOf,
  type FieldState,
  judgeChecks,
  judgeFields,
  judgeMaterials,
  type MaterialState,
} from './judge-application.ts';
import { judgePledges, type PledgeState } from './judge-pledges.ts';
import type { Receiving, Values } from './application.ts';
import { prefill, type Sources } from './prefill.ts';
import { planSigning, signingFindings } from './signing/plan-signing.ts';
import type { Signature, SigningTask } from './signing/signature.ts';

export type Draft = {
  answers: Answers;
  optedOut: readonly string[];
  values: Values;
  commitments: readonly string[];
  receiving: Receiving;
  leftOut: readonly string[];
  files: readonly AttachedFile[];
  signatures: readonly Signature[];
  /** business day, for what holds from a day on */
  today: string;
};
export type Assembled = {
  preview: Preview;
  plan: CasePlan | null;
  fields: FieldState[];
  materials: MaterialState[];
  signing: SigningTask[];
  pledges: PledgeState[];
  findings: ApplicationFinding[];
};

/**
 * 一表一单 (pure): preview, plan, filled fields and materials of a draft, with everything that keeps it from being submitted.
 * With open questions there is no plan yet; the findings then name the questions.
 */
export function assembleApplication(release: BundleRelease, draft: Draft, sources: Sources): Assembled {
  const shown = preview(release, draft.answers);
  const open = shown.pending.map((question) => ({
    place: `answer:${question.id}`,
    label: question.text,
    message: `还没有回答：${question.text}`,
    remedy: '请先回答这个问题',
  }));
  const wrong = checkAnswers(release, draft.answers).map(asFinding);
  if (open.length + wrong.length > 0)
    return {
      preview: shown,
      plan: null,
      fields: [],
      materials: [],
      signing: [],
      pledges: [],
      findings: [...wrong, ...open],
    };
  const planned = planCase(release, draft.answers, [...sources.evidence], { optOut: [...draft.optedOut] });
  const kept = new Set(planned.plan.fields.map((field) => field.key));
  const filled = prefill(release, shown, draft.values, sources).filter((one) => kept.has(one.field.key));
  const fields = judgeFields(filled);
  const materials = judgeMaterials(planned.plan, factsOf(filled), { ...draft, papers: sources.papers ?? [] });
  const values = Object.fromEntries(fields.flatMap((one) => (one.value === null ? [] : [[one.field.key, one.value]])));
  const signing = planSigning(materials, { ...draft, release, values }, draft.signatures);
  const pledges = judgePledges(planned.plan, draft);
  const findings = [
    ...planned.findings.filter((finding) => finding.severity === 'block').map(asFinding),
    ...judgeChecks(release, planned.plan, sources.evidence),
    ...fields.flatMap((field) => field.finding ?? []),
    ...materials.flatMap((material) => material.finding ?? []),
    ...pledges.flatMap((pledge) => pledge.finding ?? []),
    ...signingFindings(signing),
  ];
  return { preview: shown, plan: planned.plan, fields, materials, signing, pledges, findings };
}

const asFinding = (finding: Finding): ApplicationFinding => ({
  place: finding.place,
  label: finding.place,
  message: finding.message,
  remedy: finding.remedy,
});
