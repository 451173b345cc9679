import type { CasePlan } from '@yijian/core/contract';
import type { WorkCalendar } from '@yijian/core/calendar';
import { currentCalendar } from '#calendars';
import { actorRef } from '#platform';
import type { Actor, Context, DomainEvent, LoadEnvironment, Queryable, SubjectKey, Write } from '#platform';
import { type CaseEvent, type CaseState, evolve, type StoredCaseEvent } from './case-state.ts';
import { type CaseHead, takeCases, writeChangedCase, writeEvent, writeNote } from './cases.store.ts';
import { loadPlans } from './migrate/plans.store.ts';
import { settleCase } from './settle-case.ts';
import { refusals } from './refusals.ts';

/** 办件事实: what every command on a case judges: state, plan, calendar, the key that its notes are encrypted under. */
export type CaseFacts = {
  state: CaseState;
  plan: CasePlan;
  head: CaseHead;
  calendar: WorkCalendar;
  key: SubjectKey | undefined;
  encrypt: (value: unknown) => string;
};

/** 取办件: locks and loads the cases of a batch; a case that is not there is the answer `cases.case-not-found` of its request only. */
export async function loadCases(
  db: Queryable,
  requests: readonly { input: { caseId: string } }[],
  env: LoadEnvironment,
): Promise<(CaseFacts | Error)[]> {
  const ids = [...new Set(requests.map((request) => request.input.caseId))];
  const records = await takeCases(db, ids);
  const states = [...records.values()].map((record) => record.state);
  const [loaded, calendar] = [await loadPlans(db, states), await currentCalendar(db)];
  const ring = await env.keys.load(db, [...new Set([...records.values()].map((record) => record.head.principalId))]);
  return requests.map(({ input }) => {
    const record = records.get(input.caseId);
    const plan = loaded.get(input.caseId);
    if (!record || !plan) return refusals.caseNotFound.with();
    const key = ring.keys.get(record.head.principalId);
    return {
      state: record.state,
      plan,
      head: record.head,
      calendar,
      key,
      encrypt: (value) => (key ? env.keys.encrypt(key, `note|${input.caseId}`, value) : ''),
    };
  });
}

export type Change = { state: CaseState; writes: Write[]; events: DomainEvent[]; facts: CaseFacts };

/**
 * Appends the events of a command and everything that follows from them at once (strands that may start, dependants that
 * cannot, conclusion): one new state, one set of rows. `then`: what the same act does next, told what the first part led to.
 * Throws IllegalTransition when a command forgot to judge.
 */
export function changeCase(
  facts: CaseFacts,
  by: { actor: Actor; ctx: Context },
  events: readonly CaseEvent[],
  then: (state: CaseState) => readonly CaseEvent[] = () => [],
): Change {
  const appended = { stored: [] as Appended['stored'] };
  const append = (state: CaseState, more: readonly CaseEvent[]): CaseState => {
    const next = appendEvents(state, by, more);
    appended.stored.push(...next.stored);
    return next.state;
  };
  const settle = (state: CaseState) => settleCase(state, facts, by.ctx.today, append);
  const first = settle(append(facts.state, events));
  const settled = settle(append(first, then(first)));
  return {
    state: settled,
    facts: { ...facts, state: settled },
    writes: [
      ...writeChangedCase(facts.state, settled),
      ...appended.stored.map(({ id, event }) => writeEvent(settled.caseId, id, event)),
    ],
    events: appended.stored.map(({ id, event }) => asDomainEvent(settled.caseId, id, event)),
  };
}

type Appended = { state: CaseState; stored: { id: string; event: StoredCaseEvent }[] };

/** Numbers and stamps events; their times never go back, even when the database's clock does (I30). */
export function appendEvents(
  state: CaseState,
  by: { actor: Actor; ctx: Context },
  events: readonly CaseEvent[],
): Appended {
  let current = state;
  const stored = events.map((event) => {
    const at = current.lastAt > by.ctx.now ? current.lastAt : by.ctx.now;
    const full: StoredCaseEvent = { ...event, seq: current.seq + 1, at, actor: actorRef(by.actor) };
    current = evolve(current, full);
    return { id: by.ctx.newId(), event: full };
  });
  return { state: current, stored };
}

export const asDomainEvent = (caseId: string, id: string, event: StoredCaseEvent): DomainEvent => ({
  id,
  type: event.type,
  ownerId: caseId,
  seq: event.seq,
  data: event.member ? { ...event.data, member: event.member } : event.data,
});

/** A free text (opinion, reason): encrypted row beside the case; events name only its id. */
export function noteOf(
  facts: CaseFacts,
  ctx: Context,
  text: string | undefined,
): { noteId: string | null; writes: Write[] } {
  if (!text || !facts.key) return { noteId: null, writes: [] };
  const noteId = ctx.newId();
  return {
    noteId,
    writes: [
      writeNote(facts.state.caseId, { noteId, subjectId: facts.key.subjectId, cipher: facts.encrypt({ text }) }),
    ],
  };
}
