import Type from 'typebox';
import { commandRoute, queryRoute, type Route } from '#platform';
import { endVisit } from './end-visit.ts';
import { rateCase } from './rate-case.ts';
import { offerPairing, pairDevice, readDeviceScreen, readOwnDevice } from './rating-device.ts';
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
  commandRoute({ method: 'POST', path: '/api/visits', command: endVisit, status: 201 }),
  queryRoute({
    method: 'GET',
    path: '/api/rating-device',
    summary: '本窗口的评价器',
    permission: { posts: ['counter'] },
    read: ({ actor }, env) => readOwnDevice(env, actor),
  }),
  commandRoute({ method: 'POST', path: '/api/rating-device/codes', command: offerPairing, status: 201 }),
  commandRoute({
    method: 'POST',
    path: '/api/rating-device/pairings',
    command: pairDevice,
    status: 201,
    limit: { perMinute: 10 },
  }),
  // The device's secret stands in the body: addresses are written into logs.
  queryRoute({
    method: 'POST',
    path: '/api/rating-device/screen',
    summary: '评价器现在该显示什么',
    permission: { visitor: true },
    limit: { perMinute: 600 },
    body: Type.Object({ device: Type.String({ minLength: 1, maxLength: 100 }) }, { additionalProperties: false }),
    read: ({ body, actor }, env) => readDeviceScreen(env, body.device, actor),
  }),
];
