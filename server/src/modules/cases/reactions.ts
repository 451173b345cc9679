import type { Reaction } from '#platform';
import { tellApplicant } from './tell-applicant.ts';

/** 办件的反应: what follows from a case's own events. */
export const reactions: readonly Reaction[] = [tellApplicant];
