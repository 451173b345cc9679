import {
  type Finding,
  nextStatus,
  type WorkorderCode,
  type WorkorderOutcome,
  type WorkorderStatus,
  type WorkorderStep,
  workorderTypes,
} from './types.ts';

/** 一次回访. */
export type FollowUp = { satisfied: boolean; at: string; by: string; noteId: string | null };

/** State of a work order: the fold of its events. Ids, codes, days; no personal data. */
export type WorkorderState = {
  workorderId: string;
  number: string;
  type: WorkorderCode;
  subject: { kind: string; id: string };
  caseId: string | null;
  /** named: somebody can be called back */
  contactable: boolean;
  region: string;
  authority: string;
  authorityName: string;
  /** authorities the order may be passed on to */
  candidates: readonly { authority: string; name: string }[];
  /** what it is about, without who */
  facts: Readonly<Record<string, unknown>>;
  noteId: string | null;
  status: WorkorderStatus;
  /** first day of the running step, and the day it is due; null once closed */
  since: string;
  due: string | null;
  openedAt: string;
  openedOn: string;
  signedAt: string | null;
  finding: Finding | null;
  verifiedAt: string | null;
  handledAt: string | null;
  followUps: readonly FollowUp[];
  followedUpAt: string | null;
  escalatedDues: readonly string[];
  closedAt: string | null;
  outcome: WorkorderOutcome | null;
  seq: number;
  lastAt: string;
};

export type WorkorderEvent = { type: string; data: Readonly<Record<string, unknown>> };
export type StoredWorkorderEvent = WorkorderEvent & { seq: number; at: string; actor: string };

/** A fault, never a refusal: a command wrote an event that the state table does not allow. */
export class IllegalStep extends Error {}

// oxlint-disable-next-line typescript/no-explicit-any -- event data is JSON whose shape the event type fixes
type Data = Readonly<Record<string, any>>;
type Apply = (state: WorkorderState, event: StoredWorkorderEvent & { data: Data }) => Partial<WorkorderState>;

const changes: Readonly<Record<string, Apply>> = {
  'workorder.assigned': (_, e) => ({
    authority: e.data.authority,
    authorityName: e.data.authorityName,
    signedAt: null,
  }),
  'workorder.signed': (_, e) => ({ signedAt: e.at }),
  'workorder.verified': (_, e) => ({ finding: e.data.finding, verifiedAt: e.at }),
  'workorder.explained': (_, e) => ({ finding: 'noBasis', verifiedAt: e.at, handledAt: e.at, outcome: 'explained' }),
  'workorder.appealed': () => ({ finding: 'malicious' }),
  'workorder.appeal-upheld': (_, e) => ({ verifiedAt: e.at, handledAt: e.at, outcome: 'notCounted' }),
  'workorder.appeal-rejected': () => ({ finding: null }),
  'workorder.completed': (_, e) => ({ handledAt: e.at, outcome: 'rectified' }),
  'workorder.sent-back': () => ({ handledAt: null, outcome: null }),
  'workorder.reopened': (s, e) => ({ handledAt: null, outcome: null, followUps: [...s.followUps, followUp(e)] }),
  'workorder.followed-up': (s, e) => ({ followedUpAt: e.at, followUps: [...s.followUps, followUp(e)] }),
  'workorder.escalated': (s, e) => ({ escalatedDues: [...s.escalatedDues, e.data.overdue] }),
  'workorder.fulfilled': (_, e) => ({ handledAt: e.at, closedAt: e.at, due: null, outcome: 'rectified' }),
  'workorder.closed': (_, e) => ({ closedAt: e.at, due: null }),
};

const followUp = (e: StoredWorkorderEvent & { data: Data }): FollowUp => ({
  satisfied: e.type === 'workorder.followed-up',
  at: e.at,
  by: e.actor,
  noteId: e.data.noteId ?? null,
});

/** Folds one event into the state (pure). Throws IllegalStep. */
export function evolve(state: WorkorderState | null, event: StoredWorkorderEvent): WorkorderState {
  const status = nextStatus(state?.status ?? null, event.type);
  if (!status) throw new IllegalStep(`${event.type} in status ${state?.status ?? 'none'}`);
  const typed = event as StoredWorkorderEvent & { data: Data };
  const base = state ?? opened(typed);
  const clock = typed.data.due === undefined ? {} : { since: typed.data.since, due: typed.data.due };
  return { ...base, ...clock, ...changes[event.type]?.(base, typed), status, seq: event.seq, lastAt: event.at };
}

/** State from all its events, in order; null without events. */
export const foldWorkorder = (events: readonly StoredWorkorderEvent[]): WorkorderState | null =>
  events.reduce<WorkorderState | null>(evolve, null);

const opened = ({ data, at }: StoredWorkorderEvent & { data: Data }): WorkorderState => ({
  workorderId: data.workorderId,
  number: data.number,
  type: data.type,
  subject: data.subject,
  caseId: data.caseId,
  contactable: data.contactable,
  region: data.region,
  authority: data.authority,
  authorityName: data.authorityName,
  candidates: data.candidates,
  facts: data.facts,
  noteId: data.noteId,
  status: 'assigned',
  since: data.since,
  due: data.due,
  openedAt: at,
  openedOn: data.since,
  signedAt: null,
  finding: null,
  verifiedAt: null,
  handledAt: null,
  followUps: [],
  followedUpAt: null,
  escalatedDues: [],
  closedAt: null,
  outcome: null,
  seq: 0,
  lastAt: at,
});

/** Whether the type of an order has this step. */
export const hasStep = ({ type }: WorkorderState, id: WorkorderStep['id']): boolean =>
  workorderTypes[type].steps.some((step) => step.id === id);

/** 缺的步骤: what the type asks for and has not happened; without these an order cannot be closed (EVA-02). */
export function missingSteps(state: WorkorderState): WorkorderStep[] {
  const nobodyToCall = !state.contactable || state.outcome === 'notCounted';
  const done = {
    sign: state.signedAt,
    verify: state.verifiedAt,
    handle: state.handledAt,
    publish: state.handledAt,
    followUp: nobodyToCall || state.followedUpAt,
  };
  return workorderTypes[state.type].steps.filter((step) => !done[step.id]);
}
