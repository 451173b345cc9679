import { mustBeOpenOn } from '#bundles';
import { loadPublished } from '#catalogue';
import { mayActInBundle } from '#identity';
import { shanghaiDay } from '@yijian/core/calendar';
import type { BundleRelease } from '@yijian/core/contract';
import { checkAnswers } from '@yijian/core/compile';
import Type from 'typebox';
import { type Actor, commandEach, type Environment } from '#platform';
import { type Applicant, findApplicant } from './find-applicant.ts';
import { writeNewApplication } from './intake.store.ts';
import { itemsOf, refuseNotAdmitted } from './channels/admission.ts';
import { barredAt, judgeChannel, type TakenIn } from './channels/judge-channel.ts';
import { offeredRelease } from './offered-release.ts';
import { refusals } from './refusals.ts';
import { mustNotBeStopped } from './stop-day.ts';

export const AnswersInput = Type.Record(
  Type.String({ maxLength: 64 }),
  Type.Union([Type.String({ maxLength: 64 }), Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 })]),
);

/**
 * 开始申请 (ITK-01): a draft for the acting subject, or for the person or enterprise whom a member of staff serves. One intake for
 * every channel; `mobile` is what the browser says of itself, for statistics. Refuses `bundle-not-offered`, `trial-over`, `bundle-not-here`, `not-admitted`,
 * `applicant-kind`, `mandate-scope`, `bad-answers`.
 */
export const startApplication = commandEach({
  name: 'intake.start-application',
  title: '开始申请',
  permission: { citizen: true, posts: ['counter', 'receiver'] },
  input: Type.Object(
    {
      bundle: Type.String({ maxLength: 64 }),
      answers: AnswersInput,
      optedOut: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 50 })),
      mobile: Type.Optional(Type.Boolean()),
      applicant: Type.Optional(
        Type.Union([
          Type.Object(
            { kind: Type.Literal('person'), idNumber: Type.String({ maxLength: 18 }) },
            { additionalProperties: false },
          ),
          Type.Object(
            {
              kind: Type.Literal('organisation'),
              uscc: Type.String({ maxLength: 18 }),
              agentIdNumber: Type.Optional(Type.String({ maxLength: 18 })),
            },
            { additionalProperties: false },
          ),
        ]),
      ),
    },
    { additionalProperties: false },
  ),
  owner: (input, actor) => `start-application:${actor.accountId}:${input.bundle}`,
  prepare: async ({ input, actor }, env: Environment) => {
    const release = await offeredRelease(env.db, input.bundle);
    await mustNotBeStopped(env, release);
    const findings = checkAnswers(release, input.answers);
    if (findings.length > 0) throw refusals.badAnswers.with({ findings });
    const taken = await placeOf(env, actor, { release, mobile: input.mobile === true });
    await mustBeOpenOn(env.db, input.bundle, [taken.channel]);
    const applicant = await findApplicant(env, input.applicant, actor);
    mustFit(release, applicant);
    if (
      actor.kind === 'citizen' &&
      !(await mayActInBundle(env.db, actor, { bundle: input.bundle, today: shanghaiDay(await env.now()) }))
    )
      throw refusals.mandateScope.with();
    return { release, applicant, taken };
  },
  loadOne: async (db, request, env) => {
    const { applicant } = request.prepared;
    const ring = await env.keys.load(db, [applicant.principal.id]);
    return {
      keyWrites: ring.keys.has(applicant.principal.id) ? [] : [ring.created(applicant.principal.id, env.now).write],
    };
  },
  decide: ({ keyWrites }, { input, actor, prepared, ctx }) => {
    const applicationId = ctx.newId();
    const write = writeNewApplication({
      applicationId,
      accountId: actor.accountId!,
      personId: prepared.applicant.personId,
      principalKind: prepared.applicant.principal.kind,
      principalId: prepared.applicant.principal.id,
      ...prepared.taken,
      region: prepared.release.region,
      bundle: input.bundle,
      release: prepared.release.hash,
      answers: input.answers,
      optedOut: optional(prepared.release, input.optedOut ?? []),
      commitments: [],
      receiving: {},
      leftOut: [],
      readings: {},
      cipher: null,
      usesHistory: true,
      version: 1,
      status: 'draft',
      caseId: null,
      updatedAt: ctx.now,
    });
    return { writes: [write, ...keyWrites], result: { applicationId } };
  },
});

async function placeOf(
  env: Environment,
  actor: Actor,
  { release, mobile }: { release: BundleRelease; mobile: boolean },
): Promise<TakenIn> {
  const published = await loadPublished(env.db);
  const items = itemsOf(release);
  const { bundle, region } = release;
  const taken = judgeChannel(actor, published.premises, { bundle, items, region, mobile });
  if (taken) return taken;
  const barred = barredAt(actor, published.premises, items);
  throw barred.length > 0 ? refuseNotAdmitted(barred, { release, published }) : refusals.bundleNotHere.with();
}

/** Members that the applicant may leave out; others are ignored, because leaving them out would break the law's list. */
export const optional = (release: BundleRelease, members: readonly string[]): string[] =>
  members.filter((id) => release.members.some((member) => member.id === id && member.mayOptOut));

function mustFit(release: BundleRelease, applicant: Applicant): void {
  const wanted =
    release.roles[release.applicantRole]?.subject ?? (release.audience === 'person' ? 'person' : 'organisation');
  if (applicant.principal.kind !== wanted) throw refusals.applicantKind.with({ wanted });
}
