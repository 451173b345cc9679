import { queryRoute, type Route } from '#platform';
import { loadPublished } from '../load-published.ts';

/** 共用的定义的接口: what editors put in full and offer to choose from. */
export const sharedRoutes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/catalogue/shared',
    summary: '共用的情形、规则和业务办理项',
    permission: { posts: ['catalogueManager', 'decider', 'supervisor'] },
    read: async (_, { db }) => {
      const { byKind } = await loadPublished(db);
      const all = (kind: 'situation' | 'rule' | 'variant') =>
        [...byKind[kind].values()].map(({ definition, version, hash }) => ({ definition, version, hash }));
      return { situations: all('situation'), rules: all('rule'), variants: all('variant') };
    },
  }),
];
