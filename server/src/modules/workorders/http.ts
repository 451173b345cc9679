import Type from 'typebox';
import { commandRoute, queryRoute, type Route } from '#platform';
import { assignWorkorder, completeWorkorder, signWorkorder, verifyWorkorder } from './handle-workorder.ts';
import { closeWorkorder, followUpWorkorder, reviewAppeal, sendBackWorkorder } from './supervise-workorder.ts';
import { listMyWorkorders, viewWorkorder } from './view-workorder.ts';

const readers = { posts: ['reviewer', 'decider', 'counter', 'supervisor'] } as const;
const filter = Type.Object({
  kind: Type.Optional(Type.String({ maxLength: 40 })),
  status: Type.Optional(Type.String({ maxLength: 40 })),
});

/** 工单的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/workorders',
    summary: '工单列表',
    permission: readers,
    query: filter,
    read: ({ actor, query }, env) =>
      listMyWorkorders(env, actor, { type: query.kind ?? null, status: query.status ?? null }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/workorders/:workorderId',
    summary: '工单详情',
    permission: readers,
    read: ({ actor, params }, env) => viewWorkorder(env, params.workorderId!, actor),
  }),
  commandRoute({ method: 'POST', path: '/api/workorders/:workorderId/assign', command: assignWorkorder }),
  commandRoute({ method: 'POST', path: '/api/workorders/:workorderId/sign', command: signWorkorder }),
  commandRoute({ method: 'POST', path: '/api/workorders/:workorderId/verify', command: verifyWorkorder }),
  commandRoute({ method: 'POST', path: '/api/workorders/:workorderId/complete', command: completeWorkorder }),
  commandRoute({ method: 'POST', path: '/api/workorders/:workorderId/review-appeal', command: reviewAppeal }),
  commandRoute({ method: 'POST', path: '/api/workorders/:workorderId/follow-up', command: followUpWorkorder }),
  commandRoute({ method: 'POST', path: '/api/workorders/:workorderId/send-back', command: sendBackWorkorder }),
  commandRoute({ method: 'POST', path: '/api/workorders/:workorderId/close', command: closeWorkorder }),
];
