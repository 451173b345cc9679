import { routes as admin } from './admin/routes.ts';
import { routes as approver } from './approver/routes.ts';
import { routes as citizen } from './citizen/routes.ts';
import { routes as counter } from './counter/routes.ts';
import { routes as overseer } from './overseer/routes.ts';
import type { FaceRoute } from './ui/face-route.ts';

/** 界面登记: every face lists its addresses; the pages themselves are fetched when somebody goes there. */
export const faces: readonly { face: string; routes: readonly FaceRoute[] }[] = [
  { face: 'citizen', routes: citizen },
  { face: 'counter', routes: counter },
  { face: 'approver', routes: approver },
  { face: 'admin', routes: admin },
  { face: 'overseer', routes: overseer },
];
