import type { FaceRoute } from '../ui/face-route.ts';

export const routes: readonly FaceRoute[] = [
  { path: '/', load: () => import('./home/home-page.tsx') },
  { path: '/citizen/search', load: () => import('./home/search-page.tsx') },
  { path: '/citizen/bundles/$code', load: () => import('./bundle/bundle-page.tsx') },
];
