import { shanghaiDay } from '@yijian/core/calendar';
import Type from 'typebox';
import { command, type Reaction, reactionKey, systemActor } from '#platform';
import { changeWorkorder, freshState, loadWorkorders } from './change-workorder.ts';
import { WorkorderId } from './handle-workorder.ts';
import { listAwaiting } from './workorders.store.ts';

/**
 * 公开即办结 (CAT-09): the item that an order waits for came into force, changed: the order is done, in time or late, and nobody has
 * to answer it. Asked again it does nothing.
 */
export const fulfilWorkorder = command({
  name: 'workorders.fulfil-workorder',
  title: '公开即办结',
  permission: { system: true },
  input: Type.Object(
    { workorderId: WorkorderId, version: Type.Integer({ minimum: 1 }), publishedOn: Type.String() },
    { additionalProperties: false },
  ),
  owner: (input) => input.workorderId,
  load: loadWorkorders,
  decide: (facts, { input, actor, ctx }) => {
    const { state } = facts;
    if (state.due === null) return { writes: [], result: freshState(state) };
    const { version, publishedOn } = input;
    const change = changeWorkorder(
      facts,
      { actor, ctx },
      { type: 'workorder.fulfilled', data: { version, publishedOn, dueOn: state.due } },
    );
    return { writes: change.writes, events: change.events, result: freshState(change.state) };
  },
});

/**
 * A version that came into force before the change took effect, or before it was registered, does not show the change and fulfils
 * nothing, however late its event is delivered.
 */
export const heedPublication: Reaction = {
  consumer: 'workorders.heed-publication',
  on: ['catalogue.published'],
  handle: async (event, env) => {
    const { kind, code, version } = event.data as { kind: string; code: string; version: number };
    const publishedOn = shanghaiDay(event.at);
    for (const workorderId of await listAwaiting(env.db, { place: `${kind}:${code}`, day: publishedOn, at: event.at }))
      await env.execute(fulfilWorkorder, {
        input: { workorderId, version, publishedOn },
        actor: systemActor,
        idempotencyKey: `${reactionKey(event, 'workorders.heed-publication')}:${workorderId}`,
      });
  },
};
