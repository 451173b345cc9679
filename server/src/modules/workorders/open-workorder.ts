import type { WorkCalendar } from '@yijian/core/calendar';
import {
  type Actor,
  type Context,
  type DomainEvent,
  type KeyRing,
  type Queryable,
  takeNumbers,
  type Write,
} from '#platform';
import { asDomainEvent, clockOf, noteOf, notePurpose, numberEvent } from './change-workorder.ts';
import { type WorkorderCode, workorderTypes } from './types.ts';
import { evolve, type WorkorderState } from './workorder-state.ts';
import { type Contact, writeEvent, writeNewWorkorder } from './workorders.store.ts';

/** 新工单: what it is about, whom it is assigned to, whom the hall may call. `facts` holds no personal data. */
export type NewWorkorder = {
  type: WorkorderCode;
  number: string;
  subject: { kind: string; id: string };
  caseId: string | null;
  contact: Contact | null;
  region: string;
  authority: string;
  candidates: readonly { authority: string; name: string }[];
  facts: Readonly<Record<string, unknown>>;
  text: string | null;
  /** last day, `YYYY-MM-DD`, where a rule names one; else the type's days to sign */
  dueOn?: string;
};
/** 已开的工单: its state, and the rows and events that the opening command hands on. */
export type OpenedWorkorder = { state: WorkorderState; writes: Write[]; events: DomainEvent[] };

/** 开工单: rows and events of a new order, for the command of the module that knows the cause. One per subject. */
export function openWorkorder(
  order: NewWorkorder,
  around: {
    actor: Actor;
    ctx: Context;
    calendar: WorkCalendar;
    keys: KeyRing;
    ring: Awaited<ReturnType<KeyRing['load']>>;
  },
): OpenedWorkorder {
  const { ctx, keys } = around;
  const workorderId = ctx.newId();
  const created = around.ring.created(workorderId, ctx.now);
  const encrypt = (value: unknown) => keys.encrypt(created.key, notePurpose(workorderId), value);
  const note = order.text === null ? null : noteOf({ workorderId, encrypt }, ctx, order.text);
  const { text: _, contact, dueOn, ...plain } = order;
  const stored = numberEvent(null, around, {
    type: 'workorder.opened',
    data: {
      ...plain,
      workorderId,
      contactable: contact !== null,
      authorityName: order.candidates.find((one) => one.authority === order.authority)?.name ?? order.authority,
      noteId: note?.noteId ?? null,
      ...(dueOn
        ? { since: ctx.today, due: dueOn }
        : clockOf(around.calendar, { type: order.type, from: ctx.today }, 'startWD')),
    },
  });
  const state = evolve(null, stored);
  const eventId = ctx.newId();
  return {
    state,
    writes: [
      created.write,
      writeNewWorkorder({ state, contact }),
      writeEvent(workorderId, eventId, stored),
      ...(note ? [note.write] : []),
    ],
    events: [asDomainEvent(state, eventId, stored)],
  };
}

/** 工单编号: takes the next `count` numbers of a day, in `load`. Example: ZG202611210001. */
export async function takeWorkorderNumbers(
  db: Queryable,
  order: { type: WorkorderCode; day: string },
  count: number,
): Promise<string[]> {
  if (count === 0) return [];
  const prefix = `${workorderTypes[order.type].prefix}${order.day.replaceAll('-', '')}`;
  const first = (await takeNumbers(db, new Map([[`workorder/${prefix}`, count]]))).values().next().value!;
  return Array.from({ length: count }, (_, i) => `${prefix}${String(first + i).padStart(4, '0')}`);
}
