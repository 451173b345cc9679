import type { Reaction } from '#platform';
import { heedPublication } from './fulfil-workorder.ts';
import { tellStaff } from './tell-staff.ts';

/** 工单的反应: what follows from an order's own events, and from a publication that it waits for. */
export const reactions: readonly Reaction[] = [tellStaff, heedPublication];
