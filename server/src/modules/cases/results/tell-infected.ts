import { planNotice } from '#notices';
import Type from 'typebox';
import { commandEach, type Reaction, reactionKey, systemActor } from '#platform';
import { findCase } from '../cases.store.ts';
import { loadPlans } from '../migrate/plans.store.ts';

/** 告知申请人文件有病毒 (FRM-12): a file that was handed in unseen was looked at later and is kept apart now. */
export const tellInfectedOf = commandEach({
  name: 'cases.tell-infected',
  title: '告知申请人文件有病毒',
  permission: { system: true },
  input: Type.Object(
    { caseId: Type.String({ format: 'uuid' }), material: Type.String({ maxLength: 200 }) },
    { additionalProperties: false },
  ),
  owner: ({ caseId, material }) => `notice:${caseId}:${material}`,
  loadOne: async (db, { input }) => {
    const record = (await findCase(db, input.caseId))!;
    return { record, plan: (await loadPlans(db, [record.state])).get(input.caseId)! };
  },
  decide: ({ record, plan }, { input, ctx }) => {
    const materialName = plan.materials.find((one) => one.key === input.material)?.name ?? '申请材料';
    const { receiptNo } = record.state;
    const params = { receiptNo, bundleName: record.head.bundleName, materialName };
    const recipient = { kind: record.head.principalKind, id: record.head.principalId };
    const told = planNotice({ recipient, caseId: input.caseId, content: { kind: 'file-infected', params } }, ctx);
    return { ...told, result: { told: true } };
  },
});

/** Files of cases; the form of a draft says it by itself. */
export const tellInfected: Reaction = {
  consumer: 'cases.tell-infected',
  on: ['file.infected'],
  handle: async (event, env) => {
    const { ownerKind, material } = event.data as { ownerKind: string; material: string };
    if (ownerKind !== 'case') return;
    await env.execute(tellInfectedOf, {
      input: { caseId: event.ownerId, material },
      actor: systemActor,
      idempotencyKey: reactionKey(event, 'cases.tell-infected'),
    });
  },
};
