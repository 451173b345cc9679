import { queryRoute, type Route } from '#platform';
import { demoLogins } from './demo-logins.ts';

/** 演示账号的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/demo-logins',
    permission: { visitor: true },
    read: async (_, env) => (env.config.demo ? demoLogins() : []),
  }),
];
