import type { FaceRoute } from '../ui/face-route.ts';

export const routes: readonly FaceRoute[] = [
  { path: '/counter', load: () => import('./queue-page.tsx') },
  { path: '/counter/new', load: () => import('./start-page.tsx') },
  { path: '/counter/applications/$applicationId', load: () => import('./intake-page.tsx') },
  { path: '/counter/cases/$caseId', load: () => import('./case-page.tsx') },
];
