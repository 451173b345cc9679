import Type from 'typebox';
import { command } from '#platform';
import { changeWorkorder, clockOf, freshState, loadWorkorders, mustBe, noteOf } from './change-workorder.ts';
import { isSupervisor, mustHandle } from './judge-reader.ts';
import { refusals } from './refusals.ts';
import { hasStep } from './workorder-state.ts';

export const WorkorderId = Type.String({ format: 'uuid' });
export const Text = Type.String({ minLength: 1, maxLength: 2000 });
const closed = { additionalProperties: false } as const;
const department = { posts: ['reviewer', 'decider', 'counter'] } as const;

/** 改派: the leading authority or the supervisor passes an order on to the authority that handled the item. Refuses `unknown-authority`. */
export const assignWorkorder = command({
  name: 'workorders.assign-workorder',
  title: '改派工单',
  permission: { posts: [...department.posts, 'supervisor'] },
  input: Type.Object({ workorderId: WorkorderId, authority: Type.String({ maxLength: 64 }) }, closed),
  owner: (input) => input.workorderId,
  load: loadWorkorders,
  decide: (facts, { input, actor, ctx }) => {
    const { state } = facts;
    if (!isSupervisor(actor, state)) mustHandle(actor, state);
    mustBe(state, ['assigned', 'signed']);
    const to = state.candidates.find((one) => one.authority === input.authority);
    if (!to) throw refusals.unknownAuthority.with({ candidates: state.candidates });
    const clock = clockOf(facts.calendar, { type: state.type, from: ctx.today }, 'startWD');
    const change = changeWorkorder(
      facts,
      { actor, ctx },
      { type: 'workorder.assigned', data: { authority: to.authority, authorityName: to.name, ...clock } },
    );
    return { writes: change.writes, events: change.events, result: freshState(change.state) };
  },
});

/** 签收: the authority takes the order. Where nothing is to be verified, the day of the rule stays (a report by the 15th). */
export const signWorkorder = command({
  name: 'workorders.sign-workorder',
  title: '签收工单',
  permission: department,
  input: Type.Object({ workorderId: WorkorderId }, closed),
  owner: (input) => input.workorderId,
  load: loadWorkorders,
  decide: (facts, { actor, ctx }) => {
    mustHandle(actor, facts.state);
    mustBe(facts.state, hasStep(facts.state, 'sign') ? ['assigned'] : []);
    const clock = hasStep(facts.state, 'verify')
      ? clockOf(facts.calendar, { type: facts.state.type, from: facts.state.since }, 'simpleWD')
      : {};
    const change = changeWorkorder(facts, { actor, ctx }, { type: 'workorder.signed', data: clock });
    return { writes: change.writes, events: change.events, result: freshState(change.state) };
  },
});

const FindingInput = Type.Union([
  Type.Literal('clear'),
  Type.Literal('complex'),
  Type.Literal('noBasis'),
  Type.Literal('malicious'),
]);

/**
 * 核实: what the authority found. Clear: put right at once; complex: with a dated plan; without basis: an explanation with its
 * legal basis; untrue: an appeal that the supervisor judges. Refuses `account-incomplete` with what is missing.
 */
export const verifyWorkorder = command({
  name: 'workorders.verify-workorder',
  title: '核实',
  permission: department,
  input: Type.Object(
    {
      workorderId: WorkorderId,
      finding: FindingInput,
      account: Text,
      plan: Type.Optional(Text),
      basis: Type.Optional(Text),
    },
    closed,
  ),
  owner: (input) => input.workorderId,
  load: loadWorkorders,
  decide: (facts, { input, actor, ctx }) => {
    const { state } = facts;
    mustHandle(actor, state);
    mustBe(state, hasStep(state, 'verify') ? ['signed'] : []);
    const missing = [
      ...(input.finding === 'complex' && !input.plan
        ? [{ place: '/plan', message: '请写整改计划：做什么、谁负责、什么时候完成' }]
        : []),
      ...(input.finding === 'noBasis' && !input.basis
        ? [{ place: '/basis', message: '请写明依据：法律法规或公布的办事指南' }]
        : []),
    ];
    if (missing.length > 0) throw refusals.accountIncomplete.with({ findings: missing });
    const note = noteOf(
      { workorderId: state.workorderId, encrypt: facts.encrypt },
      ctx,
      [input.account, input.plan, input.basis].filter(Boolean).join('\n'),
    );
    const type = {
      clear: 'workorder.verified',
      complex: 'workorder.verified',
      noBasis: 'workorder.explained',
      malicious: 'workorder.appealed',
    }[input.finding];
    const clock = {
      clear: () => clockOf(facts.calendar, { type: state.type, from: state.since }, 'simpleWD'),
      complex: () => clockOf(facts.calendar, { type: state.type, from: state.since }, 'complexWD'),
      noBasis: () => clockOf(facts.calendar, { type: state.type, from: ctx.today }, 'followUpWD'),
      malicious: () => clockOf(facts.calendar, { type: state.type, from: ctx.today }, 'simpleWD'),
    }[input.finding]();
    const change = changeWorkorder(
      facts,
      { actor, ctx },
      { type, data: { finding: input.finding, noteId: note.noteId, ...clock } },
    );
    return { writes: [...change.writes, note.write], events: change.events, result: freshState(change.state) };
  },
});

/** 整改完成: what was done; then the rater is called back. */
export const completeWorkorder = command({
  name: 'workorders.complete-workorder',
  title: '整改完成',
  permission: department,
  input: Type.Object({ workorderId: WorkorderId, done: Text }, closed),
  owner: (input) => input.workorderId,
  load: loadWorkorders,
  decide: (facts, { input, actor, ctx }) => {
    const { state } = facts;
    mustHandle(actor, state);
    mustBe(state, hasStep(state, 'verify') ? ['handling'] : ['signed', 'handling']);
    const note = noteOf({ workorderId: state.workorderId, encrypt: facts.encrypt }, ctx, input.done);
    const clock = clockOf(
      facts.calendar,
      { type: state.type, from: ctx.today },
      state.contactable ? 'followUpWD' : 'confirmWD',
    );
    const change = changeWorkorder(
      facts,
      { actor, ctx },
      { type: 'workorder.completed', data: { noteId: note.noteId, ...clock } },
    );
    return { writes: [...change.writes, note.write], events: change.events, result: freshState(change.state) };
  },
});
