import { describeValue } from '@yijian/core/forms';
import { isTrialAddress } from '#bundles';
import type { Actor, Environment } from '#platform';
import type { FieldState, MaterialState } from './judge-application.ts';
import { type Looked, lookAtApplication } from './prepare-to-submit.ts';
import type { SigningTask } from './signing/signature.ts';
import type { OwnPaper } from './vault/bring-along.ts';

/** 申请页: everything the applicant or the clerk sees of a draft, in one answer. */
export async function viewApplication(env: Environment, applicationId: string, actor: Actor) {
  const looked = await lookAtApplication(env, applicationId, actor);
  const { application, release, assembled } = looked;
  return {
    applicationId,
    bundle: application.bundle,
    bundleName: release.name,
    trial: isTrialAddress(application.bundle),
    release: release.hash,
    version: application.version,
    status: application.status,
    caseId: application.caseId,
    channel: application.channel,
    answers: application.answers,
    optedOut: application.optedOut,
    usesHistory: application.usesHistory,
    preview: assembled.preview,
    fields: assembled.fields.map(viewField),
    materials: assembled.materials.filter((one) => one.needed).map(viewMaterial),
    leftOut: application.leftOut,
    signing: assembled.signing.map(viewTask),
    pledges: assembled.pledges.map(({ finding, ...pledge }) => ({ ...pledge, problem: finding })),
    findings: assembled.findings,
    prefilled: prefillRate(assembled.fields),
    staleSince: staleness(looked),
    unavailable: looked.unavailable,
  };
}

const viewField = (state: FieldState) => ({
  key: state.field.key,
  label: state.field.label,
  section: state.field.section,
  definition: state.field.definition,
  required: state.required,
  value: state.value,
  valueText: state.value === null ? '' : describeValue(state.field.definition, state.value),
  source: state.source,
  sourceText: state.sourceText,
  changed: state.changed,
  editable: state.source !== 'output' && state.source !== 'answer',
  uses: state.field.uses,
  problem: state.finding,
});

const viewMaterial = ({ material, files, committed, received, gap, kept, finding }: MaterialState) => ({
  ...material,
  files,
  committed,
  received,
  gap,
  kept: kept && { is: kept.is, papers: kept.papers.map(viewPaper) },
  problem: finding,
});

const viewPaper = ({ fileId, caseId, name, handedInOn, from, validity }: OwnPaper) => ({
  fileId,
  caseId,
  name,
  handedInOn,
  from,
  validUntil: validity.until,
});

const viewTask = ({ signature, contentHash, ...task }: SigningTask) => ({
  ...task,
  contentHash,
  signature: signature && {
    way: signature.way,
    at: signature.at,
    drawing: signature.drawing,
    name: signature.name,
  },
});

/** 预填率: how many of the form's boxes the applicant did not have to fill in. */
function prefillRate(fields: readonly FieldState[]) {
  const filled = fields.filter((field) => field.source !== 'applicant' && field.value !== null).length;
  return {
    filled,
    total: fields.length,
    percent: fields.length === 0 ? 0 : Math.round((filled * 100) / fields.length),
  };
}

const staleness = ({ releaseChanged, assembled }: Looked) =>
  releaseChanged
    ? {
        message: '这件事的办理要求更新过，已填的内容都在，请看看有没有新的要填',
        questions: assembled.preview.pending.map((question) => question.id),
      }
    : null;
