import type { FaceRoute } from '../ui/face-route.ts';

export const routes: readonly FaceRoute[] = [
  { path: '/', load: () => import('./home/home-page.tsx') },
  { path: '/login', load: () => import('./entry/login-page.tsx') },
  { path: '/citizen/search', load: () => import('./home/search-page.tsx') },
  { path: '/citizen/items/$code', load: () => import('./bundle/item-page.tsx') },
  { path: '/citizen/bundles/$code', load: () => import('./bundle/bundle-page.tsx') },
  { path: '/citizen/applications/$applicationId', load: () => import('./application/application-page.tsx') },
  { path: '/citizen/applications/$applicationId/review', load: () => import('./application/review-page.tsx') },
  { path: '/citizen/cases', load: () => import('./cases/cases-page.tsx') },
  { path: '/citizen/cases/$caseId', load: () => import('./cases/case-page.tsx') },
  { path: '/citizen/cases/$caseId/receipt', load: () => import('./application/receipt-page.tsx') },
  { path: '/citizen/notices', load: () => import('./cases/notices-page.tsx') },
  { path: '/citizen/track', load: () => import('./cases/track-page.tsx') },
  { path: '/citizen/licences', load: () => import('./holdings/licences-page.tsx') },
  { path: '/citizen/readings', load: () => import('./holdings/readings-page.tsx') },
  { path: '/verify', load: () => import('./holdings/verify-page.tsx') },
  { path: '/verify/$token', load: () => import('./holdings/verify-page.tsx') },
  { path: '/rate/$token', load: () => import('./holdings/rate-page.tsx') },
];
