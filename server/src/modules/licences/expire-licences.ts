import Type from 'typebox';
import { shanghaiDay } from '@yijian/core/calendar';
import {
  command,
  type DomainEvent,
  type Environment,
  type LoadEnvironment,
  type Queryable,
  systemActor,
} from '#platform';
import type { Licence } from './licences.ts';
import { takeDue, writeStatus } from './licences.store.ts';

const BATCH = 500;

/** 证照到期: writes down what the calendar has done (a licence past its last day counts as expired even before). */
export const expireDue = command({
  name: 'licences.expire-due',
  title: '证照到期',
  permission: { system: true },
  input: Type.Object({}, { additionalProperties: false }),
  owner: () => 'licences.expiry',
  load: async (db: Queryable, requests, env: LoadEnvironment) => {
    const due = await takeDue(db, shanghaiDay(env.now), BATCH);
    return requests.map(() => due);
  },
  decide: (due: readonly Licence[], { actor, ctx }) => ({
    writes: due.flatMap((licence) =>
      writeStatus(licence, { act: 'expire', to: 'expired', law: null, cipher: null, actor: actor.kind, at: ctx.now }),
    ),
    events: due.map(
      (licence): DomainEvent => ({
        id: ctx.newId(),
        type: 'licence.expired',
        ownerId: licence.licenceId,
        seq: licence.seq + 1,
        data: { licenceId: licence.licenceId, type: licence.type, issuer: licence.issuer },
      }),
    ),
    result: { expired: due.length },
  }),
});

/** 到期检查: for the due-work poll; answers how many licences ended. */
export async function expireLicences(env: Environment): Promise<number> {
  let total = 0;
  for (;;) {
    const { result } = await env.execute(expireDue, { input: {}, actor: systemActor });
    total += result.expired;
    if (result.expired < BATCH) return total;
  }
}
