import type { FaceRoute } from '../ui/face-route.ts';

export const routes: readonly FaceRoute[] = [
  { path: '/admin', load: () => import('./bundles/bundles-page.tsx') },
  { path: '/admin/bundles/new', load: () => import('./studio/new-bundle-page.tsx') },
  { path: '/admin/bundles/$code', load: () => import('./studio/studio-page.tsx') },
  { path: '/admin/bundles/$code/limits', load: () => import('./bundles/limits-page.tsx') },
  { path: '/admin/catalogue', load: () => import('./catalogue/catalogue-page.tsx') },
  { path: '/admin/catalogue/$kind/$code', load: () => import('./catalogue/definition-page.tsx') },
  { path: '/admin/lint', load: () => import('./catalogue/lint-page.tsx') },
];
