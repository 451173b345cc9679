import { setImmediate as immediate, setTimeout as wait } from 'node:timers/promises';
import type { Random } from './ids.ts';

/** After the current turn of the event loop: lets commands that arrive together meet in one batch. */
export const later = (): Promise<void> => immediate();

/** Waits 5, 10, 20 … ms with jitter before a command is repeated. Never for deadlines: those are rows. */
export const backOff = (attempt: number, random: Random): Promise<void> => wait(5 * 2 ** attempt * (0.5 + random(1)[0]! / 255));
