import { queryRoute, refusals as platformRefusals, type Route } from '#platform';
import { findCheckpoint } from './find-checkpoint.ts';
import { proveEntry } from './prove-entry.ts';

/** 留痕的接口: the newest root is public, so that anybody can note it and hold it against a later one. */
export const routes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/journal/checkpoint',
    summary: '日志检查点',
    permission: { visitor: true },
    read: async (_, env) => findCheckpoint(env.db),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/journal/entries/:entryId/proof',
    summary: '留痕的包含证明',
    permission: { posts: ['supervisor'] },
    read: async ({ params }, env) => {
      const proof = await proveEntry(env.db, params.entryId!);
      if (!proof) throw platformRefusals.notFound.with();
      return proof;
    },
  }),
];
