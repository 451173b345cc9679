import { commandRoute, queryRoute, type Route } from '#platform';
import { importYear } from './import-year.ts';
import { yearsInForce } from './current-calendar.ts';

/** 工作日历的接口: which days are worked is public; a notice of the State Council is entered by the catalogue's keepers. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/calendar/years',
    summary: '各年度放假安排',
    permission: { visitor: true },
    read: async (_, env) => ({ years: await yearsInForce(env.db) }),
  }),
  commandRoute({ method: 'POST', path: '/api/calendar/years', summary: '导入年度放假安排', command: importYear }),
];
