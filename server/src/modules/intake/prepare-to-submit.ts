import { mustBeOpenOn } from '#bundles';
import type { NewCase } from '#cases';
import { loadCatalogue, loadPublished } from '#catalogue';
import { listFiles } from '#files';
import { shanghaiDay } from '@yijian/core/calendar';
import type { BundleRelease, CasePlan, LegalBasis } from '@yijian/core/contract';
import { type Actor, type Environment, uuidv7 } from '#platform';
import { mustBeAdmitted } from './channels/admission.ts';
import { type Assembled, assembleApplication } from './assemble-application.ts';
import { gatherSources } from './gather-sources.ts';
import type { Application, Values } from './application.ts';
import { findApplication } from './intake.store.ts';
import type { ApplicationFinding, AttachedFile, MaterialState } from './judge-application.ts';
import { offeredRelease } from './offered-release.ts';
import { decryptValues, mayHandle } from './own-application.ts';
import type { Party } from './parties.ts';
import { refusals } from './refusals.ts';
import { listSignatures } from './signing/signatures.store.ts';
import { type SignedForm, signForm } from './signing/signed-form.ts';
import { mustNotBeStopped } from './stop-day.ts';

export type CaseSubject = { role: string; subjectId: string; kind: 'person' | 'organisation'; values: Values };
export type ReadyApplication = {
  release: BundleRelease;
  plan: CasePlan;
  findings: ApplicationFinding[];
  subjects: CaseSubject[];
  region: string;
  /** version of the draft that was judged */
  version: number;
  receiptDays: number | null;
  answerDays: number | null;
  /** 收件清点: what came on paper, and required materials that are still missing */
  received: NewCase['received'];
  /** files of 材料库 that go along, by the material they are for */
  brought: { fileId: string; material: string }[];
  signed: NonNullable<NewCase['signed']>;
  /** 签好的表, frozen; null when nothing was signed on the screen */
  signedForm: SignedForm | null;
};
export type Looked = {
  application: Application;
  release: BundleRelease;
  assembled: Assembled;
  parties: Party[];
  files: AttachedFile[];
  unavailable: string[];
  releaseChanged: boolean;
};

/** The whole draft as it stands now: newest release, fresh evidence, judged. Refuses `application-not-found`, `bundle-not-offered`. */
export async function lookAtApplication(env: Environment, applicationId: string, actor: Actor): Promise<Looked> {
  const application = await findApplication(env.db, applicationId);
  if (!application || !mayHandle(application, actor)) throw refusals.applicationNotFound.with();
  const release = await offeredRelease(env.db, application.bundle);
  const { keys } = await env.keys.load(env.db, [application.principalId]);
  const key = keys.get(application.principalId)!;
  const values = decryptValues(application, key, env.keys);
  const gathered = await gatherSources(env, release, { application, actor });
  const files = await listFiles(env.db, env.keys, {
    kind: application.status === 'submitted' ? 'case' : 'application',
    id: application.caseId ?? applicationId,
  });
  const assembled = assembleApplication(
    release,
    {
      answers: application.answers,
      optedOut: application.optedOut,
      values,
      commitments: application.commitments,
      receiving: actor.kind === 'staff' ? application.receiving : {},
      leftOut: application.leftOut,
      files,
      signatures: await listSignatures(env.db, applicationId, { keys: env.keys, key }),
      today: shanghaiDay(await env.now()),
    },
    gathered.sources,
  );
  return {
    application,
    release,
    assembled,
    parties: gathered.parties,
    files,
    unavailable: gathered.unavailable,
    releaseChanged: release.hash !== application.release,
  };
}

/** Everything that submit needs, judged outside the transaction. */
export async function prepareToSubmit(
  env: Environment,
  input: { applicationId: string; release?: string },
  actor: Actor,
): Promise<ReadyApplication> {
  const looked = await lookAtApplication(env, input.applicationId, actor);
  if (looked.application.status === 'submitted')
    throw refusals.alreadySubmitted.with({ caseId: looked.application.caseId });
  await mustNotBeStopped(env, looked.release);
  await mustBeOpenOn(env.db, looked.application.bundle, [looked.application.channel]);
  mustBeAdmitted(looked.application.place, looked.release, await loadPublished(env.db));
  if (input.release !== undefined && input.release !== looked.release.hash)
    throw refusals.releaseChanged.with({ release: looked.release.hash });
  const { plan, findings, fields, materials, signing } = looked.assembled;
  if (!plan) throw refusals.notReady.with({ findings });
  const values = Object.fromEntries(
    fields.flatMap((field) => (field.value === null ? [] : [[field.field.key, field.value]])),
  );
  const nowMs = Date.parse(await env.now());
  // A party that the platform does not know becomes a subject of its own.
  const newSubjectId = () => uuidv7(nowMs, env.random);
  return {
    release: looked.release,
    plan,
    findings,
    subjects: subjectsOf(looked, values, newSubjectId),
    region: looked.application.region,
    version: looked.application.version,
    received: receivedOf(materials),
    brought: materials.flatMap(({ material, kept }) =>
      kept?.is === 'brought' ? kept.papers.map(({ fileId }) => ({ fileId, material: material.key })) : [],
    ),
    signed: signing.flatMap(({ material, place, signature }) =>
      signature
        ? [
            {
              material,
              place: place.id,
              label: place.label,
              way: signature.way,
              at: signature.at,
              hash: signature.contentHash,
            },
          ]
        : [],
    ),
    signedForm: findings.length > 0 ? null : await signForm(env, looked),
    ...(await clocksOf(env, plan)),
  };
}

/** 收件清点 as the case keeps it. */
function receivedOf(materials: readonly MaterialState[]): NewCase['received'] {
  return {
    missing: materials.filter((one) => one.gap).map((one) => one.material.key),
    paper: Object.fromEntries(
      materials.flatMap(({ material, needed, received }) =>
        needed && received?.missing === false && received.originals + received.copies > 0
          ? [[material.key, { originals: received.originals, copies: received.copies }]]
          : [],
      ),
    ),
  };
}

/** Values by party: every role of the plan is a subject of its own, so that erasing one person leaves the others whole. */
function subjectsOf(looked: Looked, values: Values, newSubjectId: () => string): CaseSubject[] {
  const roleOf = new Map(looked.release.fields.map((field) => [field.key, field.role]));
  const roles = new Map<string, Values>();
  for (const [key, value] of Object.entries(values)) {
    const role = roleOf.get(key)!;
    roles.set(role, { ...roles.get(role), [key]: value });
  }
  return looked.parties
    .filter((party) => party.subjectId !== null || roles.has(party.role))
    .map((party) => ({
      role: party.role,
      kind: party.kind,
      subjectId: party.subjectId ?? newSubjectId(),
      values: roles.get(party.role) ?? {},
    }));
}

const isConfirmed = (days: { basis: LegalBasis } | undefined) => days?.basis.provenance.mark === 'confirmed';

/** Receipt clock and answer time: the strictest confirmed ones of the regimes; a rule from memory never sets a clock (decisions.md 8). */
async function clocksOf(
  env: Environment,
  plan: CasePlan,
): Promise<{ receiptDays: number | null; answerDays: number | null }> {
  const { regimes } = await loadCatalogue(env.db);
  const used = plan.nodes.filter((node) => node.node === 'strand').flatMap((node) => regimes.get(node.regime) ?? []);
  const days = (pick: 'receipt' | 'supplementAnswer') =>
    used.flatMap((regime) => (isConfirmed(regime[pick]) ? [regime[pick]!.n] : []));
  const [receipt, answer] = [days('receipt'), days('supplementAnswer')];
  return {
    receiptDays: receipt.length > 0 ? Math.min(...receipt) : null,
    answerDays: answer.length > 0 ? Math.max(...answer) : null,
  };
}
