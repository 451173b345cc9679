import { shanghaiDay } from '@yijian/core/calendar';
import { loadPublished } from '#catalogue';
import type { Environment } from '#platform';
import { closedOn, listCurrent } from '../find-release.ts';
import { isRunning } from '../trial/find-trial.ts';
import { listOpenTrials } from '../trial/trials.store.ts';
import { type Programme, programmeOf } from './programme.ts';

/** 一件事上线进度 (THG-11/18/20) as of today. */
export async function readProgramme({ db, now }: Pick<Environment, 'db' | 'now'>): Promise<Programme> {
  const { byKind, catalogue, premises } = await loadPublished(db);
  const today = shanghaiDay(await now());
  const trials = (await listOpenTrials(db)).filter((one) => isRunning(one, today));
  return programmeOf({
    byKind,
    catalogue,
    premises,
    online: new Set((await listCurrent(db)).map(({ bundle }) => bundle)),
    testing: new Set(trials.map(({ bundle }) => bundle)),
    closed: await closedOn(db),
    today,
  });
}
