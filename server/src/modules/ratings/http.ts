import { commandRoute, queryRoute, type Route } from '#platform';
import { rateCase } from './rate-case.ts';
import { readInvitation, readOwnRating } from './read-invitation.ts';

const limit = { perMinute: 30 };

/** 好差评的接口: opened with the applicant's token; staff sessions are refused. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/ratings/:token',
    summary: '打开评价邀请',
    permission: { visitor: true },
    limit,
    read: ({ params, actor }, env) => readInvitation(env, params.token!, actor),
  }),
  commandRoute({ method: 'POST', path: '/api/ratings/:token', command: rateCase, limit }),
  queryRoute({
    method: 'GET',
    path: '/api/cases/:caseId/rating',
    summary: '本人的评价链接',
    permission: { citizen: true },
    read: ({ params, actor }, env) => readOwnRating(env, params.caseId!, actor),
  }),
];
