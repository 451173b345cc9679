import { shanghaiDay } from '@yijian/core/calendar';
import Type from 'typebox';
import { listPostHolders } from '#identity';
import { type NoticeContent, planNotice } from '#notices';
import { commandEach, type Reaction, reactionKey, systemActor } from '#platform';
import { titleOf, workorderTypes } from './types.ts';
import type { WorkorderState } from './workorder-state.ts';
import { findWorkorder } from './workorders.store.ts';

const handlers = ['reviewer', 'decider', 'counter'];
const Told = Type.Object(
  {
    workorderId: Type.String({ format: 'uuid' }),
    seq: Type.Integer({ minimum: 1 }),
    overdue: Type.Union([Type.String(), Type.Null()]),
  },
  { additionalProperties: false },
);

/** 告知承办人和监督人: a new order reaches those who handle it, a late one their supervisors too. Never who rated. */
export const tellStaffOf = commandEach({
  name: 'workorders.tell-staff',
  title: '告知工单承办人',
  permission: { system: true },
  input: Told,
  owner: (input) => `notice:${input.workorderId}:${input.seq}`,
  loadOne: async (db, { input }, { now }) => {
    const today = shanghaiDay(now);
    const { state } = (await findWorkorder(db, input.workorderId))!;
    const officers = await listPostHolders(db, { authority: state.authority, roles: handlers, today });
    const supervisors = input.overdue === null ? [] : await listPostHolders(db, { roles: ['supervisor'], today });
    return { state, people: [...new Set([...officers, ...supervisors])] };
  },
  decide: ({ state, people }, { input, ctx }) => ({
    writes: people.flatMap(
      (id) =>
        planNotice(
          {
            recipient: { kind: 'person', id },
            caseId: null,
            content: contentOf(state, input.overdue),
          },
          ctx,
        ).writes,
    ),
    result: { told: people.length },
  }),
});

function contentOf(state: WorkorderState, overdue: string | null): NoticeContent {
  const base = {
    receiptNo: state.number,
    bundleName: titleOf(state),
    kindName: workorderTypes[state.type].zh,
    hidesRater: workorderTypes[state.type].hidesRater,
  };
  return overdue === null
    ? { kind: 'workorder-opened', params: { ...base, due: state.due ?? state.since } }
    : { kind: 'workorder-overdue', params: { ...base, authorityName: state.authorityName, due: overdue } };
}

/** Orders that are new to an authority, and orders that are late. */
export const tellStaff: Reaction = {
  consumer: 'workorders.tell-staff',
  on: ['workorder.opened', 'workorder.assigned', 'workorder.sent-back', 'workorder.escalated'],
  handle: async (event, env) => {
    const overdue = event.type === 'workorder.escalated' ? String(event.data.overdue) : null;
    await env.execute(tellStaffOf, {
      input: { workorderId: event.ownerId, seq: event.seq, overdue },
      actor: systemActor,
      idempotencyKey: reactionKey(event, 'workorders.tell-staff'),
    });
  },
};
