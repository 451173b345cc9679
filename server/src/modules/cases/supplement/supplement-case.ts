import { addWorkingDays } from '@yijian/core/calendar';
import Type, { type Static } from 'typebox';
import { codeOrNothing, command, type Write } from '#platform';
import { foundAtReceipt, isSilent, type StrandState, type Supplement, type SupplementPoint } from '../case-state.ts';
import { type CaseFacts, changeCase, loadCases, noteOf } from '../change-case.ts';
import { freshState, mustBe, mustNotBeOwn, mustServe, placeOf, strandMustBe, takeStrand } from '../judge-actor.ts';
import { refusals } from '../refusals.ts';

const Member = Type.String({ maxLength: 64 });
const Uuid = Type.String({ format: 'uuid' });
const Point = Type.Object(
  {
    kind: Type.Union([Type.Literal('material'), Type.Literal('condition'), Type.Literal('field')]),
    ref: Type.String({ minLength: 1, maxLength: 200 }),
    problem: Type.Union([Type.Literal('missing'), Type.Literal('wrong'), Type.Literal('outdated')]),
    explanation: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  },
  { additionalProperties: false },
);

/**
 * 提出补正内容: a department names everything that is missing or wrong at its item. Only what the guide publishes can be named
 * (ITK-09): refuses `unpublished-demand` with the allowed lists, and `shared-demand` for a material that the plan takes from a
 * licence, a register or an earlier result (FRM-10). Said again, the later list replaces the earlier; what the receipt
 * named already stays.
 */
export const raisePoints = command({
  name: 'cases.raise-points',
  title: '提出补正内容',
  permission: { posts: ['reviewer'] },
  input: Type.Object(
    { caseId: Uuid, member: Member, points: Type.Array(Point, { minItems: 1, maxItems: 50 }) },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    const strand = takeStrand(facts, input.member, { actor, role: 'reviewer' });
    mustBe(facts, ['received']);
    strandMustBe(facts, strand, ['received']);
    mustBePublished(facts, strand, input.points);
    const notes: Write[] = [];
    const known = foundAtReceipt(strand);
    const fresh = input.points.filter(
      (point) => !known.some((one) => one.kind === point.kind && one.ref === point.ref),
    );
    const raised = fresh.map((point): SupplementPoint => {
      const note = noteOf(facts, ctx, point.explanation);
      notes.push(...note.writes);
      return { member: input.member, kind: point.kind, ref: point.ref, problem: point.problem, noteId: note.noteId };
    });
    const points = [...known, ...raised];
    const change = changeCase(facts, { actor, ctx }, [
      { type: 'case.points-raised', data: { member: input.member, points } },
    ]);
    return {
      writes: [...change.writes, ...notes],
      events: change.events,
      facts: change.facts,
      result: freshState(change.state),
    };
  },
});

const SHARED: readonly (string | undefined)[] = ['licence', 'register', 'output', 'generated'];

/** 不得重复提供 (FRM-10): materials of a member that the plan takes from shared data; a commitment can still prove untrue. */
function sharedMaterials(plan: CaseFacts['plan'], member: string): string[] {
  return plan.materials
    .filter(({ uses }) => uses.some((use) => use.member === member && SHARED.includes(use.exemption?.way)))
    .map(({ key }) => key);
}

/** What the guide publishes for a member and nobody else can give: the only things that can be demanded. */
export function publishedDemands(
  plan: CaseFacts['plan'],
  member: string,
): Record<'material' | 'condition' | 'field', string[]> {
  const shared = sharedMaterials(plan, member);
  return {
    material: plan.materials
      .filter((material) => material.members.includes(member) && !shared.includes(material.key))
      .map((material) => material.key),
    condition: (plan.nodes.find((node) => node.member === member)?.conditions ?? []).map((condition) => condition.id),
    field: plan.fields.filter((field) => field.members.includes(member)).map((field) => field.key),
  };
}

function mustBePublished(facts: CaseFacts, strand: StrandState, points: readonly Static<typeof Point>[]): void {
  const allowed = publishedDemands(facts.plan, strand.member);
  const surplus = points.filter((point) => !allowed[point.kind].includes(point.ref));
  if (surplus.length === 0) return;
  const shared = sharedMaterials(facts.plan, strand.member);
  const isShared = surplus.every(({ kind, ref }) => kind === 'material' && shared.includes(ref));
  throw (isShared ? refusals.sharedDemand : refusals.unpublishedDemand).with({
    surplus: surplus.map((point) => `${point.kind}:${point.ref}`),
    allowed,
    ...placeOf(facts, strand),
    demanded: surplus.map((point) => `${point.kind}:${codeOrNothing(point.ref)}`),
  });
}

/** 无异议: a department says in so many words that nothing is missing at its item. */
export const recordNoObjection = command({
  name: 'cases.record-no-objection',
  title: '材料齐全，无补正意见',
  permission: { posts: ['reviewer'] },
  input: Type.Object({ caseId: Uuid, member: Member }, { additionalProperties: false }),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    const strand = takeStrand(facts, input.member, { actor, role: 'reviewer' });
    mustBe(facts, ['received']);
    strandMustBe(facts, strand, ['received']);
    const change = changeCase(facts, { actor, ctx }, [
      { type: 'case.no-objection-recorded', data: { member: input.member } },
    ]);
    return { writes: change.writes, events: change.events, facts: change.facts, result: freshState(change.state) };
  },
});

/** 批准再次补正: only a supervisor may allow a second notice; it is counted by oversight (ITK-08, ITK-10). */
export const approveSecondSupplement = command({
  name: 'cases.approve-second-supplement',
  title: '批准再次补正',
  permission: { posts: ['supervisor'] },
  input: Type.Object(
    { caseId: Uuid, reason: Type.String({ minLength: 1, maxLength: 500 }) },
    { additionalProperties: false },
  ),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    mustServe(facts, actor, ['supervisor']);
    mustBe(facts, ['received']);
    if (facts.state.supplements.length === 0) throw refusals.notNow.with({ state: freshState(facts.state) });
    const note = noteOf(facts, ctx, input.reason);
    const change = changeCase(facts, { actor, ctx }, [
      { type: 'case.second-supplement-approved', data: { approvedBy: actor.accountId, noteId: note.noteId } },
    ]);
    return {
      writes: [...change.writes, ...note.writes],
      events: change.events,
      facts: change.facts,
      result: freshState(change.state),
    };
  },
});

/**
 * 一次性补正告知 (行政许可法 32(4)): collects every department's points into one notice; departments that said nothing are
 * recorded as having no objection. Refuses `nothing-to-supplement`, `second-supplement` without a supervisor's approval.
 */
export const issueSupplement = command({
  name: 'cases.issue-supplement',
  title: '发出一次性补正告知',
  permission: { posts: ['counter'] },
  input: Type.Object({ caseId: Uuid }, { additionalProperties: false }),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { actor, ctx }) => {
    mustServe(facts, actor);
    mustNotBeOwn(facts, actor);
    mustBe(facts, ['received']);
    const { state } = facts;
    if (state.supplements.length > 0 && !state.secondSupplementApprovedBy)
      throw refusals.secondSupplement.with({ issuedAt: state.supplements[0]!.issuedAt });
    const strands = Object.values(state.strands).filter((strand) => strand.status === 'received');
    const points = strands.flatMap((strand) => strand.points);
    if (points.length === 0) throw refusals.nothingToSupplement.with();
    const supplement: Omit<Supplement, 'issuedAt' | 'answeredAt'> = {
      id: ctx.newId(),
      ordinal: state.supplements.length + 1,
      points,
      answerBy: state.answerDays === null ? null : addWorkingDays(facts.calendar, ctx.today, state.answerDays).due,
      silent: strands.filter(isSilent).map((strand) => strand.member),
      approvedBy: state.secondSupplementApprovedBy,
    };
    const change = changeCase(facts, { actor, ctx }, [{ type: 'case.supplement-issued', data: { supplement } }]);
    return {
      writes: change.writes,
      events: change.events,
      facts: change.facts,
      result: { supplementId: supplement.id, ...freshState(change.state) },
    };
  },
});
