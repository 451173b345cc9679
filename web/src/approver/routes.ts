import type { FaceRoute } from '../ui/face-route.ts';

export const routes: readonly FaceRoute[] = [
  { path: '/approver', load: () => import('./queue-page.tsx') },
  { path: '/approver/limits', load: () => import('./limits-list-page.tsx') },
  { path: '/approver/led', load: () => import('./lead/led-page.tsx') },
  { path: '/approver/led/bundles/$bundle', load: () => import('./lead/running-page.tsx') },
  { path: '/approver/led/$caseId', load: () => import('./lead/led-case-page.tsx') },
  { path: '/approver/conferrals/$caseId/$conferralId', load: () => import('./conferral-page.tsx') },
  { path: '/approver/cases/$caseId/$member', load: () => import('./strand-page.tsx') },
];
