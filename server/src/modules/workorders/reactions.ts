import type { Reaction } from '#platform';
import { tellStaff } from './tell-staff.ts';

/** 工单的反应: what follows from an order's own events. */
export const reactions: readonly Reaction[] = [tellStaff];
