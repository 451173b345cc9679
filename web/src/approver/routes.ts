import type { FaceRoute } from '../ui/face-route.ts';

export const routes: readonly FaceRoute[] = [];
