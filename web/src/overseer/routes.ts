import type { FaceRoute } from '../ui/face-route.ts';

export const routes: readonly FaceRoute[] = [
  { path: '/overseer', load: () => import('./board/board-page.tsx') },
  { path: '/overseer/cases', load: () => import('./cases/cases-page.tsx') },
  { path: '/overseer/cases/$caseId', load: () => import('./cases/case-page.tsx') },
  { path: '/overseer/cards', load: () => import('./cards/cards-page.tsx') },
  { path: '/overseer/attempts', load: () => import('./attempts/attempts-page.tsx') },
  { path: '/overseer/filings', load: () => import('./filings/filings-page.tsx') },
  { path: '/overseer/indicators', load: () => import('./indicators/indicators-page.tsx') },
  { path: '/overseer/workorders', load: () => import('./workorders/workorders-page.tsx') },
  { path: '/overseer/workorders/$id', load: () => import('./workorders/workorder-page.tsx') },
];
