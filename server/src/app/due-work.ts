import { dueWork as followCatalogue } from '#catalogue';
import { doDueWork } from '#cases';
import { scanWaiting } from '#files';
import { sequenceLeaves } from '#journal';
import { expireLicences } from '#licences';
import { sendDueMessages } from '#notices';
import type { Environment, Reaction } from '#platform';
import { openDueReports } from '#oversight';
import { dueWork as escalateWorkorders } from '#workorders';

/** One a line: every module adds its own. */
const works: readonly ((env: Environment) => Promise<unknown>)[] = [
  followCatalogue,
  doDueWork,
  expireLicences,
  openDueReports,
  escalateWorkorders,
  sendDueMessages,
  scanWaiting,
  sequenceLeaves,
];

/**
 * 到期工作 of every module, found by polling (decisions.md 9): versions whose day has come and the catalogue's issues, receipt clocks that ran out, licences that expired, work orders
 * that are late, the month's report to remind of; short messages whose time has come; files that wait for the virus scanner; and journal rows that wait for their place in the log. Idempotent; one that fails keeps no other from its turn; called every minute and right after the business clock was advanced.
 */
export async function doAllDueWork(env: Environment): Promise<void> {
  const failures: unknown[] = [];
  for (const work of works) {
    try {
      await work(env);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'part of the due work failed');
}

/** After the business clock jumped, the look comes at once. */
export const lookAfterClock: Reaction = {
  consumer: 'app.due-work',
  on: ['clock.advanced'],
  handle: (_, env) => doAllDueWork(env),
};
