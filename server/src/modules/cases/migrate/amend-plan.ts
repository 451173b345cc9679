import { addWorkingDays } from '@yijian/core/calendar';
import type { BundleRelease, CasePlan } from '@yijian/core/contract';
import { currentRelease, listReleases } from '#bundles';
import { listFiles } from '#files';
import Type from 'typebox';
import { type Actor, actorRef, commandEach, type Environment, type Queryable } from '#platform';
import type { CaseEvent, CaseState, StrandState } from '../case-state.ts';
import { changeCase, loadCases } from '../change-case.ts';
import { writePlan } from './plans.store.ts';
import { duesFrom } from '../dues.ts';
import { freshState } from '../judge-actor.ts';
import { neverLater, type CaseClocks } from '../recount-dues.ts';
import { refusals } from '../refusals.ts';
import { writeAmendment } from './amendments.store.ts';
import { type Amendment, keptReasons, planAmendment } from './plan-amendment.ts';

/** 新版本: the release that is offered, and who published it; undefined when the bundle is not offered. */
export async function readTarget(
  db: Queryable,
  bundle: string,
): Promise<{ release: BundleRelease; publishedBy: string } | undefined> {
  const release = await currentRelease(db, bundle);
  const row = release && (await listReleases(db, bundle)).find((one) => one.hash === release.hash);
  return release && row && { release, publishedBy: row.publishedBy };
}

/** 已收到的材料: keys of what came in as a file or on paper. */
export async function submittedOf(
  db: Queryable,
  keys: Environment['keys'],
  state: CaseState,
): Promise<ReadonlySet<string>> {
  const files = await listFiles(db, keys, { kind: 'case', id: state.caseId });
  return new Set([...files.map((file) => file.material), ...Object.keys(state.paper ?? {})]);
}

/** 目录管理岗 whose region the case lies in. */
export const managesRegion = (actor: Actor, region: string): boolean =>
  actor.posts.some((post) => post.role === 'catalogueManager' && region.startsWith(post.region));

/**
 * 在办件迁移 (THG-24, decisions.md 5): one open case gets the plan of the newer release, by whoever did not publish it (docs/adr/0016).
 * Judged anew under the case's lock; only to the applicant's advantage. The clocks keep their start, a due day may come
 * earlier and never later; the applicant is told what changed. Refuses `cannot-move` with every reason (the case keeps its plan),
 * `release-changed`, `same-publisher`, `case-not-found`.
 */
export const amendPlan = commandEach({
  name: 'cases.amend-plan',
  title: '在办件迁移',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object(
    {
      caseId: Type.String({ format: 'uuid' }),
      release: Type.String({ minLength: 8, maxLength: 64 }),
      reason: Type.String({ minLength: 2, maxLength: 300 }),
      legalBasis: Type.String({ minLength: 2, maxLength: 200 }),
    },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  loadOne: async (db, request, env) => {
    const [facts] = await loadCases(db, [request], env);
    if (facts instanceof Error) throw facts;
    const { state } = facts!;
    return {
      facts: facts!,
      target: await readTarget(db, state.bundle),
      submitted: await submittedOf(db, env.keys, state),
    };
  },
  decide: ({ facts, target, submitted }, { input, actor, ctx }) => {
    if (!managesRegion(actor, facts.head.region)) throw refusals.caseNotFound.with();
    if (target?.release.hash !== input.release)
      throw refusals.releaseChanged.with({ release: target?.release.hash ?? null });
    if (target.publishedBy === actorRef(actor)) throw refusals.samePublisher.with();
    const verdict = planAmendment({ ...facts, submitted }, target.release);
    if (verdict.is === 'kept')
      throw refusals.cannotMove.with({
        reasons: verdict.reasons.map((one) => ({ ...one, words: keptReasons[one.reason] })),
      });
    const { amendment } = verdict;
    const { plan } = amendment;
    const amended = { ...facts, plan };
    const events = [amendedEvent(facts.plan, amendment), ...clockMoves(amended)];
    const change = changeCase(amended, { actor, ctx }, events);
    const row = {
      caseId: input.caseId,
      seq: facts.state.seq + 1,
      beforeHash: facts.plan.hash,
      hash: plan.hash,
      release: target.release.hash,
      releaseVersion: target.release.version,
      reason: input.reason,
      legalBasis: input.legalBasis,
      changes: amendment.changes,
      by: actorRef(actor),
      at: ctx.now,
    };
    return {
      writes: [...change.writes, writePlan(input.caseId, plan), writeAmendment(row)],
      events: change.events,
      result: { ...freshState(change.state), planHash: plan.hash, changes: amendment.changes },
    };
  },
});

const amendedEvent = (before: CasePlan, { plan, changes, dropped, mapping }: Amendment): CaseEvent => ({
  type: 'case.plan-amended',
  data: {
    planHash: plan.hash,
    before: before.hash,
    fromVersion: before.amended?.version ?? before.releaseVersion,
    ...plan.amended,
    changes,
    dropped,
    mapping,
  },
});

const cause = { cause: 'plan-amended' };

/** Due days under the new plan: from the same start, never later than what was told. */
function clockMoves(facts: CaseClocks): CaseEvent[] {
  const { state, calendar, plan } = facts;
  const counted =
    state.acceptedOn && state.bundleDue ? addWorkingDays(calendar, state.acceptedOn, plan.promiseDays).due : null;
  const moved = counted !== null && counted < state.bundleDue!;
  return [
    ...(moved
      ? [
          {
            type: 'case.due-changed',
            data: {
              receiptDue: state.receiptDue,
              bundleDue: counted,
              before: { bundleDue: state.bundleDue },
              ...cause,
            },
          },
        ]
      : []),
    ...Object.values(state.strands).flatMap((strand) => strandMove(facts, strand)),
  ];
}

function strandMove({ calendar, plan, state }: CaseClocks, strand: StrandState): CaseEvent[] {
  const { dues } = strand;
  if (!dues || strand.status !== 'reviewing') return [];
  const node = plan.nodes.find((one) => one.member === strand.member)!;
  const started = { on: dues.startedOn, at: dues.startedAt ?? state.lastAt };
  const now = neverLater(dues, duesFrom(calendar, node, started));
  const moved = now.planned !== dues.planned || now.promised !== dues.promised || now.dueAt !== dues.dueAt;
  return moved
    ? [{ type: 'strand.due-changed', member: strand.member, data: { dues: now, before: dues, ...cause } }]
    : [];
}
