import { addWorkingDays } from '@yijian/core/calendar';
import Type from 'typebox';
import { command, type Environment, type Reaction, systemActor } from '#platform';
import type { CaseEvent, Dues, StrandState } from './case-state.ts';
import { type CaseFacts, changeCase, loadCases } from './change-case.ts';
import { listRunning } from './due-work.store.ts';
import { duesFrom, receiptClock } from './dues.ts';
import { freshState } from './judge-actor.ts';

const Cause = Type.Object({ year: Type.Integer(), version: Type.Integer() }, { additionalProperties: false });

/**
 * 到期日重算 (ENG-08, 行政许可法 82): counts the clocks of a case in hand anew with the calendar as it stands now, and records each day
 * that moved with its cause. A day that was told stands: it may come earlier, never later, so that no applicant waits longer
 * because a calendar was corrected. Does nothing when nothing moved.
 */
export const recountDues = command({
  name: 'cases.recount-dues',
  title: '到期日重算',
  permission: { system: true },
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }), cause: Cause }, { additionalProperties: false }),
  owner: (input) => input.caseId,
  chained: true,
  load: loadCases,
  decide: (facts, { input, actor, ctx }) => {
    const events = [
      ...caseMoves(facts, input.cause),
      ...Object.values(facts.state.strands).flatMap((strand) => strandMoves(facts, strand, input.cause)),
    ];
    if (events.length === 0) return { writes: [], result: freshState(facts.state) };
    const change = changeCase(facts, { actor, ctx }, events);
    return { writes: change.writes, events: change.events, facts: change.facts, result: freshState(change.state) };
  },
});

/** What due days are counted from. */
export type CaseClocks = Pick<CaseFacts, 'state' | 'plan' | 'calendar'>;

type Cause = { year: number; version: number };
const causeOf = (facts: CaseFacts, cause: Cause) => ({
  cause: 'calendar',
  year: cause.year,
  import: cause.version,
  calendarVersion: facts.calendar.version,
});
const earlier = (told: string, counted: string): string => (counted < told ? counted : told);

function caseMoves(facts: CaseFacts, cause: Cause): CaseEvent[] {
  const { state, calendar, plan } = facts;
  const told = { receiptDue: state.receiptDue, bundleDue: state.bundleDue };
  const receipt = receiptClock(state, calendar)?.due ?? null;
  const bundle =
    state.status === 'accepted' && state.acceptedOn
      ? addWorkingDays(calendar, state.acceptedOn, plan.promiseDays).due
      : null;
  const now = {
    receiptDue: told.receiptDue && receipt ? earlier(told.receiptDue, receipt) : told.receiptDue,
    bundleDue: told.bundleDue && bundle ? earlier(told.bundleDue, bundle) : told.bundleDue,
  };
  if (now.receiptDue === told.receiptDue && now.bundleDue === told.bundleDue) return [];
  return [{ type: 'case.due-changed', data: { ...now, before: told, ...causeOf(facts, cause) } }];
}

function strandMoves(facts: CaseFacts, strand: StrandState, cause: Cause): CaseEvent[] {
  const { dues } = strand;
  if (!dues || (strand.status !== 'reviewing' && strand.status !== 'deciding')) return [];
  const node = facts.plan.nodes.find((one) => one.member === strand.member)!;
  const counted = duesFrom(facts.calendar, node, { on: dues.startedOn, at: dues.startedAt ?? facts.state.lastAt });
  const now = neverLater(dues, counted);
  const moved = (['planned', 'promised', 'statutory', 'provisional', 'dueAt'] as const).some(
    (name) => now[name] !== dues[name],
  );
  return moved
    ? [
        {
          type: 'strand.due-changed',
          member: strand.member,
          data: { dues: now, before: dues, ...causeOf(facts, cause) },
        },
      ]
    : [];
}

/** 只早不晚: a due day that was told may come earlier, never later. */
export const neverLater = (told: Dues, counted: Dues): Dues => ({
  ...counted,
  planned: earlier(told.planned, counted.planned),
  promised: earlier(told.promised, counted.promised),
  statutory: told.statutory && counted.statutory ? earlier(told.statutory, counted.statutory) : counted.statutory,
  ...(told.dueAt && counted.dueAt ? { dueAt: earlier(told.dueAt, counted.dueAt) } : {}),
});

/** A changed calendar reaches every case in hand, page by page; each case is its own command, repeating it changes nothing. */
export const heedCalendar: Reaction = {
  consumer: 'cases.heed-calendar',
  on: ['calendar.year-changed'],
  handle: async (event, env) => {
    const { year, version } = event.data as Cause;
    for (let page = await listRunning(env.db, null); page.length > 0; page = await listRunning(env.db, page.at(-1)!))
      await recountAll(env, page, { year, version });
  },
};

const recountAll = (env: Environment, caseIds: readonly string[], cause: Cause) =>
  Promise.all(caseIds.map((caseId) => env.execute(recountDues, { input: { caseId, cause }, actor: systemActor })));
