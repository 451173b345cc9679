import type { Reaction } from '#platform';
import { heedTransfer } from './follow-transfer.ts';

/** 一件事的反应: what is offered follows a power that passed on. */
export const reactions: readonly Reaction[] = [heedTransfer];
