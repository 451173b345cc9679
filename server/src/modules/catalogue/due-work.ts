import type { Environment } from '#platform';
import { forceDueVersions } from './life/bring-into-force.ts';
import { endDueExceptions } from './lint/exceptions.ts';
import { followCatalogue } from './lint/track-issues.ts';

/** 目录的到期工作: versions whose day has come, exceptions that are over, and the list of issues brought up to the catalogue. */
export async function dueWork(env: Environment): Promise<void> {
  await forceDueVersions(env);
  await endDueExceptions(env);
  await followCatalogue(env);
}
