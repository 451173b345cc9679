import Type, { type Static } from 'typebox';
import { type Actor, command, type DomainEvent, type LoadEnvironment, loadEach, type Queryable } from '#platform';
import { summary } from './issue-licence.ts';
import { actNames, type Licence, nextStatus, statusNames, statusOn, statusTable } from './licences.ts';
import { reasonPurpose, takeLicence, writeStatus } from './licences.store.ts';
import { refusals } from './refusals.ts';

const Change = Type.Object(
  {
    licenceId: Type.String({ format: 'uuid' }),
    act: Type.Union([
      Type.Literal('suspend'),
      Type.Literal('restore'),
      Type.Literal('revoke'),
      Type.Literal('cancel'),
      Type.Literal('void'),
    ]),
    law: Type.String({ minLength: 2, maxLength: 200 }),
    reason: Type.String({ minLength: 2, maxLength: 1000 }),
  },
  { additionalProperties: false },
);

type Facts = { licence: Licence; encrypt: (reason: string) => string | null };

/**
 * 变更证照状态 (LIC-02): 暂扣, 恢复, 撤销, 注销, 作废 by an officer of the issuing authority, with law and reason; never by itself
 * (decisions.md 8). Refuses `licences.licence-not-found`, `licences.not-issuer`, `licences.not-now` (with what may be done now).
 */
export const changeStatus = command({
  name: 'licences.change-status',
  title: '变更证照状态',
  permission: { posts: ['issuer', 'decider'] },
  input: Change,
  owner: (input) => input.licenceId,
  load: loadEach(loadStatus),
  decide: ({ licence, encrypt }: Facts, { input, actor, ctx }) => {
    if (!isIssuer(licence, actor)) throw refusals.notIssuer.with();
    // A licence past its last day is judged as expired although the poll may not have written so yet.
    const status = statusOn(licence, ctx.today);
    const to = nextStatus(status, input.act);
    if (!to)
      throw refusals.notNow.with({
        status,
        statusName: statusNames[status],
        possible: possibleActs(licence, ctx.today),
      });
    const change = {
      act: input.act,
      to,
      law: input.law,
      cipher: encrypt(input.reason),
      actor: actor.accountId!,
      at: ctx.now,
    };
    const event: DomainEvent = {
      id: ctx.newId(),
      type: 'licence.status-changed',
      ownerId: licence.licenceId,
      seq: licence.seq + 1,
      data: {
        licenceId: licence.licenceId,
        type: licence.type,
        act: input.act,
        from: status,
        to,
        issuer: licence.issuer,
      },
    };
    return {
      writes: writeStatus({ ...licence, status }, change),
      events: [event],
      result: { ...summary({ ...licence, status: to }), statusName: statusNames[to] },
    };
  },
});

async function loadStatus(
  db: Queryable,
  { input }: { input: Static<typeof Change> },
  env: LoadEnvironment,
): Promise<Facts> {
  const licence = await takeLicence(db, input.licenceId);
  if (!licence) throw refusals.licenceNotFound.with();
  const key = (await env.keys.load(db, [licence.holder.subjectId])).keys.get(licence.holder.subjectId);
  return {
    licence,
    encrypt: (reason) => (key ? env.keys.encrypt(key, reasonPurpose(licence.licenceId), { reason }) : null),
  };
}

/** Issuer or decider of the authority that issued it. */
export const isIssuer = (licence: Pick<Licence, 'issuer'>, actor: Actor): boolean =>
  actor.kind === 'staff' &&
  actor.posts.some((post) => post.authority === licence.issuer && (post.role === 'issuer' || post.role === 'decider'));

/** 现在可以做的变动, in words. */
export function possibleActs(licence: Licence, today: string): { act: string; name: string; law: string }[] {
  const status = statusOn(licence, today);
  return statusTable
    .filter((row) => row.act !== 'supersede' && row.act !== 'expire' && row.from.includes(status))
    .map((row) => ({ act: row.act, name: actNames[row.act], law: row.law }));
}
