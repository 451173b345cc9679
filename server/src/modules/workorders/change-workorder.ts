import { addWorkingDays, type WorkCalendar } from '@yijian/core/calendar';
import { currentCalendar } from '#calendars';
import { actorRef } from '#platform';
import type { Actor, Context, DomainEvent, LoadEnvironment, Queryable, Write } from '#platform';
import { refusals } from './refusals.ts';
import { statusNameOf, type WorkorderCode, type WorkorderDays, workorderTypes } from './types.ts';
import { evolve, type StoredWorkorderEvent, type WorkorderEvent, type WorkorderState } from './workorder-state.ts';
import { takeWorkorders, writeChangedWorkorder, writeEvent, writeNote } from './workorders.store.ts';

/** What every command on a work order judges. `encrypt` is for its free texts, under the order's own key. */
export type WorkorderFacts = { state: WorkorderState; calendar: WorkCalendar; encrypt: (value: unknown) => string };
type Around = { actor: Actor; ctx: Context };

export const notePurpose = (workorderId: string): string => `workorder-note|${workorderId}`;

/** Locks and loads the orders of a batch; one that is not there is the answer `workorders.not-found` of its request only. */
export async function loadWorkorders(
  db: Queryable,
  requests: readonly { input: { workorderId: string } }[],
  env: LoadEnvironment,
): Promise<(WorkorderFacts | Error)[]> {
  const ids = [...new Set(requests.map((request) => request.input.workorderId))];
  const records = await takeWorkorders(db, ids);
  const calendar = await currentCalendar(db);
  const { keys } = await env.keys.load(db, [...records.keys()]);
  return requests.map(({ input: { workorderId: id } }) => {
    const record = records.get(id);
    const key = keys.get(id);
    if (!record || !key) return refusals.notFound.with();
    return {
      state: record.state,
      calendar,
      encrypt: (value: unknown) => env.keys.encrypt(key, notePurpose(id), value),
    };
  });
}

/** Appends one event: new state, rows, and the event to deliver. */
export function changeWorkorder(facts: WorkorderFacts, { actor, ctx }: Around, event: WorkorderEvent) {
  const stored = numberEvent(facts.state, { actor, ctx }, event);
  const state = evolve(facts.state, stored);
  const id = ctx.newId();
  return {
    state,
    writes: [writeChangedWorkorder(facts.state, state), writeEvent(state.workorderId, id, stored)],
    events: [asDomainEvent(state, id, stored)],
  };
}

/** Gives an event its number and time; times never go back. */
export function numberEvent(
  state: WorkorderState | null,
  { actor, ctx }: Around,
  event: WorkorderEvent,
): StoredWorkorderEvent {
  const at = state && state.lastAt > ctx.now ? state.lastAt : ctx.now;
  return { ...event, seq: (state?.seq ?? 0) + 1, at, actor: actorRef(actor) };
}

/** What listeners get: the order's type and subject beside the event's own data. */
export const asDomainEvent = (state: WorkorderState, id: string, event: StoredWorkorderEvent): DomainEvent => ({
  id,
  type: event.type,
  ownerId: state.workorderId,
  seq: event.seq,
  data: {
    ...event.data,
    workorderType: state.type,
    subject: state.subject,
    caseId: state.caseId,
    outcome: state.outcome,
  },
});

/** A free text: encrypted row beside the order; events name only its id. */
export function noteOf(
  facts: Pick<WorkorderFacts, 'encrypt'> & { workorderId: string },
  ctx: Context,
  text: string,
): { noteId: string; write: Write } {
  const noteId = ctx.newId();
  return { noteId, write: writeNote(facts.workorderId, noteId, facts.encrypt({ text })) };
}

/** The clock of a step that begins today, or on the day the order was opened: first day and due day. */
export function clockOf(
  calendar: WorkCalendar,
  order: { type: WorkorderCode; from: string },
  days: keyof WorkorderDays,
): { since: string; due: string } {
  return { since: order.from, due: addWorkingDays(calendar, order.from, workorderTypes[order.type].days[days]).due };
}

/** The fresh state that a refused person is shown (409). */
export const freshState = (state: WorkorderState) => ({
  id: state.workorderId,
  status: state.status,
  statusName: statusNameOf(state),
  due: state.due,
  seq: state.seq,
});

/** Refuses `not-now` with the fresh state. */
export function mustBe(state: WorkorderState, statuses: readonly WorkorderState['status'][]): void {
  if (!statuses.includes(state.status)) throw refusals.notNow.with({ state: freshState(state) });
}
