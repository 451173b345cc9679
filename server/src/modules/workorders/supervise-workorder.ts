import Type from 'typebox';
import { command } from '#platform';
import { changeWorkorder, clockOf, freshState, loadWorkorders, mustBe, noteOf } from './change-workorder.ts';
import { Text, WorkorderId } from './handle-workorder.ts';
import { isHandler, isHall, isSupervisor, mustSupervise } from './judge-reader.ts';
import { refusals } from './refusals.ts';
import { missingSteps } from './workorder-state.ts';

const closed = { additionalProperties: false } as const;

/** 申诉复核: the supervisor judges whether a rating is untrue; upheld, it no longer counts, but stays as it was given. */
export const reviewAppeal = command({
  name: 'workorders.review-appeal',
  title: '申诉复核',
  permission: { posts: ['supervisor'] },
  input: Type.Object({ workorderId: WorkorderId, upheld: Type.Boolean(), reason: Text }, closed),
  owner: (input) => input.workorderId,
  load: loadWorkorders,
  decide: (facts, { input, actor, ctx }) => {
    const { state } = facts;
    mustSupervise(actor, state);
    mustBe(state, ['appealing']);
    const note = noteOf({ workorderId: state.workorderId, encrypt: facts.encrypt }, ctx, input.reason);
    const clock = clockOf(
      facts.calendar,
      { type: state.type, from: ctx.today },
      input.upheld ? 'confirmWD' : 'simpleWD',
    );
    const type = input.upheld ? 'workorder.appeal-upheld' : 'workorder.appeal-rejected';
    const change = changeWorkorder(facts, { actor, ctx }, { type, data: { noteId: note.noteId, ...clock } });
    return { writes: [...change.writes, note.write], events: change.events, result: freshState(change.state) };
  },
});

/**
 * 回访: the hall or the supervisor asks the rater whether it is put right; never the authority that was rated
 * (`own-follow-up`). Not satisfied: the order goes back to work.
 */
export const followUpWorkorder = command({
  name: 'workorders.follow-up-workorder',
  title: '回访',
  permission: { posts: ['counter', 'supervisor'] },
  input: Type.Object({ workorderId: WorkorderId, satisfied: Type.Boolean(), account: Text }, closed),
  owner: (input) => input.workorderId,
  load: loadWorkorders,
  decide: (facts, { input, actor, ctx }) => {
    const { state } = facts;
    if (isHandler(actor, state)) throw refusals.ownFollowUp.with();
    if (!isSupervisor(actor, state) && !isHall(actor, state)) throw refusals.notFound.with();
    mustBe(state, ['answered']);
    if (!state.contactable) throw refusals.notNow.with({ state: freshState(state), because: '匿名评价不回访' });
    const note = noteOf({ workorderId: state.workorderId, encrypt: facts.encrypt }, ctx, input.account);
    const clock = clockOf(
      facts.calendar,
      { type: state.type, from: ctx.today },
      input.satisfied ? 'confirmWD' : 'simpleWD',
    );
    const type = input.satisfied ? 'workorder.followed-up' : 'workorder.reopened';
    const change = changeWorkorder(facts, { actor, ctx }, { type, data: { noteId: note.noteId, ...clock } });
    return { writes: [...change.writes, note.write], events: change.events, result: freshState(change.state) };
  },
});

/** 退回重办: the supervisor is not satisfied with the answer of an order that has nobody to call back. Refuses `not-now`. */
export const sendBackWorkorder = command({
  name: 'workorders.send-back-workorder',
  title: '退回重办',
  permission: { posts: ['supervisor'] },
  input: Type.Object({ workorderId: WorkorderId, reason: Text }, closed),
  owner: (input) => input.workorderId,
  load: loadWorkorders,
  decide: (facts, { input, actor, ctx }) => {
    const { state } = facts;
    mustSupervise(actor, state);
    mustBe(state, state.contactable ? [] : ['answered']);
    const note = noteOf({ workorderId: state.workorderId, encrypt: facts.encrypt }, ctx, input.reason);
    const clock = clockOf(facts.calendar, { type: state.type, from: ctx.today }, 'simpleWD');
    const change = changeWorkorder(
      facts,
      { actor, ctx },
      { type: 'workorder.sent-back', data: { noteId: note.noteId, ...clock } },
    );
    return { writes: [...change.writes, note.write], events: change.events, result: freshState(change.state) };
  },
});

/** 监督确认办结 (EVA-02): refuses `missing-steps` with the list of what has not happened. */
export const closeWorkorder = command({
  name: 'workorders.close-workorder',
  title: '确认办结',
  permission: { posts: ['supervisor'] },
  input: Type.Object({ workorderId: WorkorderId }, closed),
  owner: (input) => input.workorderId,
  load: loadWorkorders,
  decide: (facts, { actor, ctx }) => {
    const { state } = facts;
    mustSupervise(actor, state);
    const missing = missingSteps(state);
    if (state.status !== 'closed' && missing.length > 0)
      throw refusals.missingSteps.with({ missing, state: freshState(state) });
    mustBe(state, ['visited', 'answered']);
    const change = changeWorkorder(facts, { actor, ctx }, { type: 'workorder.closed', data: {} });
    return { writes: change.writes, events: change.events, result: freshState(change.state) };
  },
});

/** 逾期督办: recorded once for each missed day; issued by the poll. */
export const escalateWorkorder = command({
  name: 'workorders.escalate-workorder',
  title: '逾期督办',
  permission: { system: true },
  input: Type.Object({ workorderId: WorkorderId }, closed),
  owner: (input) => input.workorderId,
  load: loadWorkorders,
  decide: (facts, { actor, ctx }) => {
    const { state } = facts;
    const isDue = state.due !== null && state.due < ctx.today && !state.escalatedDues.includes(state.due);
    if (!isDue) return { writes: [], result: freshState(state) };
    const change = changeWorkorder(
      facts,
      { actor, ctx },
      { type: 'workorder.escalated', data: { overdue: state.due, step: state.status, authority: state.authority } },
    );
    return { writes: change.writes, events: change.events, result: freshState(change.state) };
  },
});
