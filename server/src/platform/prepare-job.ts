import type { AnyCommand, Request } from './command.ts';
import type { Environment } from './environment.ts';
import { Refusal } from './refusal.ts';

type Preparing = Omit<Request<unknown>, 'prepared'> & { command: AnyCommand };

/**
 * What `prepare` answers, beside the job it is for. A refusal that is recorded goes through the queue like any other, as what
 * `load` found: its record and its kept answer are then written where every refused command writes them.
 */
export async function prepareJob<J extends Preparing>(job: J, env: Environment): Promise<[J, unknown]> {
  try {
    return [job, job.command.prepare && (await job.command.prepare(job, env))];
  } catch (error) {
    if (!(error instanceof Refusal) || !error.recorded) throw error;
    return [{ ...job, command: { ...job.command, chained: undefined, load: answerPrepared } }, error];
  }
}

const answerPrepared: AnyCommand['load'] = async (_, requests) => requests.map((request) => request.prepared);
