import { shanghaiDay, shiftDay } from '@yijian/core/calendar';
import Type from 'typebox';
import { type Actor, commandEach, type Context } from '#platform';
import { ratingContents } from './contents.ts';
import { hashOfToken, ratingTokenFor } from './rating-token.ts';
import { findLastVisit, type Invitation, writeInvitation } from './ratings.store.ts';
import { refusals } from './refusals.ts';

/** The device asks this long; afterwards the faces are gone, and the next visitor cannot rate for the one before. */
const ASK_SECONDS = 120;
export const asksUntil = (openedAt: string): string =>
  new Date(Date.parse(openedAt) + ASK_SECONDS * 1000).toISOString();

const VISIT = { bundle: 'window-service', bundleName: '窗口服务' } as const;

/**
 * 结束服务 (EVA-01, 一次一评): a reception that was for no application (a question, a result handed over) ended; the window's device
 * asks. Receptions at which something was handed in end by themselves (`invite-visit.ts`). Whatever the clerk does, the visit can
 * be rated; while the device still asks about the one before, no other begins (`ratings.still-asking`).
 */
export const endVisit = commandEach({
  name: 'ratings.end-visit',
  title: '结束本次服务',
  permission: { posts: ['counter'] },
  input: Type.Object({}, { additionalProperties: false }),
  owner: (_, actor) => `window:${actor.accountId}`,
  loadOne: async (db, { actor }, { keys, now }) => {
    const last = await findLastVisit(db, actor.accountId!);
    if (last && !last.rated && asksUntil(last.openedAt) > now) throw refusals.stillAsking.with();
    return { tokenHashOf: (id: string) => hashOfToken(ratingTokenFor(keys, id)) };
  },
  decide: ({ tokenHashOf }, { actor, ctx }) => {
    const visit = visitAt(actor, ctx);
    return {
      writes: [writeInvitation(visit, tokenHashOf(visit.subject.id), ctx.now)],
      result: { asksUntil: asksUntil(ctx.now) },
    };
  },
});

function visitAt(actor: Actor, ctx: Context): Invitation {
  const post = actor.posts.find((one) => one.role === 'counter')!;
  return {
    subject: { kind: 'visit', id: ctx.newId() },
    caseId: null,
    receiptNo: '',
    ...VISIT,
    channel: 'counter',
    region: post.region,
    principal: null,
    servedBy: { accountId: actor.accountId!, windowName: VISIT.bundleName },
    lead: post.authority,
    authorities: [{ authority: post.authority, name: '窗口所属单位' }],
    ...openFor(shanghaiDay(ctx.now)),
  };
}

/** Days in which an invitation that begins today is open. */
export const openFor = (today: string): Pick<Invitation, 'concludedOn' | 'expiresOn'> => ({
  concludedOn: today,
  expiresOn: shiftDay(today, ratingContents.openDays),
});
