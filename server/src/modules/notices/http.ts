import Type from 'typebox';
import { commandRoute, queryRoute, type Route } from '#platform';
import { listNotices } from './list-notices.ts';
import { readNotice } from './read-notice.ts';

/** 消息的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/notices',
    summary: '我的消息',
    permission: { citizen: true },
    query: Type.Object({ before: Type.Optional(Type.String({ format: 'uuid' })) }),
    read: async ({ actor, query }, env) =>
      actor.principal
        ? listNotices(env.db, actor.principal, query.before ?? null)
        : { notices: [], unread: 0, next: null },
  }),
  commandRoute({ method: 'POST', path: '/api/notices/:noticeId/read', command: readNotice }),
];
