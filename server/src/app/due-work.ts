import { expireLicences } from '#licences';
import type { Environment } from '#platform';

/** Due work of the modules beside the cases: licences that expired. */
export async function doLaterDueWork(env: Environment): Promise<void> {
  await expireLicences(env);
}
