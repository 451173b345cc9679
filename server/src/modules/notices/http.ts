import Type from 'typebox';
import { commandRoute, queryRoute, type Route } from '#platform';
import { listOwnNotices } from './list-notices.ts';
import { readNotice } from './read-notice.ts';

/** 消息的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/notices',
    summary: '我的消息',
    permission: {
      citizen: true,
      posts: ['counter', 'reviewer', 'decider', 'issuer', 'catalogueManager', 'supervisor'],
    },
    query: Type.Object({ before: Type.Optional(Type.String({ format: 'uuid' })) }),
    read: ({ actor, query }, env) => listOwnNotices(env.db, actor, query.before ?? null),
  }),
  commandRoute({ method: 'POST', path: '/api/notices/:noticeId/read', command: readNotice }),
];
