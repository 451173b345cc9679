import { shanghaiDay } from '@yijian/core/calendar';
import { businessNow, type Queryable } from '#platform';
import { codeOfAddress } from './trial-code.ts';
import { readTrial, type Trial } from './trials.store.ts';

/** Whether a trial may still be applied for on this day: nobody ended it, and its last day is not over. */
export const isRunning = (trial: Pick<Trial, 'endedAt' | 'endsOn'>, today: string): boolean =>
  trial.endedAt === null && today <= trial.endsOn;

/** 试办中的一件事 under `trial-<code>`; undefined when there is none, or it is over. Asked anew each time, so that revoking works at once. */
export async function runningTrial(db: Queryable, address: string): Promise<Trial | undefined> {
  const trial = await readTrial(db, codeOfAddress(address));
  return trial && isRunning(trial, shanghaiDay(await businessNow(db))) ? trial : undefined;
}
