import Type from 'typebox';
import { command, refusals as platformRefusals } from '#platform';
import { type Recipient, takeNotices, writeRead } from './notices.store.ts';

type NoticeFacts = { recipient: Recipient; readAt: string | null };

/** 标为已读: by the recipient; a second time changes nothing. Somebody else's notice is not found. */
export const readNotice = command({
  name: 'notices.read-notice',
  title: '标为已读',
  permission: {
    citizen: true,
    posts: ['counter', 'receiver', 'reviewer', 'decider', 'catalogueManager', 'supervisor', 'issuer', 'administrator'],
  },
  input: Type.Object({ noticeId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  owner: (input) => input.noticeId,
  load: async (db, requests): Promise<(NoticeFacts | Error)[]> => {
    const found = await takeNotices(
      db,
      requests.map(({ input }) => input.noticeId),
    );
    return requests.map(({ input, actor }) => {
      const notice = found.get(input.noticeId);
      return notice && notice.recipient.id === (actor.kind === 'staff' ? actor.personId : actor.principal?.id)
        ? notice
        : platformRefusals.notFound.with();
    });
  },
  decide: (notice, { input, ctx }) =>
    notice.readAt === null
      ? { writes: [writeRead(input.noticeId, ctx.now)], result: { readAt: ctx.now } }
      : { writes: [], result: { readAt: notice.readAt } },
});
