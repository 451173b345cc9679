import type { FaceRoute } from '../ui/face-route.ts';

export const routes: readonly FaceRoute[] = [
  { path: '/', load: () => import('./home/home-page.tsx') },
  { path: '/login', load: () => import('./entry/login-page.tsx') },
  { path: '/citizen/search', load: () => import('./home/search-page.tsx') },
  { path: '/citizen/bundles/$code', load: () => import('./bundle/bundle-page.tsx') },
  { path: '/citizen/applications/$applicationId', load: () => import('./application/application-page.tsx') },
  { path: '/citizen/applications/$applicationId/review', load: () => import('./application/review-page.tsx') },
  { path: '/citizen/cases/$caseId/receipt', load: () => import('./application/receipt-page.tsx') },
];
