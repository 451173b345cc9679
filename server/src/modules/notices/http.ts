import Type from 'typebox';
import { commandRoute, queryRoute, type Route } from '#platform';
import { readContactPreference, setContactPreference } from './contact-preference.ts';
import { listNotReached } from './list-not-reached.ts';
import { listOwnNotices } from './list-notices.ts';
import { readNotice } from './read-notice.ts';
import { takeReceipt } from './take-receipt.ts';

/** 消息的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/notices',
    summary: '我的消息',
    permission: {
      citizen: true,
      posts: [
        'counter',
        'receiver',
        'reviewer',
        'decider',
        'catalogueManager',
        'supervisor',
        'issuer',
        'administrator',
      ],
    },
    query: Type.Object({ before: Type.Optional(Type.String({ format: 'uuid' })) }),
    read: ({ actor, query }, env) => listOwnNotices(env.db, actor, query.before ?? null),
  }),
  commandRoute({ method: 'POST', path: '/api/notices/:noticeId/read', command: readNotice }),
  queryRoute({
    method: 'GET',
    path: '/api/contact-preference',
    summary: '是否收短信',
    permission: { citizen: true },
    read: ({ actor }, env) => readContactPreference(env, actor),
  }),
  commandRoute({ method: 'PUT', path: '/api/contact-preference', command: setContactPreference }),
  queryRoute({
    method: 'GET',
    path: '/api/messages/not-reached',
    summary: '没有送到的短信',
    permission: { posts: ['counter', 'supervisor'] },
    read: (_, env) => listNotReached(env.db),
  }),
  // The gateway is no browser: its signature stands in the body, and a receipt taken twice changes nothing.
  commandRoute({
    method: 'POST',
    path: '/api/message-receipts',
    command: takeReceipt,
    exempt: true,
    limit: { perMinute: 6000 },
  }),
];
