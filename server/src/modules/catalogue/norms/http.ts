import Type from 'typebox';
import { queryRoute, type Route } from '#platform';
import { clausesOfItem, clausesOfRules, listNorms, showNorm } from './read-norms.ts';

const anyone = { visitor: true } as const;

/** 制度文库的接口: for everybody. */
export const normRoutes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/norms',
    summary: '制度文库',
    permission: anyone,
    read: (_, { db }) => listNorms(db),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/norms/:code',
    summary: '一项制度的条文和各版',
    permission: anyone,
    query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }),
    read: ({ params, query }, { db }) => showNorm(db, params.code!, query.version),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/norm-clauses',
    summary: '体检规则所依据的条款',
    permission: anyone,
    read: (_, { db }) => clausesOfRules(db),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/items/:code/norms',
    summary: '事项所依据的制度条款',
    permission: anyone,
    read: ({ params }, { db }) => clausesOfItem(db, params.code!),
  }),
];
