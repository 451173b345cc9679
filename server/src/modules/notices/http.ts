import Type from 'typebox';
import { type Actor, commandRoute, queryRoute, type Route } from '#platform';
import { listNotices } from './list-notices.ts';
import type { Recipient } from './notices.store.ts';
import { readNotice } from './read-notice.ts';

/** The box of whoever asks: a citizen's acting subject, a member of staff as a person. */
const ownBox = (actor: Actor): Recipient | null =>
  actor.kind === 'staff' && actor.personId ? { kind: 'person', id: actor.personId } : actor.principal;

/** 消息的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/notices',
    summary: '我的消息',
    permission: { citizen: true, posts: ['counter', 'reviewer', 'decider', 'issuer', 'catalogueManager', 'supervisor'] },
    query: Type.Object({ before: Type.Optional(Type.String({ format: 'uuid' })) }),
    read: async ({ actor, query }, env) =>
      ownBox(actor)
        ? listNotices(env.db, ownBox(actor)!, query.before ?? null)
        : { notices: [], unread: 0, next: null },
  }),
  commandRoute({ method: 'POST', path: '/api/notices/:noticeId/read', command: readNotice }),
];
