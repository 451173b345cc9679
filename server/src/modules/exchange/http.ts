import { queryRoute, type Route } from '#platform';
import { listMyReadings } from './list-my-readings.ts';

/** 数据共享的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/my/readings',
    summary: '我的数据被查询的记录',
    permission: { citizen: true },
    read: ({ actor }, env) => listMyReadings(env, actor),
  }),
];
