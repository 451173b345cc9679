import { shanghaiDay } from '@yijian/core/calendar';
import Type from 'typebox';
import { listPostHolders } from '#identity';
import { planNotice } from '#notices';
import { commandEach, type Reaction, reactionKey, systemActor } from '#platform';
import { findCase } from '../cases.store.ts';
import { loadPlans } from '../migrate/plans.store.ts';

/** 告知被催办部门 (THG-09): its officers get a message; without a person's name or the words of the urging. */
const tellOfficers = commandEach({
  name: 'cases.tell-urged-officers',
  title: '告知被催办的部门',
  permission: { system: true },
  input: Type.Object(
    { caseId: Type.String({ format: 'uuid' }), member: Type.String(), authority: Type.String() },
    { additionalProperties: false },
  ),
  owner: (input) => `urging:${input.caseId}:${input.member}`,
  loadOne: async (db, { input }, { now }) => {
    const today = shanghaiDay(now);
    const record = (await findCase(db, input.caseId))!;
    const plan = (await loadPlans(db, [record.state])).get(input.caseId)!;
    return {
      people: await listPostHolders(db, { authority: input.authority, roles: ['reviewer', 'decider'], today }),
      record,
      itemName: plan.nodes.find((node) => node.member === input.member)!.itemName,
    };
  },
  decide: ({ people, record, itemName }, { input, ctx }) => ({
    writes: people.flatMap(
      (id) =>
        planNotice(
          {
            recipient: { kind: 'person', id },
            caseId: input.caseId,
            content: {
              kind: 'strand-urged',
              params: { receiptNo: record.state.receiptNo, bundleName: record.head.bundleName, itemName },
            },
          },
          ctx,
        ).writes,
    ),
    result: { told: people.length },
  }),
});

/** An urging reaches those who can answer it. */
export const tellUrged: Reaction = {
  consumer: 'cases.tell-urged',
  on: ['strand.urged'],
  handle: async (event, env) => {
    const { member, urged } = event.data as { member: string; urged: string };
    await env.execute(tellOfficers, {
      input: { caseId: event.ownerId, member, authority: urged },
      actor: systemActor,
      idempotencyKey: reactionKey(event, 'cases.tell-urged'),
    });
  },
};
