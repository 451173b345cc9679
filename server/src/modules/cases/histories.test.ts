import { contentHash, type CasePlan, type PlannedNode } from '@yijian/core/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, advanceClock, type Command, type Context, systemActor } from '#platform';
import { testPlatform } from '../../platform/testing/index.ts';
import { acceptCase, deemAccepted } from './accept-case.ts';
import { type CaseState, foldCase, type StoredCaseEvent } from './case-state.ts';
import type { CaseFacts } from './change-case.ts';
import { decideStrand } from './decide-strand.ts';
import { declineCase } from './decline-case.ts';
import { lanternCalendar, lanternPlan, twoLevel } from './fixture.ts';
import { handOver } from './hand-over.ts';
import { openCase } from './open-case.ts';
import { returnStrand, reviewStrand } from './review-strand.ts';
import { finalStrandStatuses, succeededStatuses } from './state-table.ts';
import { answerSupplement } from './supplement/answer-supplement.ts';
import {
  approveSecondSupplement,
  issueSupplement,
  raisePoints,
  recordNoObjection,
} from './supplement/supplement-case.ts';
import { lanternActs, shopName, town } from './testing-lantern.ts';
import { withdrawCase } from './withdraw-case.ts';

const names = ['frame', 'paper', 'candle', 'sign', 'string', 'stand'] as const;

/** A random acyclic plan: some nodes are system checks, some have no review, some are filings, some let dependants go on after a failure. */
const planOf = fc
  .array(
    fc.record({
      after: fc.integer({ min: 0, max: 63 }),
      check: fc.integer({ min: 0, max: 5 }),
      level: fc.boolean(),
      goesOn: fc.boolean(),
      filing: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((shapes): CasePlan => {
    const nodes = shapes.map((shape, i): PlannedNode => {
      const base = lanternPlan([names[i]!], shape.level ? twoLevel : {}).nodes[0]!;
      const isCheck = shape.check === 0 && shapes.length > 1;
      return {
        ...base,
        node: isCheck ? 'check' : 'strand',
        after: isCheck ? [] : names.slice(0, i).filter((_, bit) => (shape.after >> bit) & 1),
        onFailure: shape.goesOn ? 'continue' : 'cancelDependants',
        ...(shape.filing === 0 && !isCheck ? { filing: { from: i % 2 === 0 ? null : '2026-03-02' } } : {}),
      };
    });
    const { hash: _, ...body } = {
      ...lanternPlan(['frame']),
      nodes,
      fields: [{ key: 'shopName@enterprise', source: 'applicant' as const, members: nodes.map((node) => node.member) }],
    };
    return { ...body, hash: contentHash(body) };
  });

/** One act of a history: what, on which node, how many hours later. */
const stepOf = fc.record({
  act: fc.constantFrom(
    'accept',
    'accept',
    'deem',
    'decline',
    'declineSome',
    'declineUnanswered',
    'raise',
    'noObjection',
    'notice',
    'second',
    'answer',
    'review',
    'review',
    'return',
    'grant',
    'grant',
    'grant',
    'deny',
    'withdraw',
    'withdrawOne',
    'handOver',
  ),
  node: fc.integer({ min: 0, max: 5 }),
  hours: fc.oneof(
    { weight: 3, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.integer({ min: -2, max: 24 * 30 }) },
  ),
});
type Step = typeof stepOf extends fc.Arbitrary<infer S> ? S : never;

/** The engine without a database: commands are pure, so a history is a loop. */
class Simulation {
  readonly events: StoredCaseEvent[] = [];
  facts: CaseFacts;
  refused = 0;
  private now = Date.parse('2026-03-02T01:00:00Z');
  private ids = 0;

  constructor(plan: CasePlan) {
    const opened = openCase(
      {
        caseId: 'case',
        receiptNo: 'receipt',
        numbers: Object.fromEntries(
          plan.nodes.filter((node) => node.node === 'strand').map((node) => [node.member, `${node.member}-1`]),
        ),
        channel: 'portal',
        plan,
        head,
        parties: [],
        personal: [],
        receiptDays: 5,
        answerDays: 10,
      },
      { actor: town.applicant, ctx: this.ctx(0), calendar: lanternCalendar },
    );
    this.facts = { state: opened.state, plan, head, calendar: lanternCalendar, key: undefined, encrypt: () => '' };
    this.take(opened.writes);
  }

  run(step: Step): void {
    const members = this.facts.plan.nodes.map((node) => node.member);
    const member = members[step.node % members.length]!;
    const caseId = '00000000-0000-4000-8000-00000000000c';
    const one = { caseId, member };
    const acts: Record<string, () => void> = {
      accept: () => this.decide(acceptCase, { caseId }, town.clerk, step.hours),
      deem: () => this.decide(deemAccepted, { caseId }, systemActor, step.hours),
      decline: () =>
        this.decide(declineCase, { caseId, reason: 'notCompetent', explanation: '不' }, town.clerk, step.hours),
      declineSome: () =>
        this.decide(
          declineCase,
          { caseId, members: [member], reason: 'notNeeded', explanation: '不' },
          town.clerk,
          step.hours,
        ),
      declineUnanswered: () =>
        this.decide(declineCase, { caseId, reason: 'notSupplemented', explanation: '不' }, town.clerk, step.hours),
      raise: () => this.decide(raisePoints, { ...one, points: [shopName] }, town.reviewer(member), step.hours),
      noObjection: () => this.decide(recordNoObjection, one, town.reviewer(member), step.hours),
      notice: () => this.decide(issueSupplement, { caseId }, town.clerk, step.hours),
      second: () => this.decide(approveSecondSupplement, { caseId, reason: '新情况' }, town.overseer, step.hours),
      answer: () =>
        this.attempt(step.hours, (ctx) =>
          answerSupplement(this.facts, { answered: [shopName.ref], personal: [] }, { actor: town.applicant, ctx }),
        ),
      review: () => this.decide(reviewStrand, { ...one, proposal: 'grant' }, town.reviewer(member), step.hours),
      return: () => this.decide(returnStrand, { ...one, opinion: '再看' }, town.decider(member), step.hours),
      grant: () => this.decide(decideStrand, { ...one, outcome: 'granted' }, town.decider(member), step.hours),
      deny: () =>
        this.decide(
          decideStrand,
          { ...one, outcome: 'denied', reason: 'untrue', opinion: '不' },
          town.decider(member),
          step.hours,
        ),
      withdraw: () => this.decide(withdrawCase, { caseId }, town.applicant, step.hours),
      withdrawOne: () => this.decide(withdrawCase, one, town.applicant, step.hours),
      handOver: () => this.decide(handOver, { ...one, manner: 'counter' }, town.issuer, step.hours),
    };
    acts[step.act]!();
  }

  private decide<I, R>(what: Command<I, CaseFacts, R>, input: I, actor: Actor, hours: number): void {
    this.attempt(hours, (ctx) => what.decide(this.facts, { input, actor, prepared: undefined, ctx }));
  }

  private attempt(
    hours: number,
    decide: (ctx: Context) => { writes: readonly { shape: { id: string }; row: Readonly<Record<string, unknown>> }[] },
  ): void {
    try {
      this.take(decide(this.ctx(hours)).writes);
    } catch (error) {
      if ((error as Error).name !== 'Refusal') throw error;
      this.refused += 1;
    }
  }

  /** The state is read from the row that a command writes, the events from its event rows: what a database would hold. */
  private take(writes: readonly { shape: { id: string }; row: Readonly<Record<string, unknown>> }[]): void {
    for (const { shape, row } of writes) {
      if (shape.id.includes('cases.case_event'))
        this.events.push({
          seq: row.seq as number,
          type: row.type as string,
          ...(row.member ? { member: row.member as string } : {}),
          at: row.at as string,
          actor: row.actor as string,
          data: row.data as StoredCaseEvent['data'],
        });
      else if (shape.id.includes('cases.case ')) this.facts = { ...this.facts, state: row.state as CaseState };
    }
  }

  private ctx(hours: number): Context {
    this.now += hours * 3_600_000;
    const now = new Date(this.now).toISOString();
    return {
      now,
      today: new Date(this.now + 8 * 3_600_000).toISOString().slice(0, 10),
      newId: () => `id-${(this.ids += 1)}`,
      random: (bytes) => Buffer.alloc(bytes, 1),
    };
  }
}
const head = {
  queryCodeHash: '',
  bundleName: '开办灯笼铺',
  region: '990101',
  place: null,
  accountId: null,
  principalKind: 'person' as const,
  principalId: town.applicant.principal!.id,
};

/** What must hold of every history, finished or not. */
function check(plan: CasePlan, state: CaseState, events: readonly StoredCaseEvent[]): void {
  expect(foldCase(events)).toEqual(state);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1));
  expect(events.every((event, i) => i === 0 || event.at >= events[i - 1]!.at)).toBe(true);
  const finals = events.filter((event) => /^case\.(concluded|declined|withdrawn)$/.test(event.type));
  expect(finals.length).toBeLessThanOrEqual(1);
  const strands = Object.values(state.strands);
  const allFinal = strands.every((strand) => finalStrandStatuses.includes(strand.status));
  // I03: all strands final <=> the case is final. Checks alone are final at once, but the case still waits for its acceptance.
  if (state.status === 'accepted' || finals.length > 0) expect(finals.length === 1).toBe(allFinal);
  expect(state.outcome !== null).toBe(finals.length === 1);
  for (const strand of strands) {
    const outcomes = events.filter(
      (event) =>
        event.member === strand.member &&
        /^strand\.(granted|filed|denied|declined|withdrawn|terminated|check-passed)$/.test(event.type),
    );
    expect(outcomes.length).toBe(finalStrandStatuses.includes(strand.status) ? 1 : 0);
    // CAT-15: what is filed was decided by nobody, and nobody's queue ever held it.
    if (strand.status === 'filed') expect([strand.decision, strand.dues, strand.reviewer]).toEqual([null, null, null]);
    mustHaveWaited(plan, state, strand.member);
  }
  mustBeRightOutcome(state);
}

/** I04: nothing starts before its predecessors are over, nor after one of them failed that cancels its dependants. */
function mustHaveWaited(plan: CasePlan, state: CaseState, member: string): void {
  const strand = state.strands[member]!;
  if (!strand.dues) return;
  for (const before of plan.nodes.find((node) => node.member === member)!.after) {
    const other = state.strands[before]!;
    expect(other.finishedAt).not.toBeNull();
    if (plan.nodes.find((node) => node.member === before)!.onFailure === 'cancelDependants')
      expect(succeededStatuses).toContain(other.status);
  }
}

function mustBeRightOutcome(state: CaseState): void {
  const statuses = Object.values(state.strands)
    .map((strand) => strand.status)
    .filter((status) => status !== 'passed');
  const granted = statuses.filter((status) => status === 'granted' || status === 'filed').length;
  if (state.status === 'concluded') {
    expect(state.outcome === 'granted').toBe(granted === statuses.length);
    expect(state.outcome === 'partlyGranted').toBe(granted > 0 && granted < statuses.length);
  }
  if (state.status === 'declined' || state.status === 'withdrawn')
    expect([granted, state.outcome]).toEqual([0, state.status]);
}

/** Brings a case to its end the way its people would: accept, review, grant, again and again. */
function finish(simulation: Simulation): void {
  const acts = ['answer', 'accept', 'review', 'grant'] as const;
  for (let round = 0; round < 8; round += 1)
    for (const act of acts) for (let node = 0; node < 6; node += 1) simulation.run({ act, node, hours: 0 });
}

describe('任意经过', () => {
  // HISTORIES=50000 for the long run of reliability G4.
  it('随机的编排、随机的操作:状态等于事件的累计,不该动的不动,最后恰有一个结果', () => {
    const outcomes = new Map<string, number>();
    fc.assert(
      fc.property(planOf, fc.array(stepOf, { maxLength: 40 }), (plan, steps) => {
        const simulation = new Simulation(plan);
        for (const step of steps) {
          simulation.run(step);
          check(plan, simulation.facts.state, simulation.events);
        }
        finish(simulation);
        check(plan, simulation.facts.state, simulation.events);
        const { status, outcome } = simulation.facts.state;
        expect(['concluded', 'declined', 'withdrawn']).toContain(status);
        outcomes.set(outcome!, (outcomes.get(outcome!) ?? 0) + 1);
      }),
      { numRuns: Number(process.env.HISTORIES ?? 2000) },
    );
    // The histories really differ: every way a case can end was met (the rarest comes up about once in a hundred).
    expect([...outcomes.keys()].sort()).toEqual(['declined', 'granted', 'notGranted', 'partlyGranted', 'withdrawn']);
  });

  it('经过数据库也一样:存下的状态等于存下的事件的累计,时钟推进也不乱', async () => {
    const { env } = await testPlatform();
    const acts = lanternActs(env);
    await fc.assert(
      fc.asyncProperty(planOf, fc.array(stepOf, { maxLength: 14 }), async (plan, steps) => {
        const caseId = await acts.open(plan);
        const members = plan.nodes.map((node) => node.member);
        for (const step of steps) {
          const member = members[step.node % members.length]!;
          if (step.hours > 24) await env.execute(advanceClock, { input: { minutes: step.hours }, actor: systemActor });
          await byName[step.act]!(acts, caseId, member).catch((error) => expect(error.name).toBe('Refusal'));
        }
        const state = await acts.state(caseId);
        const rows = await env.db.query(
          'select member, status, finished_at, started_on from cases.strand where case_id = $1',
          [caseId],
        );
        for (const row of rows.rows)
          expect([row.status, row.finished_at, row.started_on]).toEqual([
            state.strands[row.member]!.status,
            state.strands[row.member]!.finishedAt,
            state.strands[row.member]!.dues?.startedOn ?? null,
          ]);
      }),
      { numRuns: 60 },
    );
  });
});

type Acts = ReturnType<typeof lanternActs>;
const byName: Record<string, (acts: Acts, caseId: string, member: string) => Promise<unknown>> = {
  accept: (acts, id) => acts.accept(id),
  deem: (acts, id) => acts.deem(id),
  decline: (acts, id) => acts.decline(id),
  declineSome: (acts, id, member) => acts.decline(id, [member]),
  declineUnanswered: (acts, id) => acts.declineUnanswered(id),
  raise: (acts, id, member) => acts.raise(id, member),
  noObjection: (acts, id, member) => acts.noObjection(id, member),
  notice: (acts, id) => acts.notice(id),
  second: (acts, id) => acts.secondNotice(id),
  answer: (acts, id) => acts.answer(id),
  review: (acts, id, member) => acts.review(id, member),
  return: (acts, id, member) => acts.sendBack(id, member),
  grant: (acts, id, member) => acts.grant(id, member),
  deny: (acts, id, member) => acts.deny(id, member),
  withdraw: (acts, id) => acts.withdraw(id),
  withdrawOne: (acts, id, member) => acts.withdraw(id, member),
  handOver: (acts, id, member) => acts.handOver(id, member),
};
