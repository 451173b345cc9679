import { isFaceToFace, isStaffed } from '@yijian/core/channel';
import Type from 'typebox';
import { findCase } from '#cases';
import { describeAccounts } from '#identity';
import { planNotice } from '#notices';
import { commandEach, type LoadEnvironment, type Queryable, type Request } from '#platform';
import { findDeviceOf } from './devices.store.ts';
import { openFor } from './end-visit.ts';
import { hashOfToken, ratingTokenFor } from './rating-token.ts';
import { findInvitationOf, writeInvitation } from './ratings.store.ts';

type Input = { caseId: string };

async function loadVisit(db: Queryable, { input }: Request<Input>, { keys }: LoadEnvironment) {
  const { state, head } = (await findCase(db, input.caseId))!;
  const { channel } = state;
  const clerk = isStaffed(channel) ? head.accountId : null;
  const [post] = clerk ? ((await describeAccounts(db, keys, [clerk])).get(clerk)?.posts ?? []) : [];
  return {
    state,
    head,
    served: clerk ? { accountId: clerk, windowName: post?.name ?? '窗口' } : null,
    lead: post ?? { authority: Object.values(state.strands)[0]?.authority ?? 'none', name: '窗口' },
    isRated: state.trial !== true && (isStaffed(channel) || channel === 'kiosk'),
    known: (await findInvitationOf(db, input.caseId, 'visit')) !== undefined,
    hasDevice: clerk !== null && isFaceToFace(channel) && (await findDeviceOf(db, clerk))?.pairedAt != null,
    tokenOf: (id: string) => ratingTokenFor(keys, id),
    around: { keys, ring: await keys.load(db, []) },
  };
}

/**
 * 邀请评价一次服务 (EVA-01, 一次一评): an application was handed in with somebody's help or at a terminal: that visit is rated by
 * itself, without anything the clerk could leave undone. Where no device stands at the window, a short message asks.
 */
export const inviteVisit = commandEach({
  name: 'ratings.invite-visit',
  title: '邀请评价窗口服务',
  permission: { system: true },
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  owner: (input) => `visit:${input.caseId}`,
  loadOne: loadVisit,
  decide: ({ state, head, served, lead, isRated, known, hasDevice, tokenOf, around }, { ctx }) => {
    if (!isRated || known) return { writes: [], result: { invited: false } };
    const subject = { kind: 'visit' as const, id: ctx.newId() };
    const recipient = { kind: head.principalKind, id: head.principalId };
    const token = tokenOf(subject.id);
    const { receiptNo, bundle, caseId, channel } = state;
    const base = { receiptNo, bundleName: head.bundleName };
    const visit = {
      subject,
      caseId,
      bundle,
      channel,
      ...base,
      region: head.region,
      principal: recipient,
      servedBy: served,
      lead: lead.authority,
      authorities: [lead],
      ...openFor(ctx.today),
    };
    const secret = { content: { link: `/rate/${token}?via=message` }, around };
    const told = hasDevice
      ? { writes: [], events: [] }
      : planNotice({ recipient, caseId, content: { kind: 'visit-ended', params: base } }, ctx, secret);
    return {
      writes: [writeInvitation(visit, hashOfToken(token), ctx.now), ...told.writes],
      events: told.events,
      result: { invited: true },
    };
  },
});
