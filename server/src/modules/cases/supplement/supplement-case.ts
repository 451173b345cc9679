import { addWorkingDays } from '@yijian/core/calendar';
import Type, { type Static } from 'typebox';
import { command, type Write } from '#platform';
import type { Supplement, SupplementPoint } from '../case-state.ts';
import { type CaseFacts, changeCase, loadCases, noteOf } from '../change-case.ts';
import { freshState, mustBe, mustNotBeOwn, mustServe, strandMustBe, takeStrand } from '../judge-actor.ts';
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
 * (ITK-09): refuses `unpublished-demand` with the allowed lists. Said again, the later list replaces the earlier.
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
    mustBePublished(facts, input.member, input.points);
    const notes: Write[] = [];
    const points = input.points.map((point): SupplementPoint => {
      const note = noteOf(facts, ctx, point.explanation);
      notes.push(...note.writes);
      return { member: input.member, kind: point.kind, ref: point.ref, problem: point.problem, noteId: note.noteId };
    });
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

/** What the guide publishes for a member: the only things that can be demanded. */
export function publishedDemands(
  plan: CaseFacts['plan'],
  member: string,
): Record<'material' | 'condition' | 'field', string[]> {
  return {
    material: plan.materials.filter((material) => material.members.includes(member)).map((material) => material.key),
    condition: (plan.nodes.find((node) => node.member === member)?.conditions ?? []).map((condition) => condition.id),
    field: plan.fields.filter((field) => field.members.includes(member)).map((field) => field.key),
  };
}

function mustBePublished(facts: CaseFacts, member: string, points: readonly Static<typeof Point>[]): void {
  const allowed = publishedDemands(facts.plan, member);
  const surplus = points
    .filter((point) => !allowed[point.kind].includes(point.ref))
    .map((point) => `${point.kind}:${point.ref}`);
  if (surplus.length > 0) throw refusals.unpublishedDemand.with({ surplus, allowed });
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
      silent: strands
        .filter((strand) => strand.points.length === 0 && !strand.noObjection)
        .map((strand) => strand.member),
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
