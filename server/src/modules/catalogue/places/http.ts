import { queryRoute, type Route } from '#platform';
import { readPlaces } from './read-places.ts';

const anyone = { visitor: true } as const;

/** 办理地点的接口: for everybody. */
export const placeRoutes: Route[] = [
  queryRoute({
    method: 'GET',
    path: '/api/items/:code/places',
    summary: '事项可以到哪里交',
    permission: anyone,
    read: ({ params }, { db }) => readPlaces(db, 'item', params.code!),
  }),
  queryRoute({
    method: 'GET',
    path: '/api/bundles/:code/places',
    summary: '一件事可以到哪里交',
    permission: anyone,
    read: ({ params }, { db }) => readPlaces(db, 'bundle', params.code!),
  }),
];
