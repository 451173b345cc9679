import { shanghaiDay } from '@yijian/core/calendar';
import { advanceClock } from '../business-clock.ts';
import { commandRoute, queryRoute, type Route } from './route.ts';

/** 业务时钟的接口: what day it is for deadlines; advancing it is refused outside tests and demonstrations. */
export const clockRoutes: readonly Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/clock',
    summary: '业务时钟',
    permission: { visitor: true },
    read: async (_request, env) => {
      const { rows } = await env.db.query<{ ms: number; offset: number }>(
        'select (extract(epoch from clock_timestamp()) * 1000)::bigint + offset_ms as ms, offset_ms as offset from platform.clock',
      );
      const now = new Date(rows[0]!.ms).toISOString();
      return {
        now,
        today: shanghaiDay(now),
        demo: env.config.demo,
        offsetMinutes: Math.round(rows[0]!.offset / 60_000),
      };
    },
  }),
  commandRoute({ method: 'POST', path: '/api/clock/advance', command: advanceClock }),
];
