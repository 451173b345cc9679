import { loadPublished } from '#catalogue';
import { scannerStatus } from '#files';
import type { Hall } from '@yijian/core/contract';
import { queryRoute, type Route } from '#platform';
import { demoLogins } from './demo-logins.ts';

/** 站点信息与演示账号的接口. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/site',
    permission: { visitor: true },
    read: async (_, env) => {
      const halls = [...(await loadPublished(env.db)).byKind.hall.values()].map((entry) => entry.definition as Hall);
      const [hall] = halls
        .filter((one) => (one.channel ?? 'counter') === 'counter')
        .sort((a, b) => (a.code < b.code ? -1 : 1));
      return {
        hall: hall ? { name: hall.name, address: hall.address, openHours: hall.openHours, phone: hall.phone } : null,
        province: env.config.province?.name ?? null,
      };
    },
  }),
  queryRoute({
    method: 'GET',
    path: '/api/system/status',
    summary: '系统状态',
    permission: { posts: ['administrator'] },
    read: async (_, env) => ({ scanner: await scannerStatus(env) }),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/demo-logins',
    permission: { visitor: true },
    read: async (_, env) => (env.config.demo ? demoLogins() : []),
  }),
];
