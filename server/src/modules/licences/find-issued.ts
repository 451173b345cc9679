import type { Environment } from '#platform';
import { findByDecision, openLicences } from './licences.store.ts';

/**
 * 某项决定发的证照: what is printed on the licence that a decision issued, whatever became of it later; undefined before it is
 * made, and after its holder was erased.
 */
export async function findIssued(
  env: Pick<Environment, 'db' | 'keys'>,
  decisionId: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const licence = await findByDecision(env.db, decisionId);
  if (!licence) return undefined;
  const [opened] = await openLicences(env.db, env.keys, [licence]);
  return opened?.content?.attributes;
}
