import { setImmediate as immediate, setTimeout as wait } from 'node:timers/promises';
import type { Random } from './ids.ts';

/** After the current turn of the event loop: lets commands that arrive together meet in one batch. */
export const later = (): Promise<void> => immediate();

/** Waits 5, 10, 20 … ms with jitter before a command is repeated. Never for deadlines: those are rows. */
export const backOff = (attempt: number, random: Random): Promise<void> =>
  wait(5 * 2 ** attempt * (0.5 + random(1)[0]! / 255));

/** The answer of `work`, or an error after `ms`: one hanging piece of work never holds up the others. Never for deadlines. */
export async function withinTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const done = new AbortController();
  const late = wait(ms, undefined, { signal: done.signal, ref: false }).then(() => {
    throw new Error(`not done within ${ms} ms`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}

/** Does this after `ms` unless the process has ended before: for letting go of connections. Never for deadlines. */
export const soon = (ms: number, act: () => void): void => void wait(ms, undefined, { ref: false }).then(act);
