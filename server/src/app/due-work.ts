import { expireLicences } from '#licences';
import type { Environment } from '#platform';
import { dueWork as escalateWorkorders } from '#workorders';

/** Due work of the modules beside the cases: licences that expired, work orders that are late. */
export async function doLaterDueWork(env: Environment): Promise<void> {
  await expireLicences(env);
  await escalateWorkorders(env);
}
